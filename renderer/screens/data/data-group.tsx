import type { ReactNode } from 'react'

/** Tasks of one kind, one line each on one sheet. */
export function DataGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="data-group" aria-label={title}><h2>{title}</h2>{children}</section>
}

interface TaskProps {
  readonly title: string
  readonly words: ReactNode
  readonly button: ReactNode
  readonly children?: ReactNode
}

/** One task: what it is for, its button, and under it what came of it. */
export function DataTask({ title, words, button, children }: TaskProps) {
  return (
    <div className="data-task-line" role="group" aria-label={title}>
      <div className="data-task-head"><div><h3>{title}</h3><p className="muted">{words}</p></div>{button}</div>
      {children}
    </div>
  )
}
