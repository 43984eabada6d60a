import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useRef } from 'react'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { isComposing } from '../../ui/shortcut.ts'
import { DrawnPage } from './drawn-page.tsx'
import { PageBookmarks } from './page-bookmarks.tsx'
import { scaleOf, steppedZoom } from './page-layout.ts'
import { PageThumbnails } from './page-thumbnails.tsx'
import { PdfToolbar } from './pdf-toolbar.tsx'
import { type PreviewSide, usePreviewChoice } from './preview-choice.ts'
import { usePageScroll } from './use-page-scroll.ts'
import { type OpenedPdf, usePdf } from './use-pdf.ts'
import './pdf-preview.css'

interface Props {
  readonly bytes: Uint8Array
  readonly title: string
  /** Under this name the PC keeps zoom and what stands beside the pages. */
  readonly name: string
  readonly firstSide?: PreviewSide
  /** At the end of the toolbar. */
  readonly end?: ReactNode
  /** The page to begin with; from 1. */
  readonly page?: number
  /** Is told which page is looked at. */
  readonly onPage?: (page: number) => void
}

/** The real PDF page by page: zoom, page number, thumbnails, bookmarks, all from the keyboard too. */
export const PdfPreview = memo(function PdfPreview({ bytes, ...rest }: Props) {
  const opened = usePdf(bytes)
  switch (opened.kind) {
    case 'opening': return <>{rest.end}<Loading rows={12} /></>
    case 'broken': return <>{rest.end}<FailureNotice message="这个 PDF 打不开，可能已损坏。档案没有受影响，可以另存到文件夹后用别的程序查看。" /></>
    case 'open': return <Pages opened={opened} {...rest} />
  }
})

interface PagesProps extends Omit<Props, 'bytes'> { readonly opened: Extract<OpenedPdf, { kind: 'open' }> }

function Pages({ opened: { pdf, sizes, bookmarks }, title, name, firstSide = 'none', end = null, page: firstPage = 1, onPage = () => {} }: PagesProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { zoom, setZoom, side, setSide } = usePreviewChoice(name, firstSide)
  const { layout, box, from, to, current, goTo, screen, onScroll } = usePageScroll(scroller, sizes, zoom)
  const latest = useRef(goTo)
  latest.current = goTo
  const go = useCallback((page: number) => latest.current(page), [])
  useEffect(() => go(firstPage), [go, firstPage])
  const tell = useRef(onPage)
  tell.current = onPage
  useEffect(() => tell.current(current), [current])
  const size = sizes[current - 1] ?? { width: 1, height: 1 }
  const step = (by: 1 | -1) => setZoom(steppedZoom(scaleOf(zoom, size, box), by))
  const keys: Readonly<Record<string, () => void>> = {
    'PageDown': () => screen(1), 'PageUp': () => screen(-1), 'Home': () => goTo(1), 'End': () => goTo(sizes.length), 'ArrowRight': () => goTo(current + 1), 'ArrowLeft': () => goTo(current - 1),
    'Ctrl++': () => step(1), 'Ctrl+=': () => step(1), 'Ctrl+-': () => step(-1), 'Ctrl+0': () => setZoom('width'),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.target instanceof HTMLInputElement) return
    const act = keys[`${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`]
    if (act === undefined) return
    event.preventDefault() // so that the window doesn't zoom too
    act()
  }
  const shown = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(index => index < sizes.length)
  return (
    <section className="pdf-preview" aria-label={`${title}：共 ${sizes.length} 页`} onKeyDown={onKeyDown}>
      <PdfToolbar current={current} count={sizes.length} onGo={goTo} zoom={zoom} onZoom={setZoom} onStep={step} side={side} onSide={setSide} hasBookmarks={bookmarks.length > 0} end={end} />
      <div className="pdf-body">
        {side === 'thumbnails' && <PageThumbnails pdf={pdf} sizes={sizes} current={current} onGo={go} />}
        {side === 'bookmarks' && bookmarks.length > 0 && <PageBookmarks bookmarks={bookmarks} current={current} onGo={go} />}
        <div className="pdf-scroller" ref={scroller} tabIndex={0} onScroll={onScroll} aria-label="页面">
          <div className="pdf-sheets" style={{ height: layout.height, width: Math.floor(layout.width) }}>
            {shown.map(index => {
              const [top, width, height] = [layout.tops[index] ?? 0, layout.widths[index] ?? 0, layout.heights[index] ?? 0]
              return (
                <div key={index} className="pdf-sheet" aria-label={`第 ${index + 1} 页`} style={{ top, width, height, left: `calc(50% - ${width / 2}px)` }}>
                  <DrawnPage pdf={pdf} number={index + 1} width={width} after={40} />
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </section>
  )
}
