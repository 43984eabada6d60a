import type { Cell } from '#shared/documents/document.ts'

/** A place in the grid: the beginning of a cell, or part of one that began to its left or above. */
export type Place =
  | { readonly kind: 'cell'; readonly cell: Cell; readonly columnSpan: number; readonly rowSpan: number }
  | { readonly kind: 'left' }
  | { readonly kind: 'above'; readonly columnSpan: number }

/**
 * Lays rows of cells out on a grid. Cells that are covered by a span are left out of the rows, as in HTML;
 * a row that comes out too short is filled with empty cells, one that is too long is an error of the ledger.
 */
export function placeCells(rows: readonly (readonly Cell[])[], columnCount: number): Place[][] {
  const grid: Place[][] = []
  const openSpans: { rowsLeft: number; columnSpan: number }[] = Array.from({ length: columnCount }, () => ({ rowsLeft: 0, columnSpan: 1 }))
  rows.forEach((row, rowIndex) => {
    const places: Place[] = []
    let next = 0
    while (places.length < columnCount) {
      const column = places.length
      const span = openSpans[column]
      if (span !== undefined && span.rowsLeft > 0) {
        span.rowsLeft--
        places.push({ kind: 'above', columnSpan: span.columnSpan })
        for (let i = 1; i < span.columnSpan; i++) places.push({ kind: 'left' })
        continue
      }
      const cell = row[next++] ?? { text: '' }
      const columnSpan = Math.min(cell.columnSpan ?? 1, columnCount - column)
      const rowSpan = Math.min(cell.rowSpan ?? 1, rows.length - rowIndex)
      openSpans[column] = { rowsLeft: rowSpan - 1, columnSpan }
      places.push({ kind: 'cell', cell, columnSpan, rowSpan })
      for (let i = 1; i < columnSpan; i++) places.push({ kind: 'left' })
    }
    if (next < row.length) throw new Error(`Row ${rowIndex + 1} has more cells than the table's ${columnCount} columns`)
    grid.push(places)
  })
  return grid
}

/** Cuts rows into groups that no row span crosses. */
export function groupsWithoutCrossingSpans(grid: readonly (readonly Place[])[]): { start: number; end: number }[] {
  const groups: { start: number; end: number }[] = []
  let start = 0
  let reach = 0
  grid.forEach((places, row) => {
    for (const place of places) if (place.kind === 'cell') reach = Math.max(reach, row + place.rowSpan)
    if (reach > row + 1) return
    groups.push({ start, end: row + 1 })
    start = row + 1
  })
  return groups
}
