import type { RosterChoices, RowChoice, NamedChoice } from '#shared/imports/roster/roster-choices.ts'
import { noChoices } from '#shared/imports/roster/roster-choices.ts'
import type { RosterField } from '#shared/imports/roster/roster-field.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { newId } from '../../storage/new-id.ts'
import { observable, useObservable } from '../../storage/observable.ts'
import { told } from '../../ui/doing.ts'
import { openRoster, type RosterClient } from '../../workers/roster-client.ts'
import type { OpenedRoster, PlannedRoster, RosterProgress, SheetHints } from '../../workers/roster-protocol.ts'

export interface ImportFailure {
  readonly message: string
  readonly detail?: string | undefined
}

/** A file in hand: what it is taken for, and what is decided so far. */
export interface RosterInHand {
  readonly roster: OpenedRoster
  readonly choices: RosterChoices
  readonly today: LocalDate
  /** Why a file whose name bears a mark of classification was taken all the same; empty = it bears none. */
  readonly markReason: string
}

/** null = nothing is planned now. */
export type Planning = { readonly done: number; readonly total: number | null } | null

/** Where an import stands. It lives outside of the page: leaving and coming back finds it again, as long as the window is open. */
export type ImportState =
  | { readonly kind: 'choosing'; readonly failure: ImportFailure | null }
  | { readonly kind: 'reading'; readonly fileName: string; readonly progress: RosterProgress | null }
  | { readonly kind: 'columns'; readonly inHand: RosterInHand; readonly planning: Planning; readonly failure: ImportFailure | null }
  /** `planned` answers `inHand.choices`, but while it is planned anew. `commit`: the id under which this plan is written, once only. */
  | { readonly kind: 'rows'; readonly inHand: RosterInHand; readonly planned: PlannedRoster; readonly commit: string; readonly planning: Planning; readonly failure: ImportFailure | null }

const nothing: ImportState = { kind: 'choosing', failure: null }

export const importState = observable<ImportState>(nothing)

export function useImportState(): ImportState {
  return useObservable(importState)
}

let client: RosterClient | null = null

/** The worker that holds the file; there is one from the first file on. */
export function rosterClient(): RosterClient {
  client ??= openRoster()
  return client
}

/** Nothing is in hand any more; what is being read is given up. */
export function putAway(): void {
  client?.close()
  client = null
  importState.set(nothing)
}

export interface GivenRoster {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  readonly today: LocalDate
  readonly branchId: string | null
  readonly markReason: string
}

/** Reads a file and guesses its columns. */
export async function takeRoster({ name, bytes, today, branchId, markReason }: GivenRoster): Promise<void> {
  putAway()
  importState.set({ kind: 'reading', fileName: name, progress: null })
  const mine = rosterClient()
  try {
    const onProgress = (progress: RosterProgress) => { if (client === mine) importState.set({ kind: 'reading', fileName: name, progress }) }
    const roster = await mine.ask({ kind: 'open', bytes: await bytes(), fileName: name, isNameCleared: markReason !== '', today }, onProgress)
    if (client !== mine) return
    const { mapping } = roster.guess
    if (mapping === null) return importState.set({ kind: 'choosing', failure: { message: `文件“${name}”里没有内容，什么都没有导入。请换一个文件。` } })
    importState.set({ kind: 'columns', inHand: { roster, choices: { ...noChoices(mapping), organisationId: hintsOf(roster, mapping.sheet)?.branchId ?? branchId }, today, markReason }, planning: null, failure: null })
  } catch (error) {
    if (client === mine) importState.set({ kind: 'choosing', failure: told(error) })
  }
}

/** What the file itself says of that sheet. */
export function hintsOf({ guess, sheets }: OpenedRoster, sheet: string): SheetHints | undefined {
  return sheets[guess.sheets.findIndex(one => one.sheet === sheet)]
}

