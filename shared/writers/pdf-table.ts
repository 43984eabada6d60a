import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces'
import { pointsOf, type Cell, type FormGrid, type PageSetup, type Table, type TextSize } from '#shared/documents/document.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import type { FontSet } from './fonts.ts'
import { borderWidth, cellPadding, cellPitch, columnWidthsMm, pointsOfMm, shadeColours, sidePadding } from './layout.ts'
import { cutToFit, grownForSpans, heightOf, setRows, withoutRowSpans, type SetPlace, type SetRow } from './pdf-rows.ts'
import { spansOf } from './pdf-text.ts'
import { groupsWithoutCrossingSpans, placeCells, type Place } from './table-grid.ts'

/** What a table needs to know of its surroundings. */
export interface TableContext {
  readonly fonts: FontSet
  readonly page: PageSetup
}

/** A ledger's table: header rows repeat, rows stay whole; a row taller than a page goes on as further rows. */
export function tableContent(table: Table, context: TableContext): Content[] {
  const columns = columnWidths(table, context.page)
  const header = grownForSpans(setRows(placeCells(table.header, columns.length), columns, table.size, defaultRoles.headerCell, context.fonts), table.size)
  const tallest = pageHeight(context.page) - header.reduce((sum, row) => sum + heightOf(row, table.size), 0) - 2 * borderWidth
  const rows = withoutRowSpans(setRows(placeCells(table.rows, columns.length), columns, table.size, defaultRoles.cell, context.fonts, pointsOfMm(table.rowHeightMm ?? 0))).flatMap(row => cutToFit(row, table.size, tallest))
  if (header.length + rows.length === 0) return []
  const node = tableNode([...header.map(row => ({ ...row, shade: true })), ...rows], columns, table.size, true)
  node.table.headerRows = header.length
  node.table.keepWithHeaderRows = 1 // a header never stands alone at the foot of a page
  return [node]
}

/** A form: rows stay whole, but for those that may break, which run on line by line. */
export function formContent(form: FormGrid, context: TableContext): Content[] {
  const columns = columnWidths(form, context.page)
  const grid = placeCells(form.rows.map(row => row.cells), columns.length)
  const rows = setRows(grid, columns, form.size, defaultRoles.cell, context.fonts)
  const tallest = pageHeight(context.page) - 2 * borderWidth
  return formParts(form, grid, rows, tallest).map((part, index) => {
    const node = tableNode(part.rows, columns, form.size, !part.breakable)
    const joined: ContentTable = index === 0 ? node : { ...node, margin: [0, -borderWidth, 0, 0] }
    return part.breakable ? joined : { ...joined, unbreakable: true }
  })
}

/** How much must stand on a page before a table or form may go on over the next. */
export function firstRowsHeight(block: Table | FormGrid, context: TableContext): number {
  const columns = columnWidths(block, context.page)
  const mostHeight = pageHeight(context.page) / 2
  if (block.type === 'table') {
    const header = grownForSpans(setRows(placeCells(block.header, columns.length), columns, block.size, defaultRoles.headerCell, context.fonts), block.size)
    const rows = setRows(placeCells(block.rows.slice(0, 1), columns.length), columns, block.size, defaultRoles.cell, context.fonts, pointsOfMm(block.rowHeightMm ?? 0))
    return Math.min(mostHeight, [...header, ...rows].reduce((sum, row) => sum + heightOf(row, block.size), 0) + borderWidth)
  }
  const grid = placeCells(block.rows.map(row => row.cells), columns.length)
  const [part] = formParts(block, grid, setRows(grid, columns, block.size, defaultRoles.cell, context.fonts), pageHeight(context.page) - 2 * borderWidth)
  if (part === undefined) return 0
  const whole = part.rows.reduce((sum, row) => sum + heightOf(row, block.size), 0) + borderWidth
  return Math.min(mostHeight, part.breakable ? fewLines * cellPitch(block.size) + 2 * cellPadding : whole)
}

interface FormPart {
  readonly rows: SetRow[]
  readonly breakable: boolean
}

/** Each part is a table of its own, so that one may break and the next not. */
function formParts(form: FormGrid, grid: readonly (readonly Place[])[], rows: readonly SetRow[], tallest: number): FormPart[] {
  return groupsWithoutCrossingSpans(grid).map(({ start, end }) => {
    const formRows = form.rows.slice(start, end)
    const own = rows.slice(start, end).map((row, i) => ({ ...row, minHeight: pointsOfMm(formRows[i]?.minHeightMm ?? 0) }))
    const height = Math.max(own.reduce((sum, row) => sum + heightOf(row, form.size), 0), longestCell(own) * cellPitch(form.size) + 2 * cellPadding)
    return { rows: own, breakable: height > tallest || (formRows.some(row => row.breakable === true) && longestCell(own) > fewLines) }
  })
}

