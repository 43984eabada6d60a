import type { Content } from 'pdfmake/interfaces'
import type { PageSetup, Table } from '#shared/documents/document.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import { borderWidth, columnWidthsMm, pointsOfMm } from './layout.ts'
import { drawRows, type Drawing, type Pen } from './pdf-drawing.ts'
import { cutToFit, grownForSpans, heightOf, setRows, withoutRowSpans, type SetRow } from './pdf-rows.ts'
import { groupsWithoutCrossingSpans, placeCells } from './table-grid.ts'

/** A table that is cut into pages and drawn by us; pdfmake is told only how much room its pieces take. */
export interface DrawnTable {
  /** Of the first piece: it must begin on a new page if there isn't so much room. */
  readonly leastHeight: number
  /** The nodes for pdfmake when the table begins `y` points below the top of the type area, and where it ends. */
  readonly placed: (y: number) => { readonly nodes: Content[]; readonly end: number }
}

/** Drawings of a document, in the order of the marks that stand for them in what pdfmake writes. */
export type Drawings = Drawing[]

export function drawnTable(table: Table, page: PageSetup, pen: Pen, drawings: Drawings): DrawnTable | null {
  const columns = columnWidthsMm(table.columns, page).map(pointsOfMm)
  const { size } = table
  const wholeHeader = grownForSpans(setRows(placeCells(table.header, columns.length), columns, size, defaultRoles.headerCell, pen.fonts), size).map(row => ({ ...row, shade: true }))
  const pageHeight = pointsOfMm(page.heightMm - page.margin.top - page.margin.bottom) - safety
  // a header of half a page and more stands once, in pieces if it must: repeated it would leave no room
  const repeats = height(wholeHeader) <= pageHeight / 2
  const header = repeats ? wholeHeader : []
  const headerHeight = height(header)
  const tallest = pageHeight - headerHeight - 2 * borderWidth
  const grid = placeCells(table.rows, columns.length)
  const groups = groupsWithoutCrossingSpans(grid)
  if (wholeHeader.length + groups.length === 0) return null

  function* pieces(): Generator<SetRow[]> {
    if (!repeats) for (const row of withoutRowSpans(wholeHeader)) for (const piece of cutToFit({ ...row, minHeight: 0 }, size, tallest)) yield [piece]
    for (const { start, end } of groups) {
      const rows = withoutRowSpans(setRows(grid.slice(start, end), columns, size, defaultRoles.cell, pen.fonts, pointsOfMm(table.rowHeightMm ?? 0)))
      if (height(rows) <= tallest) yield rows
      else for (const row of rows) for (const piece of cutToFit(row, size, tallest)) yield [piece]
    }
  }

  const first = pieces().next()
  return {
    leastHeight: headerHeight + (first.done === true ? 0 : height(first.value)) + borderWidth,
    placed: y => {
      const nodes: Content[] = []
      let rows: SetRow[] = []
      let top = y
      let used = headerHeight + borderWidth
      const close = (): void => {
        drawings.push(drawRows([...header, ...rows], columns, size, pen))
        nodes.push({ canvas: [{ type: 'rect', x: 0, y: 0, w: firstMark + drawings.length - 1, h: used }], ...(nodes.length === 0 ? {} : { pageBreak: 'before' }) })
      }
      for (const piece of pieces()) {
        const more = height(piece)
        if (rows.length > 0 && top + used + more > pageHeight) {
          close()
          rows = []
          top = 0
          used = headerHeight + borderWidth
        }
        rows.push(...piece)
        used += more
      }
      close()
      return { nodes, end: top + used }
    },
  }

  function height(rows: readonly SetRow[]): number {
    return rows.reduce((sum, row) => sum + heightOf(row, size), 0)
  }
}

/** Rounding must not push a full page over its edge. */
const safety = 0.2

/** No page is so wide: rectangles of this width and more stand for drawings. */
export const firstMark = 1_000_000
