import { type Block, type Column, type Document, type PageSetup, pointsOf, type Section, type TextSize } from '../documents/document.ts'
import { typeAreaWidthMm, withMargins, withNarrowSides } from '../documents/page-setup.ts'
import type { PaperProfile } from '../model/settings.ts'
import { attestedBy, isAttestation } from './attestation.ts'
import type { Ledger } from './ledger.ts'

/** What the unit calls it. */
export function ledgerTitle({ id, title }: Pick<Ledger, 'id' | 'title'>, { titles }: Pick<PaperProfile, 'titles'>): string {
  const own = titles[id]?.trim() ?? ''
  return own === '' ? title : own
}

/** A document with the margins, page numbers, signatures and title of the unit; tables fill the type area that is left. */
export function onUnitPaper(document: Document, paper: PaperProfile, retitled: (text: string) => string): Document {
  const sections = withUnitMargins(document, paper).sections.map(({ page, blocks }): Section => ({
    page: numbered(page, paper),
    blocks: blocks.flatMap(block => worded(block, paper, retitled)),
  }))
  return { title: retitled(document.title), sections }
}

/** Only the margins: for sheets that have their numbers and signatures from elsewhere (cover, contents, 签字页). */
export function withUnitMargins(document: Document, { margins }: Pick<PaperProfile, 'margins'>): Document {
  if (margins === null) return document
  return {
    ...document,
    sections: document.sections.map(({ page, blocks }) => {
      const own = withMargins(page, margins)
      const sheet = isTooNarrow(own, blocks) ? withNarrowSides(own) : own
      return { page: sheet, blocks: blocks.map(block => fitted(block, typeAreaWidthMm(page), typeAreaWidthMm(sheet))) }
    }),
  }
}

function numbered(page: PageSetup, { numbering }: PaperProfile): PageSetup {
  return page.footer.numbering === 'none' ? page : { ...page, footer: { ...page.footer, numbering } }
}

function worded(block: Block, { signatures }: PaperProfile, retitled: (text: string) => string): readonly Block[] {
  if (block.type === 'heading' && block.level === 1) return [{ ...block, text: retitled(block.text) }]
  if (block.type !== 'signatureLine' || !isAttestation(block)) return [block]
  return signatures.length === 0 ? [] : [attestedBy(block, signatures)]
}

/** A lying table keeps its columns as long as the sides can give way to them. */
function isTooNarrow(page: PageSetup, blocks: readonly Block[]): boolean {
  return page.orientation === 'landscape' && blocks.some(block => (block.type === 'table' || block.type === 'formGrid') && widthOf(block.columns) > typeAreaWidthMm(page) + roundingMm)
}

/** What filled the type area fills the new one; what is narrower stays as long as there is room for it. */
function fitted(block: Block, from: number, to: number): Block {
  if (block.type !== 'table' && block.type !== 'formGrid') return block
  const width = widthOf(block.columns)
  const scale = width > from - roundingMm ? to / width : Math.min(1, to / width)
  if (Math.abs(scale - 1) * width < roundingMm) return block
  const columns = block.columns.map(({ mm }): Column => ({ mm: Math.floor(mm * scale * 10) / 10 }))
  return { ...block, columns, size: sizeAt(block.size, scale) }
}

/** Cells that lose more than a sixth of their width are set a 字号 smaller, those that lose more than a third two: a date must stay on its line. */
function sizeAt(size: TextSize, scale: number): TextSize {
  if (scale >= 5 / 6) return size
  const smaller = smallerSizes.filter(other => pointsOf[other] < pointsOf[size])
  return smaller[scale >= 2 / 3 ? 0 : 1] ?? smaller.at(-1) ?? size
}

const smallerSizes: readonly TextSize[] = ['小四', '五号', '小五', '六号', '小六']

/** Widths in tenths of a millimetre lose so much over all columns of a wide table. */
const roundingMm = 3

function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { mm }) => sum + mm, 0)
}
