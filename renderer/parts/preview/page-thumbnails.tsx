import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import type { PDFDocumentProxy } from '../pdf-document.ts'
import { DrawnPage } from './drawn-page.tsx'
import type { Size } from './page-layout.ts'

interface Props {
  readonly pdf: PDFDocumentProxy
  readonly sizes: readonly Size[]
  readonly current: number
  readonly onGo: (page: number) => void
}

/** CSS pixels: a picture with its number, and the room around it. */
const slotHeight = 154
const pictureBox = { width: 92, height: 122 }

/** Small pictures of the pages; only those in sight are drawn. ↑ ↓ turn pages. */
export const PageThumbnails = memo(function PageThumbnails({ pdf, sizes, current, onGo }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(0)
  const [room, setRoom] = useState(6)
  useEffect(() => {
    const element = list.current
    if (element === null) return
    setRoom(Math.ceil(element.clientHeight / slotHeight) + 1)
    const top = (current - 1) * slotHeight
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + slotHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + slotHeight - element.clientHeight
  }, [current])
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    onGo(current + by)
  }
  const shown = sizes.slice(first, first + room + 1)
  return (
    <div className="page-thumbnails" ref={list} role="listbox" aria-label="缩略图" tabIndex={0} aria-activedescendant={`thumbnail-${current}`} onKeyDown={onKeyDown} onScroll={event => setFirst(Math.floor(event.currentTarget.scrollTop / slotHeight))}>
      <div style={{ height: sizes.length * slotHeight }}>
        {shown.map((size, i) => {
          const number = first + i + 1
          const scale = Math.min(pictureBox.width / size.width, pictureBox.height / size.height)
          return (
            <div key={number} id={`thumbnail-${number}`} role="option" aria-selected={number === current} aria-label={`第 ${number} 页`} className="page-thumbnail" style={{ top: (number - 1) * slotHeight, height: slotHeight }} onClick={() => onGo(number)}>
              <div style={{ width: size.width * scale, height: size.height * scale }}><DrawnPage pdf={pdf} number={number} width={size.width * scale} after={200} /></div>
              <span>{number}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
})
