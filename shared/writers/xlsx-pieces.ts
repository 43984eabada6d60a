import { type Block, type Column, type Document, type PageSetup, type Section } from '#shared/documents/document.ts'
import { portraitA4, typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { columnWidthsMm } from './layout.ts'
import { sheetNames } from './xlsx-sheet-name.ts'

/** What stands on one sheet. */
export interface Piece {
  readonly name: string
  readonly page: PageSetup
  readonly widthsMm: readonly number[]
  readonly blocks: readonly Block[]
}

/** A sheet for each table, since columns of a sheet have one width: lines before a table are with it, lines after the last one stay there. */
export function pieces(document: Document): readonly Piece[] {
  const found = document.sections.flatMap(cutSection)
  const cut = found.length > 0 ? found : [{ page: portraitA4({ numbering: 'none' }), columns: null, blocks: [] }] // a workbook has a sheet
  const names = sheetNames(cut.map(({ blocks }, i) => headingOf(blocks) ?? (cut.length === 1 ? document.title : `第${i + 1}页`)))
  return cut.map(({ page, columns, blocks }, i) => ({ name: names[i] ?? '', page, widthsMm: columns === null ? [typeAreaWidthMm(page)] : columnWidthsMm(columns, page), blocks }))
}

interface Cut {
  readonly page: PageSetup
  readonly columns: readonly Column[] | null
  readonly blocks: Block[]
}

function cutSection({ page, blocks }: Section): readonly Cut[] {
  const cuts: Cut[] = []
  let before: Block[] = []
  for (const block of blocks) {
    before.push(block)
    if (block.type !== 'table' && block.type !== 'formGrid') continue
    const last = cuts.at(-1)
    if (last?.columns != null && sameColumns(last.columns, block.columns)) last.blocks.push(...before)
    else cuts.push({ page, columns: block.columns, blocks: before })
    before = []
  }
  const last = cuts.at(-1)
  if (last === undefined) return blocks.length === 0 ? [] : [{ page, columns: null, blocks: before }]
  last.blocks.push(...before)
  return cuts
}

function sameColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return a.length === b.length && a.every(({ mm }, i) => mm === b[i]?.mm)
}

function headingOf(blocks: readonly Block[]): string | undefined {
  for (const block of blocks) {
    if (block.type === 'heading') return block.text
    if (block.type === 'cover') return block.title
  }
  return undefined
}
