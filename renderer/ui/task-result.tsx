import type { ReactNode } from 'react'

interface Props {
  /** What was done. */
  readonly title: string
  readonly subtitle?: string
  readonly actions: ReactNode
  readonly children?: ReactNode
}

/** The end of a task: what was done, where it is, what to do next. */
export function TaskResult({ title, subtitle, actions, children }: Props) {
  return (
    <section className="task-result" aria-label={title}>
      <h2 role="status"><span className="level green">✓</span> {title}</h2>
      {subtitle !== undefined && <p>{subtitle}</p>}
      {children}
      <div className="field-line">{actions}</div>
    </section>
  )
}
