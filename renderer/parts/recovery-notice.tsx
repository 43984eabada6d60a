import { Button } from 'antd'
import { navigate, useRoute } from '../ui/route.ts'
import { useDataStatus } from './use-data-status.ts'

/** Opened with the printed key: a new password comes first, for the old one is lost. */
export function RecoveryNotice() {
  const { status } = useDataStatus('recovery')
  const { screen, rest } = useRoute()
  if (status?.openedWith !== 'recoveryKey') return null
  const isThere = screen === 'data' && rest[0] === 'password'
  return (
    <div className="banner" role="status">
      <span>这次是用恢复密钥打开的。请设一个新口令、打印新的恢复密钥；在那之前，旧口令仍然有效。</span>
      {!isThere && <Button size="small" onClick={() => navigate('data', ['password'])}>设置新口令</Button>}
    </div>
  )
}
