import { memo, useEffect, useRef } from 'react'
import type { Bookmark } from './use-pdf.ts'

interface Props {
  readonly bookmarks: readonly Bookmark[]
  readonly current: number
  /** Stays the same function: a book has hundreds of entries. */
  readonly onGo: (page: number) => void
}

/** The book's contents beside it: each part a click from its first page. */
export const PageBookmarks = memo(function PageBookmarks({ bookmarks, current, onGo }: Props) {
  const here = bookmarks.findLastIndex(({ page }) => page <= current)
  const list = useRef<HTMLElement>(null)
  useEffect(() => { list.current?.children[here]?.scrollIntoView({ block: 'nearest' }) }, [here])
  return <nav className="page-bookmarks" aria-label="目录" ref={list}>{bookmarks.map((bookmark, i) => <Entry key={i} bookmark={bookmark} isHere={i === here} onGo={onGo} />)}</nav>
})

interface EntryProps { readonly bookmark: Bookmark; readonly isHere: boolean; readonly onGo: (page: number) => void }

const Entry = memo(function Entry({ bookmark: { title, level, page }, isHere, onGo }: EntryProps) {
  return (
    <button type="button" aria-current={isHere ? 'page' : undefined} title={title} style={{ paddingLeft: 8 + (level - 1) * 12 }} onClick={() => onGo(page)}>
      <span>{title}</span><span className="muted">{page}</span>
    </button>
  )
})
