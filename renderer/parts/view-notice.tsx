import { Button } from 'antd'
import { rebuildView, useViewStatus } from '../storage/view-keeper.ts'
import { useDoing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { ProgressNotice } from '../ui/progress-notice.tsx'

/** Said over every page while what it shows is being made anew, or can't be. */
export function ViewNotice() {
  const status = useViewStatus()
  const [, rebuild] = useDoing(() => rebuildView())
  switch (status.kind) {
    case 'readable': return null
    case 'rebuilding': return <div className="banner"><ProgressNotice title="正在重新整理显示用的数据" done={status.progress.done} total={status.progress.total || null} unit="条" /></div>
    case 'unreadable': return <FailureNotice message={status.message} detail={status.detail} actions={<Button size="small" onClick={() => void rebuild()}>重新整理</Button>} />
  }
}
