import { useEffect, useRef } from 'react'
import type { Bookmark } from './use-pdf.ts'

interface Props {
  readonly bookmarks: readonly Bookmark[]
  readonly current: number
  readonly onGo: (page: number) => void
}

/** The book's contents beside it: each part a click from its first page. */
export function PageBookmarks({ bookmarks, current, onGo }: Props) {
  const here = bookmarks.findLastIndex(({ page }) => page <= current)
  const mark = useRef<HTMLButtonElement>(null)
  useEffect(() => { mark.current?.scrollIntoView({ block: 'nearest' }) }, [here])
  return (
    <nav className="page-bookmarks" aria-label="目录">
      {bookmarks.map(({ title, level, page }, i) => (
        <button key={i} type="button" ref={i === here ? mark : null} aria-current={i === here ? 'page' : undefined} title={title} style={{ paddingLeft: 8 + (level - 1) * 12 }} onClick={() => onGo(page)}>
          <span>{title}</span><span className="muted">{page}</span>
        </button>
      ))}
    </nav>
  )
}
