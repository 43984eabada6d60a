import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { WorkKind, WorkProgress as Progress } from '#shared/contract/work.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { ProgressNotice } from '../ui/progress-notice.tsx'
import { sizeText } from './size-text.ts'
import type { Work } from './use-work.ts'

interface Props {
  readonly work: Work<WorkKind>
  /** What is being waited for, before anything is known of it: 正在备份. */
  readonly title: string
  /** What stays as it was when the work is cancelled. */
  readonly cancelledWords?: string
  /** Beside a failure: 重试 and the like. */
  readonly actions?: ReactNode
}

const counted: Readonly<Record<Exclude<Progress['unit'], 'bytes'>, string>> = { records: '条', files: '个文件', sets: '份' }

/** Long work as it goes on, with 取消, and how it ended when it failed; its result is for the page to tell. */
export function WorkProgress({ work: { state, cancel, forget }, title, cancelledWords = '已取消，什么都没有改动。', actions }: Props) {
  switch (state.kind) {
    case 'idle':
    case 'done': return null
    case 'running': return (
      <ProgressNotice
        title={state.isCancelling ? '正在取消，请稍等' : state.progress?.doing ?? title} done={state.progress?.done ?? 0} total={state.progress?.total ?? null} {...amountOf(state.progress)}
        since={{ at: state.stage.at, done: state.stage.done }} onCancel={state.isCancelling ? undefined : cancel}
        hint={state.progress?.stalled === true ? 'U 盘较慢，没有出错，请再等等。' : null}
      />
    )
    case 'failed': return <FailureNotice message={state.message} detail={state.detail} actions={actions ?? <Button size="small" onClick={forget}>知道了</Button>} />
    case 'cancelled': return <FailureNotice kind="info" message={cancelledWords} actions={<Button size="small" onClick={forget}>知道了</Button>} />
  }
}

function amountOf(progress: Progress | null): { readonly unit: string; readonly amount?: (n: number) => string } {
  if (progress === null || progress.unit === 'bytes') return { unit: '', amount: sizeText }
  return { unit: counted[progress.unit] }
}
