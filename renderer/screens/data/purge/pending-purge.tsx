import { Button } from 'antd'
import type { DataStatus } from '#shared/contract/contract.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { navigate } from '../../../ui/route.ts'

/** Said on 数据 as long as old files of a 清除 still lie here. */
export function PendingPurge({ status }: { readonly status: DataStatus }) {
  if (status.pendingPurge === null) return null
  return <FailureNotice kind="warning" message="有一次清除还没有做完：旧文件还留在电脑里，等一次核对过的备份。请插上 U 盘继续。" actions={<Button size="small" onClick={() => navigate('data', ['purge'])}>继续</Button>} />
}
