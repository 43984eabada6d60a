import { type RefObject, useEffect, useRef, useState } from 'react'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Loading } from '../ui/loading.tsx'
import { openPdf, type PDFDocumentProxy } from './pdf-document.ts'
import './pdf-pages.css'

interface Props {
  readonly bytes: Uint8Array
  readonly title: string
}

/** The real PDF, page under page; a page is drawn only when it comes into sight. */
export function PdfPages({ bytes, title }: Props) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'broken' | null>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { opened, close } = openPdf(bytes)
    let isShown = true
    opened.then(document => { if (isShown) setPdf(document) }, (error: unknown) => {
      console.warn('pdf', error)
      if (isShown) setPdf('broken')
    })
    return () => {
      isShown = false
      setPdf(null)
      close()
    }
  }, [bytes])
  if (pdf === null) return <Loading rows={12} />
  if (pdf === 'broken') return <FailureNotice message="这个 PDF 打不开，可能已损坏。档案没有受影响，可以另存到文件夹后用别的程序查看。" />
  return (
    <div className="pdf-pages" ref={box} aria-label={`${title}：共 ${pdf.numPages} 页`}>
      {Array.from({ length: pdf.numPages }, (_, index) => <PdfPage key={index} pdf={pdf} number={index + 1} />)}
    </div>
  )
}

/** Sheets before their size is known. */
const a4 = { width: 794, height: 1123 }

function PdfPage({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }) {
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const isNear = useIsNear(sheet)
  const [size, setSize] = useState(a4)
  useEffect(() => {
    if (!isNear) return
    let cancel = () => {}
    let isShown = true
    void pdf.getPage(number).then(async page => {
      const { width, height } = page.getViewport({ scale: cssScale })
      const target = canvas.current
      if (!isShown || target === null) return
      setSize({ width, height })
      const viewport = page.getViewport({ scale: cssScale * Math.min(2, window.devicePixelRatio || 1) })
      target.width = Math.floor(viewport.width)
      target.height = Math.floor(viewport.height)
      const drawing = page.render({ canvas: target, viewport })
      cancel = () => drawing.cancel()
      await drawing.promise
    }).catch((error: unknown) => console.warn('pdf page', error)) // given up while scrolling past; a damaged page stays white
    return () => {
      isShown = false
      cancel()
    }
  }, [pdf, number, isNear])
  return (
    <div className="pdf-page" ref={sheet} style={{ aspectRatio: `${size.width} / ${size.height}`, maxWidth: size.width }} aria-label={`第 ${number} 页`}>
      {isNear && <canvas ref={canvas} />}
    </div>
  )
}

/** CSS pixels a point: 96 / 72. */
const cssScale = 96 / 72

function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const { current } = element
    if (current === null) return
    const observer = new IntersectionObserver(entries => setNear(entries.at(-1)?.isIntersecting ?? false), { rootMargin: '800px' })
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return isNear
}
