import type { Cell, TextRole, TextSize } from '#shared/documents/document.ts'
import type { FontSet } from './fonts.ts'
import { borderWidth, cellPadding, cellPitch, sidePadding } from './layout.ts'
import { setLines } from './pdf-text.ts'
import type { Place } from './table-grid.ts'
import type { Line } from './wrap.ts'

/** A row whose texts are already broken into lines. */
export interface SetRow {
  readonly places: readonly SetPlace[]
  readonly minHeight: number
  readonly shade?: boolean
}

export type SetPlace =
  | { readonly kind: 'cell'; readonly cell: Cell; readonly columnSpan: number; readonly rowSpan: number; readonly lines: readonly Line[]; readonly borders?: Borders }
  | { readonly kind: 'covered' }

/** Left, top, right, bottom. */
type Borders = [boolean, boolean, boolean, boolean]

export function setRows(grid: readonly (readonly Place[])[], columns: readonly number[], size: TextSize, role: TextRole, fonts: FontSet, minHeight = 0): SetRow[] {
  const style = { size, pitch: cellPitch(size), align: 'left' } as const
  return grid.map(places => ({
    minHeight,
    places: places.map((place, column): SetPlace => {
      if (place.kind !== 'cell') return { kind: 'covered' }
      const width = columns.slice(column, column + place.columnSpan).reduce((sum, w) => sum + w, 0) - 2 * sidePadding(size) - borderWidth
      return { ...place, lines: setLines([{ text: place.cell.text, role: place.cell.role ?? role, bold: place.cell.bold ?? false }], fonts, width, style) }
    }),
  }))
}

/**
 * pdfmake prints a cell over several rows off the page where a page ends between them. In the body of a ledger such a cell
 * becomes one cell a row without lines in between, its text running down from the first.
 */
export function withoutRowSpans(rows: readonly SetRow[]): SetRow[] {
  if (!rows.some(row => row.places.some(place => place.kind === 'cell' && place.rowSpan > 1))) return [...rows]
  const places = rows.map(row => [...row.places])
  rows.forEach((row, first) => row.places.forEach((place, column) => {
    if (place.kind === 'covered' || place.rowSpan === 1) return
    let from = 0
    for (let i = 0; i < place.rowSpan; i++) {
      const last = i === place.rowSpan - 1
      const to = last ? place.lines.length : from + linesOf(rows[first + i])
      const part: SetPlace = { ...place, rowSpan: 1, lines: place.lines.slice(from, to), borders: [true, i === 0, true, last] }
      places[first + i]?.splice(column, 1, part)
      from = to
    }
  }))
  return rows.map((row, index) => ({ ...row, places: places[index] ?? row.places }))
}

/** The height of a row in lines, by the cells that are its own. */
function linesOf(row: SetRow | undefined): number {
  return Math.max(1, ...(row?.places ?? []).map(place => (place.kind === 'cell' && place.rowSpan === 1 ? place.lines.length : 1)))
}

/** Cells over several rows that are taller than these make the last of them higher. */
export function grownForSpans(rows: readonly SetRow[], size: TextSize): SetRow[] {
  const heights = rows.map(row => heightOf(row, size))
  rows.forEach((row, first) => row.places.forEach(place => {
    if (place.kind === 'covered' || place.rowSpan === 1) return
    const last = first + place.rowSpan - 1
    const lacking = place.lines.length * cellPitch(size) + 2 * cellPadding + borderWidth - heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0)
    if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking
  }))
  return rows.map((row, i) => ({ ...row, minHeight: Math.max(row.minHeight, heights[i] ?? 0) }))
}

/** Of the cells that end in this row; a cell over several rows is taken to fit into them. */
function contentHeight(row: SetRow, size: TextSize): number {
  return Math.max(linesOf(row) * cellPitch(size), row.minHeight - 2 * cellPadding - borderWidth)
}

export const heightOf = (row: SetRow, size: TextSize): number => contentHeight(row, size) + 2 * cellPadding + borderWidth

/** pdfmake would drop what doesn't fit on the page from a row that must stay whole: such a row is continued in rows of a page each. */
export function cutToFit(row: SetRow, size: TextSize, tallest: number): SetRow[] {
  if (heightOf(row, size) <= tallest) return [row]
  const most = Math.max(1, Math.floor((tallest - 2 * cellPadding - borderWidth) / cellPitch(size)))
  const longest = Math.max(...row.places.map(place => (place.kind === 'cell' ? place.lines.length : 0)))
  return Array.from({ length: Math.ceil(longest / most) }, (_, part) => ({
    ...row,
    places: row.places.map(place => (place.kind === 'cell' ? { ...place, lines: place.lines.slice(part * most, (part + 1) * most) } : place)),
  }))
}
