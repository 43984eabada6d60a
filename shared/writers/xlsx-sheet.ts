import type { PageSetup } from '#shared/documents/document.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import { escaped } from './docx-table.ts'
import type { Piece } from './xlsx-pieces.ts'

export type CellContent = { readonly kind: 'text'; readonly id: number } | { readonly kind: 'number'; readonly number: number } | { readonly kind: 'empty' }

/** A sheet that is written from top to bottom. */
export interface Sheet {
  readonly name: string
  readonly columnCount: number
  /** One text over all columns. */
  readonly addLine: (text: string, points: number, stringId: number, styleId: number) => void
  readonly beginRow: () => void
  readonly addCell: (column: number, content: CellContent, styleId: number) => void
  /** From this row on. */
  readonly merge: (column: number, columns: number, rows: number) => void
  /** The row is high enough for a text in so many columns, and its share of the rows. */
  readonly fit: (text: string, points: number, over: { readonly column: number; readonly columns: number; readonly rows: number }) => void
  readonly endRow: () => void
  /** The rows just written stay in sight, and stand on every page. */
  readonly endHeader: (rows: number) => void
  readonly addPageBreak: () => void
  readonly header: () => { readonly from: number; readonly to: number } | null
  readonly xml: (isFirst: boolean) => string
}

export function sheetOf({ name, page, widthsMm }: Piece): Sheet {
  const rows: string[] = []
  const merges: string[] = []
  const breaks: number[] = []
  let cells = ''
  let height = 0
  let header: { readonly from: number; readonly to: number } | null = null
  const names = widthsMm.map((_, column) => columnName(column))
  const here = (column: number, row = rows.length + 1): string => `${names[column] ?? ''}${row}`
  const endRow = (): void => {
    rows.push(`<row r="${rows.length + 1}"${height === 0 ? '' : ` ht="${height}" customHeight="1"`}>${cells}</row>`)
  }
  const beginRow = (): void => {
    cells = ''
    height = 0
  }
  const addCell: Sheet['addCell'] = (column, content, styleId) => {
    const place = `<c r="${here(column)}" s="${styleId}"`
    cells += content.kind === 'text' ? `${place} t="s"><v>${content.id}</v></c>` : content.kind === 'number' ? `${place}><v>${content.number}</v></c>` : `${place}/>`
  }
  const merge: Sheet['merge'] = (column, columns, rowCount) => {
    merges.push(`${here(column)}:${here(column + columns - 1, rows.length + rowCount)}`)
  }
  const fit: Sheet['fit'] = (text, points, over) => {
    const mm = widthsMm.slice(over.column, over.column + over.columns).reduce((sum, width) => sum + width, 0)
    height = Math.max(height, Math.min(tallestRow, Math.ceil(heightOf(text, points, mm) / over.rows)))
  }
  return {
    name, columnCount: widthsMm.length, beginRow, addCell, merge, fit, endRow,
    addLine: (text, points, stringId, styleId) => {
      beginRow()
      addCell(0, { kind: 'text', id: stringId }, styleId)
      for (let column = 1; column < widthsMm.length; column++) addCell(column, { kind: 'empty' }, styleId)
      if (widthsMm.length > 1) merge(0, widthsMm.length, 1)
      fit(text, points, { column: 0, columns: widthsMm.length, rows: 1 })
      endRow()
    },
    endHeader: count => { header ??= { from: rows.length - count + 1, to: rows.length } },
    addPageBreak: () => { if (rows.length > 0) breaks.push(rows.length) },
    header: () => header,
    xml: isFirst => '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
      + `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(header, isFirst)}<sheetFormatPr defaultRowHeight="15"/>`
      + `<cols>${widthsMm.map((mm, i) => `<col min="${i + 1}" max="${i + 1}" width="${characters(mm)}" customWidth="1"/>`).join('')}</cols>`
      + `<sheetData>${rows.join('')}</sheetData>`
      + (merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`)
      + pageXml(page)
      + (breaks.length === 0 ? '' : `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.map(row => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`)
      + '</worksheet>',
  }
}

/** Points; Excel takes no higher row. */
const tallestRow = 409

/** Rows of merged cells don't grow by themselves. */
function heightOf(text: string, points: number, mm: number): number {
  const line = (mm * 72) / 25.4 - 6
  const lines = printableText(text).split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((ems(part) * points) / line)), 0)
  return Math.ceil(lines * points * 1.4 + 4)
}

function ems(text: string): number {
  let sum = 0
  for (const character of text) sum += (character.codePointAt(0) ?? 0) < 0x250 ? 0.55 : 1
  return sum
}

/** In digits of the Normal style's font, eight dots wide at 96 dots an inch, beside five dots of margin. */
function characters(mm: number): number {
  return Math.round((((mm * 96) / 25.4 - 5) / 8) * 100) / 100
}

/** A, B … Z, AA … */
export function columnName(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26)
}

function viewXml(header: { readonly to: number } | null, isFirst: boolean): string {
  const pane = header === null ? '' : `<pane ySplit="${header.to}" topLeftCell="A${header.to + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
  return `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>`
}

/** Numbers of the standard (ECMA-376, 18.3.1.63). */
const paperSizes = { a3: 8, a4: 9 } as const

/** As wide as the sheet of paper, as long as it takes; margins of the page set-up in inches. */
function pageXml({ margin, orientation, footer, widthMm, heightMm }: PageSetup): string {
  const inches = (mm: number): number => Math.round((mm / 25.4) * 1000) / 1000
  const note = footer.note === undefined ? '' : `&amp;L${escaped(printableText(footer.note).replaceAll('\n', ' ')).replaceAll('&amp;', '&amp;&amp;')}`
  const numbers = footer.numbering === 'none' ? '' : footer.numbering === 'pageOfPages' ? '&amp;C第 &amp;P 页 共 &amp;N 页' : '&amp;C— &amp;P —'
  return `<pageMargins left="${inches(margin.left)}" right="${inches(margin.right)}" top="${inches(margin.top)}" bottom="${inches(margin.bottom)}" header="0.3" footer="${inches(margin.bottom / 2)}"/>`
    + `<pageSetup paperSize="${Math.max(widthMm, heightMm) > 297 ? paperSizes.a3 : paperSizes.a4}" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`
    + (note + numbers === '' ? '' : `<headerFooter><oddFooter>${note}${numbers}</oddFooter></headerFooter>`)
}
