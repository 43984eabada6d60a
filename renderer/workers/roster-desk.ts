import type { CommitOp } from '#shared/archive/commit.ts'
import { cellText } from '#shared/imports/roster/cell-text.ts'
import { isDerived, rosterFieldLabel } from '#shared/imports/roster/roster-field.ts'
import { guessRoster } from '#shared/imports/roster/guess-roster.ts'
import { planRoster, suggestedBranch } from '#shared/imports/roster/plan-roster.ts'
import type { RosterKnown } from '#shared/imports/roster/roster-known.ts'
import type { RosterMapping } from '#shared/imports/roster/roster-mapping.ts'
import { rosterOps, rosterSummary } from '#shared/imports/roster/roster-ops.ts'
import type { RosterPlan, RosterPlanRow, RosterWrites } from '#shared/imports/roster/roster-plan.ts'
import type { Sheet } from '#shared/imports/sheet.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { OpenedRoster, PlannedRoster, RosterAnswers, RosterProgress, RosterTally, RosterTask, RowFilter, SheetHints, ShownRow } from './roster-protocol.ts'
import { folded } from './search-text.ts'

/** What the desk works with. */
export interface RosterDeskParts {
  readonly read: (bytes: Uint8Array, fileName: string, onProgress: (progress: RosterProgress) => void) => Promise<readonly Sheet[]>
  /** What the archive knows now. */
  readonly known: (today: LocalDate) => Promise<RosterKnown>
  readonly newId: () => string
}

export type RosterDesk = (task: RosterTask, onProgress?: (progress: RosterProgress) => void) => Promise<RosterAnswers[keyof RosterAnswers]>

/** Holds one roster file and its plan; one task after the other. */
export function rosterDesk({ read, known, newId }: RosterDeskParts): RosterDesk {
  let sheets: readonly Sheet[] = []
  let fileName = ''
  let plan: RosterPlan | null = null
  let said: (row: RosterPlanRow) => ShownRow['said'] = () => []
  const planned = () => {
    if (plan === null) throw new Error('no roster is planned yet')
    return plan
  }
  return async (task, onProgress = () => {}) => {
    switch (task.kind) {
      case 'open': {
        const found = await read(task.bytes, task.fileName, onProgress)
        sheets = task.isNameCleared ? found.map(sheet => withoutFileName(sheet, task.fileName)) : found
        fileName = task.fileName
        plan = null
        const now = await known(task.today)
        const guess = guessRoster(sheets, now)
        return { fileName, guess, sheets: guess.sheets.map(mapping => hintsOf(sheets, mapping, now)) } satisfies OpenedRoster
      }
      case 'plan': {
        const sheet = sheets.find(({ name }) => name === task.choices.mapping.sheet)
        if (sheet === undefined) throw new Error(`no sheet ${task.choices.mapping.sheet}`)
        const step = async (done: number, total: number) => { onProgress({ kind: 'planning', done, total }) }
        plan = await planRoster(sheet, task.choices, await known(task.today), { newId, step })
        said = saidIn(sheet, task.choices.mapping)
        return shownOf(plan, fileName)
      }
      case 'find': return { places: placesOf(planned().rows, task.filter, task.text) }
      case 'rows': return { rows: task.places.flatMap(place => planned().rows[place] ?? []).map(row => ({ ...row, said: said(row) })) }
      case 'questions': return { rows: planned().rows.filter(row => row.question?.kind === task.asks) }
      case 'problems': return {
        sheet: planned().sheet,
        lines: planned().rows.flatMap(({ number, name, problems }) => problems.filter(({ weight }) => weight === 'stops').map(({ column, message, suggestion }) => ({ row: number, name, column, message, suggestion }))),
      }
      case 'whose': return { names: namesOf(planned().writes, task.ids) }
      case 'ops': return { pieces: piecesOf(rosterOps(planned())) }
    }
  }
}

/** A .csv file's only sheet bears the name of the file. */
function withoutFileName(sheet: Sheet, fileName: string): Sheet {
  return fileName.startsWith(sheet.name) ? { ...sheet, name: '工作表' } : sheet
}

function hintsOf(sheets: readonly Sheet[], mapping: RosterMapping, known: RosterKnown): SheetHints {
  const sheet = sheets.find(({ name }) => name === mapping.sheet)
  return { samples: sheet === undefined ? {} : samplesOf(sheet, mapping), branchId: sheet === undefined ? null : suggestedBranch(sheet, mapping, known) }
}

