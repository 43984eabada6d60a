import { useEffect, useRef } from 'react'
import { useZoom } from '../../ui/zoom.ts'
import type { PDFDocumentProxy } from '../pdf-document.ts'
import { cssScale } from './use-pdf.ts'

interface Props {
  readonly pdf: PDFDocumentProxy
  /** From 1. */
  readonly number: number
  /** CSS pixels. */
  readonly width: number
  /** Milliseconds before it is drawn: who scrolls past draws nothing. */
  readonly after: number
}

/** More would cost a small PC's memory. */
const mostPixels = 8_000_000

/** A page as a picture that fills its box; the one before stays until the next is drawn. */
export function DrawnPage({ pdf, number, width, after }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [windowZoom] = useZoom()
  const wished = Math.round(width * windowZoom * Math.min(2, window.devicePixelRatio || 1))
  useEffect(() => {
    let cancel = () => {}
    let isWanted = true
    const draw = async () => {
      const page = await pdf.getPage(number)
      if (!isWanted) return
      const { width: own, height } = page.getViewport({ scale: cssScale })
      const scale = Math.min(wished / own, Math.sqrt(mostPixels / (own * height)))
      const viewport = page.getViewport({ scale: cssScale * scale })
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.floor(viewport.width))
      canvas.height = Math.max(1, Math.floor(viewport.height))
      const drawing = page.render({ canvas, viewport })
      cancel = () => drawing.cancel()
      await drawing.promise
      if (isWanted) host.current?.replaceChildren(canvas)
    }
    const timer = setTimeout(() => { draw().catch((error: unknown) => { if (isWanted) console.warn('pdf page', error) }) }, after) // a damaged page stays white
    return () => {
      isWanted = false
      clearTimeout(timer)
      cancel()
    }
  }, [pdf, number, wished, after])
  return <div className="drawn-page" ref={host} />
}
