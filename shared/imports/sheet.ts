import type { LocalDate } from '../time/local-date.ts'

/** What stands in a cell: nothing, words, a number as Excel keeps it, yes or no, or a day (with its time of day where the cell has one). */
export type SheetCell = null | string | number | boolean | { readonly day: LocalDate; readonly clock?: string }

/** `number`: as the program that made the file counts, from 1. Empty rows are left out. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly SheetCell[]
}

/** Cells joined into one. The value stands in the first column: of each row that holds something else too. Rows from 1 as in `SheetRow.number`, columns from 0 as in `cells`; both ends belong to it. */
export interface MergedRange {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

/** One sheet of a spreadsheet file, as far as values go. Hidden sheets, rows and columns are there too. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
  readonly merged?: readonly MergedRange[]
  readonly isHidden?: true
}

/** A, B … Z, AA: a column as spreadsheets name it, from its index at 0. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26)
  return `${before > 0 ? columnLetters(before - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}
