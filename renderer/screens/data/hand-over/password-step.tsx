import { Button } from 'antd'
import { useEffect } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { NewPassword } from '../../../parts/password/new-password.tsx'
import { askDataStatus } from '../../../parts/use-data-status.ts'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { archivePassword } from '../password/archive-password.ts'
import type { Way } from './stages.ts'

interface Props extends Way {
  readonly receiver: string
}

/** The next clerk's own password and recovery key: old sticks open nothing that comes later. */
export function PasswordStep({ steps, current, cancel, onDone, receiver }: Props) {
  const [asked, ask] = useDoing(async () => orThrow(await machineSide().keyStatus({})))
  useEffect(() => { void ask() }, [ask])
  if (asked.kind === 'failed') return <FailureNotice message={asked.message} detail={asked.detail} actions={<Button size="small" onClick={() => void ask()}>重试</Button>} />
  if (asked.kind !== 'done') return <Loading />
  const settled = async () => {
    await askDataStatus()
    onDone()
  }
  return (
    <>
      <p className="muted">交接第 {current + 1} 步（共 {steps.length} 步）：{asked.value.protection === 'password' && '移交人输入现在的口令，'}由接收人{receiver}设定新口令，移交人请回避。旧口令和旧的恢复密钥随即作废。</p>
      <NewPassword ways={archivePassword(asked.value)} cancel={cancel} onConfirmed={() => void settled()} />
    </>
  )
}
