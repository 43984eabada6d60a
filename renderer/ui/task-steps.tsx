import { Steps } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'

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
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => { // the next Tab goes into the new step, and an Enter that is held down doesn't run through all of them
    if (body.current?.contains(document.activeElement) !== true) body.current?.focus({ preventScroll: true })
  }, [current])
  return (
    <div className="task">
      {steps.length > 1 && <Steps size="small" current={current} items={steps.map(title => ({ title }))} />}
      <div className="task-body" ref={body} tabIndex={-1}>{children}</div>
      <footer className="task-foot">{cancel}<div className="page-actions">{actions}</div></footer>
    </div>
  )
}
