import type { BookFrame, BookPart, PlacedPart } from '#shared/documents/book.ts'
import type { Document, PageSetup } from '#shared/documents/document.ts'
import { entriesOf, frontOf, numberedThrough } from './book-sections.ts'
import { openFonts, type FontSource } from './fonts.ts'
import { pdfFile } from './pdf-file.ts'
import { finishPdf } from './pdf-finish.ts'
import { takePages, type TakenPage } from './pdf-join.ts'
import { sharedFonts } from './pdf-shared-fonts.ts'
import { layOut, layOutFeet, type PdfOptions } from './to-pdf.ts'

export interface BookPdf {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
  readonly frontPages: number
  readonly places: readonly PlacedPart[]
}

export interface BookProgress {
  /** How many pages are laid out so far, cover and contents not counted. */
  readonly page?: (pages: number) => void
  readonly signal?: AbortSignal
}

/**
 * One PDF of many documents. Each part is laid out by itself and taken over, so that memory holds one part beside the book; numbers come
 * last, when the pages are known. Throws the signal's reason when it is aborted.
 */
export async function bookPdf(parts: AsyncIterable<BookPart>, frame: BookFrame, sources: readonly FontSource[], { archival = false, ...on }: BookProgress & PdfOptions = {}): Promise<BookPdf> {
  const book = openBook(sources, archival)
  const titles: Pick<BookPart, 'title' | 'level'>[] = []
  const starts: { start: number; pages: number }[] = []
  const body: BookPage[] = []
  for await (const part of parts) {
    await breath(on.signal)
    const pages = await book.take(numberedThrough(part.document, frame))
    titles.push({ title: part.title, level: part.level })
    starts.push({ start: body.length, pages: pages.length })
    body.push(...pages)
    on.page?.(body.length)
  }
  const frontPages = await book.count(frontOf(frame, entriesOf(titles, null)))
  const places = starts.map(({ start, pages }): PlacedPart => ({ firstPage: frontPages + start + 1, pages }))
  await breath(on.signal)
  const front = await book.take(frontOf(frame, entriesOf(titles, places)))
  if (front.length !== frontPages) throw new Error(`the front has ${front.length} pages with numbers and ${frontPages} without`)
  await breath(on.signal)
  const bytes = await book.finish([...front, ...body], frame, titles.map((part, index) => ({ ...part, page: (places[index]?.firstPage ?? 1) - 1 })))
  return { bytes, pages: frontPages + body.length, frontPages, places }
}

interface BookPage {
  readonly page: PageSetup
  readonly taken: TakenPage
}

interface OpenBook {
  readonly take: (document: Document) => Promise<BookPage[]>
  readonly count: (document: Document) => Promise<number>
  readonly finish: (pages: readonly BookPage[], frame: BookFrame, marks: readonly { title: string; level: 1 | 2; page: number }[]) => Promise<Uint8Array<ArrayBuffer>>
}

function openBook(sources: readonly FontSource[], archival: boolean): OpenBook {
  const file = pdfFile()
  const shared = sharedFonts(file)
  return {
    take: async document => {
      const { rendered, pages } = await layOut(document, await openFonts(document, sources), shared)
      return takePages(rendered, file, shared).map((taken, index) => ({ taken, page: pageAt(pages, index) }))
    },
    count: async document => (await layOut(document, await openFonts(document, sources), shared)).pages.length,
    finish: async (pages, { title, unit, madeOn }, marks) => {
      const feet = takePages(await layOutFeet(pages.map(({ page }) => page), await openFonts(footTexts(pages), sources)), file, shared)
      return finishPdf(file, shared, { pages: pages.map(({ taken }) => taken), feet, marks, title, unit, madeOn, archival })
    },
  }
}

/** Lets messages in: a worker hears of a cancel between two parts. */
async function breath(signal: AbortSignal | undefined): Promise<void> {
  await new Promise(resolve => { setTimeout(resolve, 0) })
  signal?.throwIfAborted()
}

function pageAt(pages: readonly PageSetup[], index: number): PageSetup {
  const page = pages[index]
  if (page === undefined) throw new Error(`page ${index + 1} belongs to no section`)
  return page
}

/** A document that asks for the fonts of the feet. */
function footTexts(pages: readonly BookPage[]): Document {
  return { title: '', sections: [...new Set(pages.map(({ page }) => page))].map(page => ({ page, blocks: [] })) }
}
