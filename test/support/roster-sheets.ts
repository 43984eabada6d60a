import type { Sheet, SheetCell } from '#shared/imports/sheet.ts'

/** A sheet as a reader gives it: rows counted from 1, empty ones left out. */
export function aSheet(rows: readonly (readonly SheetCell[])[], name = '名册'): Sheet {
  return { name, rows: rows.map((cells, i) => ({ number: i + 1, cells: cells.map(cell => (cell === '' ? null : cell)) })).filter(row => row.cells.some(cell => cell !== null)) }
}
