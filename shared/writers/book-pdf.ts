import type { BookFrame, BookPart, PlacedPart } from '#shared/documents/book.ts'
import type { Document, PageSetup } from '#shared/documents/document.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import { entriesOf, frontOf, numberedThrough } from './book-sections.ts'
import type { FontFace } from './font-face.ts'
import { openFonts, type FontSet, type FontSource } from './fonts.ts'
import { pdfFile, type PdfFile } from './pdf-file.ts'
import { takePages, type TakenPage } from './pdf-join.ts'
import { bookmarks, information } from './pdf-outline.ts'
import { sharedFonts, type SharedFonts } from './pdf-shared-fonts.ts'
import { layOut, layOutFeet } from './to-pdf.ts'

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
export async function bookPdf(parts: AsyncIterable<BookPart>, frame: BookFrame, sources: readonly FontSource[], on: BookProgress = {}): Promise<BookPdf> {
  const book = openBook(sources)
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

function openBook(sources: readonly FontSource[]): OpenBook {
  const file = pdfFile()
  const faces = new Map<string, FontFace>()
  const fonts = sharedFonts(file, name => faces.get(name))
  const opened = async (document: Document): Promise<FontSet> => {
    const set = await openFonts(document, sources)
    for (const face of set.faces.values()) if (!faces.has(face.font.postscriptName)) faces.set(face.font.postscriptName, face)
    return set
  }
  return {
    take: async document => {
      const { bytes, pages } = await layOut(document, await opened(document))
      return takePages(bytes, file, fonts).map((taken, index) => ({ taken, page: pageAt(pages, index) }))
    },
    count: async document => (await layOut(document, await opened(document))).pages.length,
    finish: async (pages, frame, marks) => {
      const feet = takePages(await layOutFeet(pages.map(({ page }) => page), await opened(footTexts(pages))), file, fonts)
      const ids = writePages(file, pages.map(({ taken }) => taken), feet, fonts)
      const outline = bookmarks(file, marks.map(({ title, level, page }) => ({ title: printableText(title), level, page: ids.pages[page] ?? 0 })))
      const root = file.add(`<</Type/Catalog/Pages ${ids.tree} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>${outline === null ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}>>`)
      return file.finish(root, file.add(information(frame)), identityOf(frame, pages.length))
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

function writePages(file: PdfFile, pages: readonly TakenPage[], feet: readonly TakenPage[], fonts: SharedFonts): { tree: number; pages: readonly number[] } {
  const tree = file.reserve()
  const ids = pages.map((page, index) => {
    const foot = feet[index]
    const used = [...new Set([...page.fonts, ...(foot?.fonts ?? [])])].join('')
    const contents = [page, foot].flatMap(of => (of === undefined ? [] : [`${of.content} 0 R`])).join(' ')
    return file.add(`<</Type/Page/Parent ${tree} 0 R/MediaBox ${page.mediaBox}/Contents[${contents}]/Resources<<${page.resources}/Font<<${used}>>>>>>`)
  })
  file.put(tree, `<</Type/Pages/Count ${ids.length}/Kids[${ids.map(id => `${id} 0 R`).join(' ')}]>>`)
  fonts.finish()
  return { tree, pages: ids }
}

/** Tells files apart, and is the same for the same book. */
function identityOf({ title, unit, madeOn }: BookFrame, pages: number): string {
  let hash = 0x811c9dc5
  const digits = [title, unit, madeOn, String(pages)].map(text => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    return (hash >>> 0).toString(16).padStart(8, '0')
  })
  return digits.join('')
}
