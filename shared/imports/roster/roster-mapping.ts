import type { RosterField } from './roster-field.ts'

/** How a column's meaning was found: the clerk said so once, its title says so, its title nearly says so, its contents look so, or not at all. */
export type Certainty = 'remembered' | 'title' | 'likely' | 'contents' | 'unknown'

export interface RosterColumn {
  /** From 0. */
  readonly index: number
  /** As it stands in the file, upper header rows before lower ones; empty where the column has none. */
  readonly title: string
  /** What it fills; null = it is left out. */
  readonly field: RosterField | null
  readonly certainty: Certainty
}

/** What the columns of one sheet mean. */
export interface RosterMapping {
  readonly sheet: string
  /** Numbers of the rows that hold the titles, as the file counts; empty = the sheet begins with people. */
  readonly headerRows: readonly number[]
  /** Columns that hold anything, from the left. */
  readonly columns: readonly RosterColumn[]
  /** How many rows below the titles hold anything. */
  readonly rows: number
}

/** What was found in a file: the sheet that looks most like a roster first. */
export interface RosterGuess {
  /** The proposal; null = no sheet holds anything. */
  readonly mapping: RosterMapping | null
  /** Every sheet that holds anything, in the order of the file, each with its own guess. */
  readonly sheets: readonly RosterMapping[]
}
