import { type CommitOp, put, remove } from '#shared/archive/commit.ts'
import type { DuesPayment, DuesStandard, DuesYear } from '#shared/model/dues.ts'
import type { Stored } from '#shared/model/record.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const duesRepository = { paymentsOf, recordDues, setDuesStandards, removeDuesStandard }

/** What a member's month shall hold from now on, told from what it holds. */
export interface MonthEdit {
  readonly personId: string
  /** 1 to 12. */
  readonly month: number
  readonly change: (before: readonly DuesPayment[]) => readonly DuesPayment[]
}

export interface StandardEdit {
  readonly id: string
  readonly change: (before: DuesStandard | null) => DuesStandard
}

/** What a member paid for one month. */
function paymentsOf(personId: string, year: number, month: number): Promise<readonly DuesPayment[]> {
  return read(async () => (await rowOf(personId, year))?.payments.filter(payment => payment.month === month) ?? [])
}

/** One act, however many members and months it touches: all of it is written, or nothing. False = nothing would change. */
function recordDues(year: number, summary: string, edits: readonly MonthEdit[]): Promise<boolean> {
  return afterTheLast(async () => {
    const byPerson = new Map<string, MonthEdit[]>()
    for (const edit of edits) byPerson.set(edit.personId, [...(byPerson.get(edit.personId) ?? []), edit])
    const before = await rowsOf([...byPerson.keys()], year)
    const ops = [...byPerson].flatMap(([personId, own]) => changed(before.get(personId) ?? null, { personId, year }, own))
    if (ops.length > 0) await write('recordDues', summary, ops)
    return ops.length > 0
  })
}

/** New and changed standards, one act: each told from what stands there now, null where there is none. */
function setDuesStandards(summary: string, edits: readonly StandardEdit[]): Promise<void> {
  return afterTheLast(async () => {
    const before = await read(() => database.duesStandards.bulkGet(edits.map(edit => edit.id)))
    const ops = edits.map((edit, i) => put('duesStandards', { ...before[i], ...ownFields(edit.change(before[i] ?? null)), id: edit.id }))
    if (ops.length > 0) await write('setDuesStandards', summary, ops)
  })
}

/** Without the revision and the hash of the row that it was made from: a new row has none. */
function ownFields(standard: DuesStandard): DuesStandard {
  const { id, personId, year, from, category, baseCents, setDueCents, approvalDocumentNo, remark } = standard
  return { id, personId, year, from, category, baseCents, setDueCents, approvalDocumentNo, remark }
}

function removeDuesStandard(summary: string, id: string): Promise<void> {
  return afterTheLast(async () => {
    const standard = await read(() => database.duesStandards.get(id))
    if (standard !== undefined) await write('removeDuesStandard', summary, [remove('duesStandards', standard)])
  })
}

function changed(before: Stored<DuesYear> | null, of: Pick<DuesYear, 'personId' | 'year'>, edits: readonly MonthEdit[]): readonly CommitOp[] {
  const payments = edits.reduce<readonly DuesPayment[]>((all, { month, change }) => (
    [...all.filter(payment => payment.month !== month), ...change(all.filter(payment => payment.month === month))]
  ), before?.payments ?? []).toSorted((a, b) => a.month - b.month)
  if (JSON.stringify(payments) === JSON.stringify(before?.payments ?? [])) return []
  if (payments.length === 0) return before === null ? [] : [remove('duesPayments', before)]
  return [put('duesPayments', { ...(before ?? { id: newId(), ...of }), payments: [...payments] })]
}

/** Above this many people the whole year is read at once. */
const fewPeople = 200

async function rowsOf(personIds: readonly string[], year: number): Promise<ReadonlyMap<string, Stored<DuesYear>>> {
  const rows = await read(() => (personIds.length > fewPeople
    ? database.duesPayments.where('year').equals(year).toArray()
    : database.duesPayments.where('personId').anyOf(personIds).filter(row => row.year === year).toArray()))
  return new Map(rows.map(row => [row.personId, row]))
}

async function rowOf(personId: string, year: number): Promise<Stored<DuesYear> | null> {
  return (await rowsOf([personId], year)).get(personId) ?? null
}

let last: Promise<unknown> = Promise.resolve()

/** Each act reads what the one before has written: two quick keys on one member are two acts, not a conflict. */
function afterTheLast<T>(act: () => Promise<T>): Promise<T> {
  const turn = last.then(act, act)
  last = turn.catch(() => {})
  return turn
}