/** Rows up to so many lines go over to the next page whole: pdfmake would begin them with an empty strip at the foot of the page. */
const fewLines = 6

/** In lines; a cell over several rows may be longer than they are. */
function longestCell(rows: readonly SetRow[]): number {
  return Math.max(0, ...rows.flatMap(row => row.places.map(place => (place.kind === 'cell' ? place.lines.length : 0))))
}

function columnWidths(table: Table | FormGrid, page: PageSetup): number[] {
  return columnWidthsMm(table.columns, page).map(pointsOfMm)
}

const pageHeight = (page: PageSetup): number => pointsOfMm(page.heightMm - page.margin.top - page.margin.bottom)

function tableNode(rows: readonly SetRow[], columns: readonly number[], size: TextSize, whole: boolean): ContentTable {
  const face = mostUsedFace(rows)
  return {
    table: {
      headerRows: 0,
      dontBreakRows: whole,
      widths: columns.map(width => width - 2 * sidePadding(size) - borderWidth),
      body: rows.map((row, index) => row.places.map(place => cellNode(place, row.shade === true, whole ? centred(place, rows, index, size) : atTop(place, row, size), face))),
    },
    layout: layoutOf(size),
    fontSize: pointsOf[size],
    lineHeight: cellPitch(size) / pointsOf[size],
    noWrap: true,
    ...(face === undefined ? {} : { font: face }),
  }
}

/** Space above and below the text of a cell. pdfmake is told by margins: a row is then as high as it should be without more ado. */
interface Space {
  readonly above: number
  readonly below: number
}

function centred(place: SetPlace, rows: readonly SetRow[], index: number, size: TextSize): Space {
  if (place.kind === 'covered') return { above: 0, below: 0 }
  const spanned = rows.slice(index, index + place.rowSpan)
  const height = spanned.reduce((sum, row) => sum + heightOf(row, size), 0) - 2 * cellPadding - borderWidth
  const free = Math.max(0, height - Math.max(1, place.lines.length) * cellPitch(size))
  return { above: free / 2, below: place.rowSpan > 1 ? 0 : free / 2 }
}

/** A row that may break begins at its top, and has no more space below than its least height asks for. */
function atTop(place: SetPlace, row: SetRow, size: TextSize): Space {
  const lines = place.kind === 'cell' && place.rowSpan === 1 ? place.lines.length : Infinity
  return { above: 0, below: Math.max(0, row.minHeight - 2 * cellPadding - borderWidth - lines * cellPitch(size)) }
}

function cellNode(place: SetPlace, header: boolean, space: Space, face: string | undefined): TableCell {
  if (place.kind === 'covered') return {}
  const shade = place.cell.shade ?? (header ? 'header' : undefined)
  return {
    stack: place.lines.map(line => (line.spans.length < 2 && (line.spans[0]?.face ?? face) === face ? { text: line.spans[0]?.text ?? '' } : { text: spansOf(line) })),
    alignment: alignmentOf(place.cell, header),
    ...(space.above + space.below > 0 ? { margin: [0, space.above, 0, space.below] } : {}),
    ...(place.borders === undefined ? {} : { border: place.borders }),
    ...(shade === undefined ? {} : { fillColor: `#${shadeColours[shade]}` }),
    ...(place.columnSpan > 1 ? { colSpan: place.columnSpan } : {}),
    ...(place.rowSpan > 1 ? { rowSpan: place.rowSpan } : {}),
  }
}

export function alignmentOf(cell: Cell, header: boolean): 'left' | 'center' | 'right' {
  const align = cell.align ?? (header ? 'center' : 'left')
  return align === 'justify' ? 'left' : align
}

/** pdfmake puts the extra pitch below a line: the paddings make up for it, so that text stands in the middle. */
function layoutOf(size: TextSize): CustomTableLayout {
  const shift = (cellPitch(size) - pointsOf[size]) / 2
  return {
    hLineWidth: () => borderWidth,
    vLineWidth: () => borderWidth,
    paddingLeft: () => sidePadding(size),
    paddingRight: () => sidePadding(size),
    paddingTop: () => cellPadding + shift,
    paddingBottom: () => cellPadding - shift,
  }
}

/** Named once for the table, it need not be looked up in every line. */
function mostUsedFace(rows: readonly SetRow[]): string | undefined {
  const uses = new Map<string, number>()
  for (const row of rows) {
    for (const place of row.places) {
      const face = place.kind === 'cell' ? place.lines[0]?.spans[0]?.face : undefined
      if (face !== undefined) uses.set(face, (uses.get(face) ?? 0) + 1)
    }
  }
  return [...uses].sort((a, b) => b[1] - a[1])[0]?.[0]
}
