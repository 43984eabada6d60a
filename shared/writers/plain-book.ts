import type { BookFrame, BookPart, PlacedPart } from '#shared/documents/book.ts'
import type { Block, Cell, Contents, ContentsEntry, Document, Section } from '#shared/documents/document.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { type FontSource, openFonts } from './fonts.ts'
import { toDocx } from './to-docx.ts'
import { toPdf } from './to-pdf.ts'

export interface BookProgress {
  /** How many pages are laid out. */
  readonly page?: (pages: number) => void
  readonly signal?: AbortSignal
}

/** A book as one document: every part is laid out for its pages, then all of them together; the whole book lies in memory. */
export async function bookPdf(parts: AsyncIterable<BookPart>, frame: BookFrame, sources: readonly FontSource[], on: BookProgress = {}): Promise<{ bytes: Uint8Array<ArrayBuffer>; pages: number; frontPages: number; places: readonly PlacedPart[] }> {
  const [bound, counts]: [BookPart[], number[]] = [[], []]
  const pagesOf = async (document: Document) => (await toPdf(document, await openFonts(document, sources))).pages
  for await (const part of parts) {
    on.signal?.throwIfAborted()
    bound.push(part)
    counts.push(await pagesOf(part.document))
    on.page?.(counts.reduce((sum, count) => sum + count, 0))
  }
  const frontPages = await pagesOf(front(frame, bound, null))
  const places = counts.map((pages, i): PlacedPart => ({ firstPage: frontPages + 1 + counts.slice(0, i).reduce((sum, count) => sum + count, 0), pages }))
  const whole = bookDocument(frame, bound, places)
  on.signal?.throwIfAborted()
  return { ...(await toPdf(whole, await openFonts(whole, sources))), frontPages, places }
}

export async function bookDocx(parts: AsyncIterable<BookPart>, frame: BookFrame, places: readonly PlacedPart[] | null, on: BookProgress = {}): Promise<Uint8Array> {
  const bound: BookPart[] = []
  for await (const part of parts) {
    on.signal?.throwIfAborted()
    bound.push(part)
  }
  return toDocx(bookDocument(frame, bound, places))
}

function bookDocument(frame: BookFrame, parts: readonly BookPart[], places: readonly PlacedPart[] | null): Document {
  return { title: frame.title, sections: [...front(frame, parts, places).sections, ...parts.flatMap(({ document }) => document.sections)].map(section => numbered(section, frame)) }
}

function front(frame: BookFrame, parts: readonly BookPart[], places: readonly PlacedPart[] | null): Document {
  const document = frame.front(parts.map(({ title, level }, i): ContentsEntry => ({ text: title, level, page: places?.[i]?.firstPage ?? null })))
  return { ...document, sections: document.sections.map(section => ({ ...section, blocks: section.blocks.flatMap(block => (block.type === 'contents' ? contentsTable(block, section) : [block])) })) }
}

/** The numbers are known here, and no field of Word's is: a table of them is the same in both formats. */
function contentsTable({ title, entries = [] }: Contents, { page }: Section): readonly Block[] {
  const width = typeAreaWidthMm(page)
  return [
    { type: 'heading', level: 1, text: title },
    {
      type: 'table', size: '小四', columns: [{ mm: 14 }, { mm: width - 32 }, { mm: 18 }], header: [['序号', '材料名称', '页码'].map((text): Cell => ({ text, role: 'hei', align: 'center' }))],
      rows: entries.map((entry, i): readonly Cell[] => [{ text: String(i + 1), align: 'center' }, { text: `${'　'.repeat(entry.level - 1)}${entry.text}`, bold: entry.level === 1 && entries.some(({ level }) => level > 1) }, { text: entry.page === null ? '—' : String(entry.page), align: 'center' }]),
    },
  ]
}

/** Pages that bear no number (cover, dividers) stay without one. */
function numbered(section: Section, { numbering }: BookFrame): Section {
  const { footer } = section.page
  return footer.numbering === 'none' ? section : { ...section, page: { ...section.page, footer: { ...footer, numbering } } }
}
