import { useEffect, useState } from 'react'
import { openPdf, type PDFDocumentProxy } from '../pdf-document.ts'
import type { Size } from './page-layout.ts'

export type OpenedPdf =
  | { readonly kind: 'opening' }
  | { readonly kind: 'broken' }
  /** Sheets that were not looked at yet are as large as the first one. */
  | { readonly kind: 'open'; readonly pdf: PDFDocumentProxy; readonly sizes: readonly Size[]; readonly bookmarks: readonly Bookmark[] }

/** An entry of the PDF's outline. */
export interface Bookmark {
  readonly title: string
  readonly level: number
  /** From 1. */
  readonly page: number
}

/** CSS pixels a point: 96 / 72. */
export const cssScale = 96 / 72

const sizesAtOnce = 200

/** Opens a PDF: shown as soon as its first page is known; the sizes of the others and the bookmarks follow. */
export function usePdf(bytes: Uint8Array): OpenedPdf {
  const [opened, setOpened] = useState<OpenedPdf>({ kind: 'opening' })
  useEffect(() => {
    const { opened: opening, close } = openPdf(bytes)
    let isShown = true
    const show = (next: (before: OpenedPdf) => OpenedPdf) => { if (isShown) setOpened(next) }
    read(opening, show, () => isShown).catch((error: unknown) => {
      console.warn('pdf', error)
      show(before => (before.kind === 'open' ? before : { kind: 'broken' }))
    })
    return () => {
      isShown = false
      setOpened({ kind: 'opening' })
      close()
    }
  }, [bytes])
  return opened
}

type Show = (next: (before: OpenedPdf) => OpenedPdf) => void

async function read(opening: Promise<PDFDocumentProxy>, show: Show, isWanted: () => boolean): Promise<void> {
  const pdf = await opening
  const first = await sizeOf(pdf, 1)
  const sizes = Array.from({ length: pdf.numPages }, () => first)
  show(() => ({ kind: 'open', pdf, sizes: [...sizes], bookmarks: [] }))
  const bookmarks = await bookmarksOf(pdf)
  show(before => (before.kind === 'open' ? { ...before, bookmarks } : before))
  for (let from = 2; from <= pdf.numPages && isWanted(); from += sizesAtOnce) {
    const numbers = Array.from({ length: Math.min(sizesAtOnce, pdf.numPages - from + 1) }, (_, i) => from + i)
    const some = await Promise.all(numbers.map(number => sizeOf(pdf, number)))
    if (some.every(({ width, height }) => width === first.width && height === first.height)) continue
    some.forEach((size, i) => { sizes[from - 1 + i] = size })
    show(before => (before.kind === 'open' ? { ...before, sizes: [...sizes] } : before))
  }
}

async function sizeOf(pdf: PDFDocumentProxy, number: number): Promise<Size> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: cssScale })
  return { width, height }
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

async function bookmarksOf(pdf: PDFDocumentProxy): Promise<readonly Bookmark[]> {
  const flat = flattened(await pdf.getOutline() as Outline | null, 1) // null where there is none, whatever its type says
  const pages = await Promise.all(flat.map(({ dest }) => pageOf(pdf, dest)))
  return flat.flatMap(({ title, level }, i) => {
    const page = pages[i] ?? null
    return page === null ? [] : [{ title, level, page }]
  })
}

function flattened(outline: Outline | null, level: number): { title: string; level: number; dest: Outline[number]['dest'] }[] {
  return (outline ?? []).flatMap(({ title, dest, items }) => [{ title, level, dest }, ...flattened(items, level + 1)])
}

async function pageOf(pdf: PDFDocumentProxy, dest: Outline[number]['dest']): Promise<number | null> {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
  const [target]: readonly unknown[] = explicit ?? []
  if (typeof target === 'number') return target + 1
  if (typeof target !== 'object' || target === null) return null
  return (await pdf.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1 // a reference to a page, as the format has it
}