export function chooseSheet(sheet: string): void {
  changeInHand(inHand => {
    const mapping = inHand.roster.guess.sheets.find(one => one.sheet === sheet)
    if (mapping === undefined) return inHand
    const organisationId = hintsOf(inHand.roster, sheet)?.branchId ?? inHand.choices.organisationId
    return { ...inHand, choices: { ...noChoices(mapping), organisationId, superiorId: inHand.choices.superiorId } }
  })
}

/** One field has one column: another that had it is left out. */
export function chooseField(index: number, field: RosterField | null): void {
  changeChoices(choices => ({
    ...choices,
    mapping: {
      ...choices.mapping,
      columns: choices.mapping.columns.map(column => (column.index === index ? { ...column, field } : column.field === field && field !== null ? { ...column, field: null } : column)),
    },
  }))
}

export function chooseBranch(organisationId: string | null): void {
  changeChoices(choices => ({ ...choices, organisationId }))
}

export function chooseSuperior(superiorId: string | null): void {
  changeChoices(choices => ({ ...choices, superiorId }))
}

export function chooseOrganisation(name: string, choice: NamedChoice): void {
  changeChoices(choices => ({ ...choices, organisations: { ...choices.organisations, [name]: choice } }))
}

/** By the number of the row: what was decided of it before stays. */
export function decideRows(decisions: readonly { readonly row: number; readonly choice: RowChoice }[]): void {
  changeChoices(choices => ({ ...choices, rows: { ...choices.rows, ...Object.fromEntries(decisions.map(({ row, choice }) => [row, { ...choices.rows[row], ...choice }])) } }))
}

/** As if nothing had been decided of the row. */
export function forgetDecision(row: number): void {
  changeChoices(choices => ({ ...choices, rows: Object.fromEntries(Object.entries(choices.rows).filter(([number]) => number !== String(row))) }))
}

function changeChoices(change: (choices: RosterChoices) => RosterChoices): void {
  changeInHand(inHand => ({ ...inHand, choices: change(inHand.choices) }))
}

/** What was planned already is planned anew. */
function changeInHand(change: (inHand: RosterInHand) => RosterInHand): void {
  const state = importState.get()
  if (state.kind !== 'columns' && state.kind !== 'rows') return
  importState.set({ ...state, inHand: change(state.inHand) })
  if (state.kind === 'rows') void planRoster()
}

export function backToColumns(): void {
  const state = importState.get()
  if (state.kind === 'rows') importState.set({ kind: 'columns', inHand: state.inHand, planning: null, failure: null })
}

let isPlanning = false

/** Holds the file against the archive. What is decided while it runs is planned once more behind it. */
export async function planRoster(): Promise<void> {
  const before = importState.get()
  if (before.kind !== 'columns' && before.kind !== 'rows') return
  importState.set({ ...before, planning: { done: 0, total: null }, failure: null })
  if (isPlanning) return
  isPlanning = true
  try {
    await planUntilSettled()
  } finally {
    isPlanning = false
  }
}

function tellPlanning(mine: RosterClient, progress: RosterProgress): void {
  const now = importState.get()
  if (client === mine && progress.kind === 'planning' && (now.kind === 'columns' || now.kind === 'rows')) importState.set({ ...now, planning: progress })
}

async function planUntilSettled(): Promise<void> {
  for (;;) {
    const mine = rosterClient()
    const asked = importState.get()
    if (asked.kind !== 'columns' && asked.kind !== 'rows') return
    const { inHand } = asked
    try {
      const planned = await mine.ask({ kind: 'plan', choices: inHand.choices, today: inHand.today }, progress => tellPlanning(mine, progress))
      const now = importState.get()
      if (client !== mine || (now.kind !== 'columns' && now.kind !== 'rows')) return
      const isSettled = now.inHand === inHand
      importState.set({ kind: 'rows', inHand: now.inHand, planned, commit: newId(), planning: isSettled ? null : { done: 0, total: null }, failure: null })
      if (isSettled) return
    } catch (error) {
      const now = importState.get()
      if (client === mine && (now.kind === 'columns' || now.kind === 'rows')) importState.set({ ...now, planning: null, failure: told(error) })
      return
    }
  }
}
