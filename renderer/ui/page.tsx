import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  /** 「共 128 人，筛出 12 人」 */
  readonly count?: string | undefined
  /** The one primary action and what stands beside it. */
  readonly actions?: ReactNode
  /** One line: period, kind, state, search. */
  readonly filters?: ReactNode
  readonly children?: ReactNode
}

/** The frame of every page: title line, one line of filters, and a body that takes the rest of the window. */
export function Page({ title, count, actions, filters, children }: Props) {
  return (
    <section className="page" aria-label={title}>
      <header className="page-head">
        <h1>{title}</h1>
        {count !== undefined && <span className="page-count" role="status">{count}</span>}
        <div className="page-actions">{actions}</div>
      </header>
      {filters !== undefined && <div className="page-filters">{filters}</div>}
      <div className="page-body">{children}</div>
    </section>
  )
}
