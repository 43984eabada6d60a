import { pointsOf, type Block, type Cell, type Document, type FormGrid, type SignatureLine, type Table, type TextRole } from '#shared/documents/document.ts'
import { defaultRoles, headingRoles } from '#shared/documents/texts.ts'
import { headingStyles } from './layout.ts'
import { placeCells } from './table-grid.ts'
import { numberFormat } from './xlsx-numbers.ts'
import { xlsxPackage } from './xlsx-package.ts'
import { pieces, type Piece } from './xlsx-pieces.ts'
import { sheetOf, type Sheet } from './xlsx-sheet.ts'
import { sharedStrings, type SharedStrings } from './xlsx-strings.ts'
import { cellStyles, type CellStyles } from './xlsx-styles.ts'

/**
 * Writes a document as .xlsx: each table on a sheet of its own, with the lines that stand before it. Every text is of the type text, never a formula
 * (reliability.md 6.8); a cell whose text is told as a number too is one.
 */
export async function toXlsx(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  const workbook: Workbook = { strings: sharedStrings(), styles: cellStyles(), headings: headingsOf(document) }
  const sheets = pieces(document).map(piece => written(piece, workbook))
  return xlsxPackage(document.title, sheets, workbook.strings, workbook.styles)
}

interface Workbook {
  readonly strings: SharedStrings
  readonly styles: CellStyles
  readonly headings: readonly string[]
}

function headingsOf(document: Document): readonly string[] {
  return document.sections.flatMap(section => section.blocks).flatMap(block => (block.type === 'heading' ? [block.text] : []))
}

function written(piece: Piece, workbook: Workbook): Sheet {
  const sheet = sheetOf(piece)
  for (const block of piece.blocks) writeBlock(sheet, block, workbook)
  return sheet
}

function writeBlock(sheet: Sheet, block: Block, workbook: Workbook): void {
  const line = (text: string, role: TextRole, points: number, align: 'left' | 'center' | 'right' = 'left'): void => {
    const styleId = workbook.styles.of({ role, points, bold: false, align, border: false, format: 'text' })
    sheet.addLine(text, points, workbook.strings.of(text), styleId)
  }
  switch (block.type) {
    case 'cover':
      line(block.title, defaultRoles.coverTitle, pointsOf['二号'], 'center')
      if (block.subtitle !== undefined) line(block.subtitle, defaultRoles.coverSubtitle, pointsOf['小二'], 'center')
      for (const text of block.lines) line(text, defaultRoles.coverLine, pointsOf['三号'], 'center')
      return
    case 'heading': return line(block.text, headingRoles[block.level], pointsOf[headingStyles[block.level].size], block.level === 1 ? 'center' : 'left')
    case 'paragraph': {
      const text = block.runs.map(run => run.text).join('')
      return line(text, block.runs[0]?.role ?? defaultRoles.paragraph, pointsOf[block.size ?? '小四'], block.align === 'justify' ? 'left' : block.align)
    }
    case 'table': return writeTable(sheet, block, workbook)
    case 'formGrid': return writeForm(sheet, block, workbook)
    case 'image': return line(`〔图片〕${block.caption ?? ''}`, defaultRoles.caption, pointsOf['小四'], 'center')
    case 'signatureLine': return line(signatureText(block), defaultRoles.signature, pointsOf['小四'])
    case 'pageBreak': return sheet.addPageBreak()
    case 'contents':
      line(block.title, defaultRoles.contentsTitle, pointsOf['小二'], 'center')
      for (const heading of workbook.headings) line(heading, defaultRoles.contentsEntry, pointsOf['四号'])
  }
}

/** Side by side in one line, with room to write between them. */
function signatureText({ fields }: SignatureLine): string {
  return fields.map(({ label, value = '' }) => `${label}　${value === '' ? '　　　　　　' : value}`).join('　　')
}

function writeTable(sheet: Sheet, table: Table, workbook: Workbook): void {
  writeRows(sheet, table.header, { size: pointsOf[table.size], isHeader: true }, workbook)
  if (table.header.length > 0) sheet.endHeader(table.header.length)
  writeRows(sheet, table.rows, { size: pointsOf[table.size], isHeader: false }, workbook)
}

function writeForm(sheet: Sheet, form: FormGrid, workbook: Workbook): void {
  writeRows(sheet, form.rows.map(row => row.cells), { size: pointsOf[form.size], isHeader: false }, workbook)
}

interface RowsStyle {
  readonly size: number
  readonly isHeader: boolean
}

/** Places that a span covers take its border, or it would end in the middle of the cell. Rows with spans are given a height: they don't grow by themselves. */
function writeRows(sheet: Sheet, rows: readonly (readonly Cell[])[], style: RowsStyle, workbook: Workbook): void {
  const above: number[] = []
  for (const places of placeCells(rows, sheet.columnCount)) {
    const hasSpans = places.some(place => place.kind !== 'cell')
    let last = 0
    sheet.beginRow()
    places.forEach((place, column) => {
      if (place.kind === 'cell') {
        const { cell, columnSpan, rowSpan } = place
        const { id, number } = cellStyle(cell, style, workbook)
        last = id
        sheet.addCell(column, number === null ? { kind: 'text', id: workbook.strings.of(cell.text) } : { kind: 'number', number }, id)
        if (columnSpan > 1 || rowSpan > 1) sheet.merge(column, columnSpan, rowSpan)
        if (hasSpans) sheet.fit(cell.text, style.size, { column, columns: columnSpan, rows: rowSpan })
      } else {
        if (place.kind === 'above') last = above[column] ?? last
        sheet.addCell(column, { kind: 'empty' }, last)
      }
      above[column] = last
    })
    sheet.endRow()
  }
}

function cellStyle(cell: Cell, { size, isHeader }: RowsStyle, { styles }: Workbook): { readonly id: number; readonly number: number | null } {
  const number = cell.number !== undefined && Number.isFinite(cell.number) ? cell.number : null
  const id = styles.of({
    role: cell.role ?? (isHeader ? defaultRoles.headerCell : defaultRoles.cell), points: size, bold: cell.bold ?? false,
    align: cell.align === 'justify' ? 'left' : (cell.align ?? (isHeader ? 'center' : 'left')), border: true, shade: cell.shade ?? (isHeader ? 'header' : undefined),
    format: number === null ? 'text' : numberFormat(cell.text, number),
  })
  return { id, number }
}
