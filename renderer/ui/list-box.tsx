import type { ReactNode } from 'react'

const rowHeight = 32
const headHeight = 40
const mostHeight = 300

/** Room for a list inside a task: as high as its rows, up to some eight of them. */
export function ListBox({ rows, children }: { readonly rows: number; readonly children: ReactNode }) {
  return <div className="list-box" style={{ height: Math.min(mostHeight, headHeight + Math.max(1, rows) * rowHeight) }}>{children}</div>
}
