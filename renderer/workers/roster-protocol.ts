import type { RosterChoices } from '#shared/imports/roster/roster-choices.ts'
import type { RosterGuess } from '#shared/imports/roster/roster-mapping.ts'
import type { RosterAction, RosterPlan, RosterPlanRow } from '#shared/imports/roster/roster-plan.ts'
import type { ReadProgress } from '#shared/readers/read-options.ts'
import type { LocalDate } from '#shared/time/local-date.ts'

/** What is asked of the worker that holds one roster file. */
export type RosterTask =
  /** `isNameCleared`: somebody has answered for a mark of classification in the file's name. */
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly fileName: string; readonly isNameCleared: boolean; readonly today: LocalDate }
  /** Holds the file against the archive as it is now. */
  | { readonly kind: 'plan'; readonly choices: RosterChoices; readonly today: LocalDate }
  | { readonly kind: 'find'; readonly filter: RowFilter; readonly text: string }
  | { readonly kind: 'rows'; readonly places: readonly number[] }
  | { readonly kind: 'questions'; readonly asks: 'namesake' | 'branch' | 'double' }
  | { readonly kind: 'problems' }
  | { readonly kind: 'ops' }
  /** Whose rows the archive would not take, by the ids of what was to be written. */
  | { readonly kind: 'whose'; readonly ids: readonly string[] }

/** `problem`: rows that are stopped by more than a question; `undecided`: rows with a question; `hinted`: rows that enter and are worth a look. */
export type RowFilter = 'all' | RosterAction | 'undecided' | 'hinted'

export interface RosterAnswers {
  readonly open: OpenedRoster
  readonly plan: PlannedRoster
  /** Places of rows in the plan; rows themselves are asked for as they come into sight. */
  readonly find: { readonly places: Uint32Array }
  readonly rows: { readonly rows: readonly ShownRow[] }
  /** Every row that asks this, so that all can be answered alike. */
  readonly questions: { readonly rows: readonly RosterPlanRow[] }
  readonly problems: { readonly lines: readonly ProblemLine[]; readonly sheet: string }
  /** The commit's ops as lines of JSON, in pieces as they are staged. */
  readonly ops: { readonly pieces: readonly Uint8Array<ArrayBuffer>[] }
  readonly whose: { readonly names: readonly string[] }
}

/** A row with what the file says in the columns that are taken. */
export interface ShownRow extends RosterPlanRow {
  readonly said: readonly { readonly label: string; readonly text: string }[]
}

export interface OpenedRoster {
  readonly fileName: string
  readonly guess: RosterGuess
  /** Of each sheet of the guess, in its order. */
  readonly sheets: readonly SheetHints[]
}

export interface SheetHints {
  /** The first values of each column, by its index. */
  readonly samples: Readonly<Record<number, readonly string[]>>
  /** The branch that the sheet's own words speak of. */
  readonly branchId: string | null
}

/** A plan as far as a page shows it whole; its rows stay in the worker. */
export interface PlannedRoster extends Pick<RosterPlan, 'sheet' | 'counts' | 'unusedColumns' | 'organisations'> {
  readonly rows: number
  readonly undecided: { readonly namesake: number; readonly double: number; readonly branch: number }
  readonly hinted: number
  /** Rows with a problem that no decision mends. */
  readonly stopped: number
  readonly passedOver: { readonly count: number; readonly first: RosterPlan['passedOver'] }
  readonly writes: RosterTally
  /** What the history will say of it. */
  readonly summary: string
}

/** What would be written, in records. */
export interface RosterTally {
  readonly organisations: number
  readonly newPeople: number
  readonly changedPeople: number
  readonly memberships: number
  readonly posts: number
}

export interface ProblemLine {
  readonly row: number
  readonly name: string
  readonly column: string
  readonly message: string
  readonly suggestion: string
}

/** How far a file is read, or a plan made. */
export type RosterProgress = ReadProgress | { readonly kind: 'planning'; readonly done: number; readonly total: number }

export interface ToRosterWorker {
  readonly id: number
  readonly task: RosterTask
}

export type FromRosterWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: RosterProgress }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: RosterAnswers[keyof RosterAnswers] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string | null; readonly detail: string }
