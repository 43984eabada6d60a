import type { ActEntry } from '../archive/act.ts'
import { changeReport } from '../archive/change-report.ts'
import type { StoredRow } from '../archive/commit.ts'
import { headCode } from '../archive/head-code.ts'
import type { Reader } from '../archive/reader.ts'
import type { ChangeReport } from '../archive/restore-report.ts'
import { refKey, type RowRef } from '../archive/row-ref.ts'
import type { Binder } from '../model/binder.ts'
import type { Membership } from '../model/membership.ts'
import type { LocalDate } from '../time/local-date.ts'
import { rangeOf } from '../time/period.ts'
import { groupsUnder } from './binder-units.ts'
import { isInScope, isPrinted, type PaperScope, peopleOf } from './rows-in-scope.ts'

type Fields = Readonly<Record<string, unknown>>

/** The calls of the contract that tell of the past. */
export interface JournalCalls {
  readonly checkHead: (asked: { readonly seq: number; readonly code: string }) => Promise<{ readonly verdict: 'fits' | 'differs' | 'unknown' }>
  readonly acts: (asked: { readonly filter: typeof everyAct; readonly before: number | null; readonly limit: number }) => Promise<{ readonly acts: readonly ActEntry[]; readonly next: number | null }>
  readonly actRows: (asked: { readonly seq: number }) => Promise<{ readonly rows: readonly ChangedRow[] }>
}

export interface ChangedRow extends RowRef {
  readonly before: Fields | null
  readonly after: Fields | null
}

export type ChangedSince =
  | { readonly kind: 'told'; readonly report: Omit<ChangeReport, 'problems'>; readonly acts: number }
  /** The journal no longer has the commit that the binder was made of, or has another in its place: after a 清除, or in another archive. */
  | { readonly kind: 'historyGone' }

/** What the archive holds otherwise now than when a binder was made, of what its papers show: new, changed and deleted records by table and organisation. */
export async function changedSince(binder: Binder, calls: JournalCalls, reader: Reader, today: LocalDate): Promise<ChangedSince> {
  if ((await calls.checkHead({ seq: binder.seq, code: headCode(binder.head) })).verdict !== 'fits') return { kind: 'historyGone' }
  const { rows, acts } = await touchedSince(binder.seq, calls)
  const [facts, organisations, memberships, people] = await Promise.all([reader.organisationFacts(), reader.organisations(), reader.memberships(), reader.people()])
  const days = rangeOf(binder.period)
  const groups = new Set(organisations.filter(({ type }) => type === 'group').map(({ id }) => id))
  const scope: PaperScope = { organisationIds: new Set(binder.organisationIds.flatMap(id => [id, ...groupsUnder(facts, groups, id, days)])), days }
  const members = peopleOf([...memberships, ...versions(rows, 'memberships')], scope)
  const told = rows.filter(({ table, id, before, after }) => [before, after].some(row => row !== null && isInScope({ table, id, row }, scope, personId => members.has(personId))))
  const naming: readonly StoredRow[] = [...stored('organisationFacts', facts), ...stored('memberships', memberships), ...stored('people', people)]
  return { kind: 'told', acts, report: changeReport({ before: told.map(row => asStored(row, row.before)), after: told.map(row => asStored(row, row.after)), naming, today }) }
}

/** Every row that was written or deleted since, as it was then and as it is now. */
async function touchedSince(seq: number, { acts, actRows }: JournalCalls): Promise<{ readonly rows: readonly ChangedRow[]; readonly acts: number }> {
  const touched = new Map<string, ChangedRow>()
  let [before, counted]: [number | null, number] = [null, 0]
  for (;;) {
    const page = await acts({ filter: everyAct, before, limit: actsPerPage })
    const since = page.acts.filter(act => act.seq > seq)
    for (const act of since) {
      if (!act.tables.some(({ table }) => isPrinted(table))) continue
      counted += 1
      for (const row of (await actRows({ seq: act.seq })).rows) touched.set(refKey(row), { ...row, after: (touched.get(refKey(row)) ?? row).after })
    }
    if (page.next === null || since.length < page.acts.length) return { rows: [...touched.values()], acts: counted }
    before = page.next
  }
}

const everyAct = { from: null, to: null, actor: null, act: null, text: '' } as const
const actsPerPage = 500

function versions(rows: readonly ChangedRow[], table: 'memberships'): readonly Membership[] {
  return rows.filter(row => row.table === table).flatMap(({ before, after }) => [before, after].filter(row => row !== null)) as unknown as readonly Membership[] // parsed by their schema before they were kept
}

function asStored({ table, id }: RowRef, row: Fields | null): StoredRow {
  return { table, id, row: row === null ? null : { ...row } }
}

function stored(table: RowRef['table'], rows: readonly { readonly id: string }[]): readonly StoredRow[] {
  return rows.map(row => ({ table, id: row.id, row: { ...row } }))
}
