import type { TableColumn } from './table-ledger.ts'

/** A column of numbers: to hundredths, as a number in spreadsheets; null = nothing to count. */
export function countColumn<Row>(id: string, title: string, mm: number, of: (row: Row) => number | null): TableColumn<Row> {
  const shown = (row: Row) => {
    const value = of(row)
    return value === null ? null : Math.round(value * 100) / 100
  }
  return { id, title, mm, align: 'center', cell: row => String(shown(row) ?? ''), number: shown }
}