const shownSamples = 3

function samplesOf(sheet: Sheet, { headerRows, columns }: RosterMapping): Readonly<Record<number, readonly string[]>> {
  const last = Math.max(0, ...headerRows)
  const rows = sheet.rows.filter(({ number }) => number > last)
  return Object.fromEntries(columns.map(({ index }) => {
    const values = new Set<string>()
    for (const { cells } of rows) {
      const text = cellText(cells[index])
      if (text !== '') values.add(text)
      if (values.size === shownSamples) break
    }
    return [index, [...values]]
  }))
}

function saidIn(sheet: Sheet, { columns }: RosterMapping): (row: RosterPlanRow) => ShownRow['said'] {
  const cellsOf = new Map(sheet.rows.map(({ number, cells }) => [number, cells]))
  const taken = columns.flatMap(({ index, field }) => (field === null || field === 'name' || isDerived(field) ? [] : [{ index, label: rosterFieldLabel(field) }]))
  return ({ number }) => taken.map(({ index, label }) => ({ label, text: cellText(cellsOf.get(number)?.[index]) })).filter(({ text }) => text !== '')
}

const shownPassedOver = 50

function shownOf(plan: RosterPlan, fileName: string): PlannedRoster {
  const { sheet, rows, counts, organisations, passedOver, unusedColumns, writes } = plan
  const undecided = { namesake: 0, double: 0, branch: 0 }
  for (const { question } of rows) if (question !== null) undecided[question.kind] += 1
  return {
    sheet, counts, unusedColumns, organisations, rows: rows.length, undecided, hinted: rows.filter(isHinted).length, stopped: rows.filter(isStopped).length,
    passedOver: { count: passedOver.length, first: passedOver.slice(0, shownPassedOver) }, writes: tallyOf(writes), summary: rosterSummary(plan, fileName),
  }
}

function isStopped({ action, question }: RosterPlanRow): boolean {
  return action === 'problem' && question === null
}

function isHinted({ action, problems }: RosterPlanRow): boolean {
  return action !== 'problem' && problems.length > 0
}

function tallyOf({ organisations, people, memberships, posts }: RosterWrites): RosterTally {
  const newPeople = people.filter(({ rev }) => rev === null).length
  return { organisations: organisations.length, newPeople, changedPeople: people.length - newPeople, memberships: memberships.length, posts: posts.length }
}

function placesOf(rows: readonly RosterPlanRow[], filter: RowFilter, text: string): Uint32Array {
  const wanted = folded(text.trim())
  const places: number[] = []
  rows.forEach((row, place) => { if (isWanted(row, filter) && (wanted === '' || textOf(row).includes(wanted))) places.push(place) })
  return Uint32Array.from(places)
}

function isWanted(row: RosterPlanRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all': return true
    case 'undecided': return row.question !== null
    case 'hinted': return isHinted(row)
    case 'new':
    case 'changed':
    case 'same': return row.action === filter
    case 'problem': return isStopped(row)
  }
}

function textOf({ number, name, problems, changes }: RosterPlanRow): string {
  return folded([String(number), name, ...problems.map(({ column, message }) => `${column} ${message}`), ...changes.map(({ label, from, to }) => `${label} ${from} ${to}`)].join('\n'))
}

function namesOf({ people, memberships, posts, organisations }: RosterWrites, ids: readonly string[]): readonly string[] {
  const names = new Map(people.map(({ row }) => [row.id, row.name]))
  for (const { row } of [...memberships, ...posts]) names.set(row.id, names.get(row.personId) ?? '')
  for (const { organisation, fact } of organisations) names.set(organisation.id, fact.fullName).set(fact.id, fact.fullName)
  return ids.map(id => names.get(id) ?? '')
}

/** A window hands over one piece in a moment. */
const pieceChars = 512 * 1024

function piecesOf(ops: Iterable<CommitOp>): readonly Uint8Array<ArrayBuffer>[] {
  const encoder = new TextEncoder()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let lines: string[] = []
  let chars = 0
  const cut = () => {
    if (lines.length > 0) pieces.push(encoder.encode(lines.join('')))
    lines = []
    chars = 0
  }
  for (const op of ops) {
    const line = `${JSON.stringify(op)}\n`
    lines.push(line)
    chars += line.length
    if (chars >= pieceChars) cut()
  }
  cut()
  return pieces
}
