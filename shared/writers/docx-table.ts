import type { Cell, FormGrid, PageSetup, Table, TextRole, TextSize } from '#shared/documents/document.ts'
import { officialFonts } from '#shared/documents/fonts.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import { cellStyleId, latinFont } from './docx-styles.ts'
import { borderWidth, cellPadding, columnWidthsMm, shadeColours, sidePadding, twipsOf, twipsOfMm } from './layout.ts'
import { placeCells, type Place } from './table-grid.ts'

/**
 * Tables as WordprocessingML, written by hand: docx needs a gigabyte for ten thousand rows, and eight times the time.
 * Every width is exact: without them WPS lets tables collapse.
 */
export function tableXml(table: Table, page: PageSetup): string {
  const columns = columnWidthsMm(table.columns, page).map(twipsOfMm)
  const rows = (cells: readonly (readonly Cell[])[], header: boolean): string[] =>
    placeCells(cells, columns.length).map(places => rowXml(places, columns, { size: table.size, header, whole: true, heightTwips: header ? 0 : twipsOfMm(table.rowHeightMm ?? 0) }))
  const all = [...rows(table.header, true), ...rows(table.rows, false)]
  return all.length === 0 ? '' : frame(columns, all, table.size)
}

export function formXml(form: FormGrid, page: PageSetup): string {
  const columns = columnWidthsMm(form.columns, page).map(twipsOfMm)
  const grid = placeCells(form.rows.map(row => row.cells), columns.length)
  const rows = grid.map((places, index) => {
    const row = form.rows[index]
    return rowXml(places, columns, { size: form.size, header: false, whole: row?.breakable !== true, heightTwips: twipsOfMm(row?.minHeightMm ?? 0) })
  })
  return rows.length === 0 ? '' : frame(columns, rows, form.size)
}

/** Text in Word: line ends as breaks, Chinese marks that Word would take for Latin ones marked as Chinese. */
export function runXml(text: string, properties: string): string {
  const printable = printableText(text)
  if (printable === '') return ''
  const hint = sharedMarks.test(printable) ? '<w:rFonts w:hint="eastAsia"/>' : ''
  const own = properties.startsWith('<w:rFonts') ? properties : hint + properties
  const lines = printable.split('\n').map(line => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
  return `<w:r>${own === '' ? '' : `<w:rPr>${own}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`
}

/** “” … — · and their like stand in Latin fonts too, narrower. */
export const sharedMarks = /[\u2010-\u2027\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7]/

export function escaped(text: string): string {
  return text.replace(/[&<>]/g, mark => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'))
}

/** For an attribute in double quotes. */
export function escapedAttribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;')
}

interface RowStyle {
  readonly size: TextSize
  readonly header: boolean
  readonly whole: boolean
  readonly heightTwips: number
}

function frame(columns: readonly number[], rows: readonly string[], size: TextSize): string {
  const border = (side: string): string => `<w:${side} w:val="single" w:sz="${borderWidth * 8}" w:space="0" w:color="000000"/>`
  const margin = (side: string): number => twipsOf(side === 'left' || side === 'right' ? sidePadding(size) : cellPadding)
  return '<w:tbl><w:tblPr>'
    + `<w:tblW w:w="${sum(columns)}" w:type="dxa"/><w:jc w:val="left"/>`
    + `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/>`
    + `<w:tblCellMar>${['top', 'left', 'bottom', 'right'].map(side => `<w:${side} w:w="${margin(side)}" w:type="dxa"/>`).join('')}</w:tblCellMar>`
    + `</w:tblPr><w:tblGrid>${columns.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
}

function rowXml(places: readonly Place[], columns: readonly number[], style: RowStyle): string {
  const properties = (style.whole ? '<w:cantSplit/>' : '')
    + (style.heightTwips > 0 ? `<w:trHeight w:val="${style.heightTwips}" w:hRule="atLeast"/>` : '')
    + (style.header ? '<w:tblHeader/>' : '')
  let cells = ''
  places.forEach((place, column) => {
    if (place.kind !== 'left') cells += cellXml(place, columns.slice(column, column + place.columnSpan), style)
  })
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`
}

function cellXml(place: Exclude<Place, { kind: 'left' }>, columns: readonly number[], style: RowStyle): string {
  const cell = place.kind === 'cell' ? place.cell : null
  const shade = cell?.shade ?? (style.header ? 'header' : undefined)
  const merge = place.kind === 'above' ? '<w:vMerge/>' : place.rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${sum(columns)}" w:type="dxa"/>`
    + (place.columnSpan > 1 ? `<w:gridSpan w:val="${place.columnSpan}"/>` : '')
    + merge
    + (shade === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${shadeColours[shade]}"/>`)
    + (style.whole ? '<w:vAlign w:val="center"/>' : '')
    + `</w:tcPr>${paragraphXml(cell, style)}</w:tc>`
}

function paragraphXml(cell: Cell | null, style: RowStyle): string {
  const align = cell?.align ?? (style.header ? 'center' : 'left')
  const alignment = align === 'left' ? '' : `<w:jc w:val="${align === 'justify' ? 'both' : align}"/>`
  const run = cell === null ? '' : runXml(cell.text, runProperties(cell.role ?? (style.header ? defaultRoles.headerCell : defaultRoles.cell), cell.bold ?? false))
  return `<w:p><w:pPr><w:pStyle w:val="${cellStyleId(style.size)}"/>${alignment}</w:pPr>${run}</w:p>`
}

/** Empty where the paragraph's style already says it. */
function runProperties(role: TextRole, bold: boolean): string {
  const font = role === defaultRoles.cell ? '' : `<w:rFonts w:ascii="${latinFont}" w:hAnsi="${latinFont}" w:eastAsia="${officialFonts[role].name}" w:hint="eastAsia"/>`
  return font + (bold ? '<w:b/>' : '')
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
