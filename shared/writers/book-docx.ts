import type { BookFrame, BookPart, PlacedPart } from '#shared/documents/book.ts'
import { entriesOf, frontOf, numberedThrough } from './book-sections.ts'
import type { BookProgress } from './book-pdf.ts'
import { writeDocx, type MarkedSection } from './to-docx.ts'

/**
 * One Word file of many documents, each part in sections with its own sheet, pages numbered through. `places` come from the PDF of the same
 * book; without them the contents ask Word for their numbers. Throws the signal's reason when it is aborted.
 */
export async function bookDocx(parts: AsyncIterable<BookPart>, frame: BookFrame, places: readonly PlacedPart[] | null, on: Pick<BookProgress, 'signal'> & { readonly part?: (parts: number) => void } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const titles: Pick<BookPart, 'title' | 'level'>[] = []
  const body: MarkedSection[] = []
  for await (const { title, level, document } of parts) {
    on.signal?.throwIfAborted()
    titles.push({ title, level })
    numberedThrough(document, frame).sections.forEach((section, index) => {
      body.push(index === 0 ? { section, mark: { title, level, number: titles.length } } : { section })
    })
    on.part?.(titles.length)
  }
  if (places !== null && places.length !== titles.length) throw new Error(`${titles.length} parts, but places of ${places.length}`)
  const front = frontOf(frame, entriesOf(titles, places)).sections.map((section): MarkedSection => ({ section }))
  return writeDocx({ title: frame.title, unit: frame.unit, sections: [...front, ...body] })
}
