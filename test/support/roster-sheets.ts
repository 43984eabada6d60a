import { guessSheet } from '#shared/imports/roster/guess-roster.ts'
import { planRoster } from '#shared/imports/roster/plan-roster.ts'
import { noChoices, type RosterChoices } from '#shared/imports/roster/roster-choices.ts'
import type { RosterKnown } from '#shared/imports/roster/roster-known.ts'
import { rosterOps } from '#shared/imports/roster/roster-ops.ts'
import type { RosterPlan } from '#shared/imports/roster/roster-plan.ts'
import type { Sheet, SheetCell } from '#shared/imports/sheet.ts'
import type { OrganisationFact } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import { type RowOf, type TableName, tables } from '#shared/model/tables.ts'
import { stored, today } from './builders.ts'

/** A sheet as a reader gives it: rows counted from 1, empty ones left out. */
export function aSheet(rows: readonly (readonly SheetCell[])[], name = '名册'): Sheet {
  return { name, rows: rows.map((cells, i) => ({ number: i + 1, cells: cells.map(cell => (cell === '' ? null : cell)) })).filter(row => row.cells.some(cell => cell !== null)) }
}

let next = 0

/** Ids as a plan makes them, different each time. */
export function nextId(): string {
  next += 1
  return `01990000-0000-7000-8000-${next.toString(16).padStart(12, '0')}`
}

type ArchiveRows = { readonly [T in 'people' | 'memberships' | 'posts' | 'organisations']?: readonly RowOf<T>[] } & { readonly facts?: readonly OrganisationFact[] } & Partial<Pick<RosterKnown, 'importColumns' | 'markWords' | 'today'>>

/** What an archive of these rows knows. */
export function knowing(rows: ArchiveRows = {}): RosterKnown {
  const all = <T extends { readonly id: string }>(some: readonly T[] = []) => some.map(row => stored(row))
  return {
    people: all(rows.people), memberships: all(rows.memberships), posts: all(rows.posts), organisations: all(rows.organisations), facts: all(rows.facts), importColumns: rows.importColumns ?? [], markWords: rows.markWords ?? [], today: rows.today ?? today,
  }
}

/** The plan of a sheet by what it is taken for without a clerk, and with what a clerk decides. */
export function planOf(rows: readonly (readonly SheetCell[])[], known: RosterKnown, choices: Partial<RosterChoices> = {}): Promise<RosterPlan> {
  const sheet = aSheet(rows)
  return planRoster(sheet, { ...noChoices(guessSheet(sheet, known)), ...choices }, known, { newId: nextId })
}

/** What the archive knows after the plan was entered; every row is held to its schema. */
export function entered(plan: RosterPlan, known: RosterKnown): RosterKnown {
  const rev = 1 + Math.max(1, ...[...known.people, ...known.memberships].map(row => row.rev))
  const ops = rosterOps(plan)
  const applied = <T extends TableName>(table: T, before: readonly Stored<RowOf<T>>[]): Stored<RowOf<T>>[] => {
    const rows = new Map(before.map(row => [row.id, row]))
    for (const op of ops.filter(one => one.table === table)) {
      if (op.ifRev !== (rows.get(op.id)?.rev ?? null)) throw new Error(`a conflict at ${table} ${op.id}`)
      rows.set(op.id, stored(tables[table].schema.parse(op.value) as RowOf<T>, { rev }))
    }
    return [...rows.values()]
  }
  return {
    ...known, people: applied('people', known.people), memberships: applied('memberships', known.memberships), posts: applied('posts', known.posts), organisations: applied('organisations', known.organisations), facts: applied('organisationFacts', known.facts),
  }
}
