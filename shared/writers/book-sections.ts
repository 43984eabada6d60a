import type { BookFrame, BookPart, PlacedPart } from '#shared/documents/book.ts'
import type { ContentsEntry, Document, Section } from '#shared/documents/document.ts'

/** The part with the numbers of the whole book at its feet; notes stay. A cover bears no number, in its place or in another's. */
export function numberedThrough(document: Document, frame: BookFrame): Document {
  return { ...document, sections: document.sections.map(section => withNumbering(section, isCover(section) ? 'none' : frame.numbering)) }
}

/** Cover and contents say by themselves which of their pages bear numbers. */
export function frontOf(frame: BookFrame, entries: readonly ContentsEntry[]): Document {
  const front = frame.front(entries)
  return { ...front, sections: front.sections.map(section => (section.page.footer.numbering === 'none' ? section : withNumbering(section, frame.numbering))) }
}

/** What the contents list: parts in their order, with the page that each begins on. */
export function entriesOf(parts: readonly Pick<BookPart, 'title' | 'level'>[], places: readonly PlacedPart[] | null): ContentsEntry[] {
  return parts.map(({ title, level }, index) => ({ text: title, level, page: places?.[index]?.firstPage ?? null }))
}

function isCover(section: Section): boolean {
  return section.blocks.some(block => block.type === 'cover')
}

function withNumbering(section: Section, numbering: Section['page']['footer']['numbering']): Section {
  return { ...section, page: { ...section.page, footer: { ...section.page.footer, numbering } } }
}
