import { Steps } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  readonly steps: readonly string[]
  readonly current: number
  /** 取消 at the left, the way back and the primary step at the right. */
  readonly cancel?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A task: steps at the top, one decision a step, everything shown before anything is written. */
export function TaskSteps({ steps, current, cancel, actions, children }: Props) {
  return (
    <div className="task">
      {steps.length > 1 && <Steps size="small" current={current} items={steps.map(title => ({ title }))} />}
      <div className="task-body">{children}</div>
      <footer className="task-foot">{cancel}<div className="page-actions">{actions}</div></footer>
    </div>
  )
}
