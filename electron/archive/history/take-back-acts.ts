import type { ActEntry, DeletedRecord } from '#shared/archive/act.ts'
import { namedRows, nameOf } from '#shared/archive/constraints.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Archive } from '../state/archive.ts'
import { withWhatBelongs } from './deleted-records.ts'
import { commitAllowed, type TakenBack } from './take-back.ts'

/** Deleted records can be brought back for so long (reliability.md R18). */
const binDays = 90

/** Acts that can be taken back from the list of acts, and for how many days (formats.md §7). */
export const undoableForDays: Readonly<Record<string, number>> = { restore: 30, merge: 30, importRecords: 30, importRoster: 30 }

/** These begin an archive or mend it: there is no state before them to go back to. */
const lastingActs: readonly string[] = ['createArchive', 'repair', 'purge']

const dayMs = 86_400_000

export interface Hand {
  readonly now: Date
  readonly newId: () => string
}

/** Puts back what a commit changed, in one commit. Throws nothing-to-undo when that was done before. */
export async function undoCommit(archive: Archive, seq: number, { newId }: Hand): Promise<TakenBack> {
  const act = await archive.history.act(seq)
  if (act === null || act.undoneBy !== null || lastingActs.includes(act.act)) throw new ExpectedFailure('nothing-to-undo')
  const { ops, kept } = await archive.history.undoOps(seq)
  const { answer, kept: refused } = await commitAllowed(archive, { newId, act: 'undo', summary: `撤销：${act.summary}` }, ops, { undoes: seq })
  return { answer, kept: [...kept, ...refused] }
}

/** Newest first; what was taken back already is left out. */
export async function undoableActs(archive: Archive, { now }: Pick<Hand, 'now'>): Promise<ActEntry[]> {
  const longest = Math.max(...Object.values(undoableForDays))
  return (await archive.history.actsSince(daysBefore(now, longest))).filter(({ act, at, undoneBy }) => {
    const days = undoableForDays[act]
    return days !== undefined && undoneBy === null && at >= daysBefore(now, days)
  })
}

/** Newest first. */
export async function deletedRecords(archive: Archive, { now }: Pick<Hand, 'now'>): Promise<DeletedRecord[]> {
  return (await archive.history.deletedSince(daysBefore(now, binDays))).map(row => ({
    ...row, daysLeft: Math.max(0, Math.ceil(binDays - (now.getTime() - Date.parse(row.deletedAt)) / dayMs)),
  }))
}

/** With the deleted records that they name, and what was deleted together with them and names them. */
export async function restoreDeleted(archive: Archive, wanted: readonly RowRef[], { now, newId }: Hand): Promise<TakenBack> {
  const deleted = await deletedRecords(archive, { now })
  const rows = withWhatBelongs(deleted, wanted, ({ table, value }) => namedRows(table, value))
  const [first] = rows.filter(row => wanted.some(({ table, id }) => row.table === table && row.id === id))
  if (first === undefined) return { answer: null, kept: [] }
  const summary = `恢复已删除的${nameOf(first.table, first.value)}${rows.length === 1 ? '' : `等 ${rows.length} 条记录`}`
  return commitAllowed(archive, { newId, act: 'restoreDeleted', summary }, rows.map(({ table, id, value }) => ({ table, id, ifRev: null, value })))
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * dayMs).toISOString()
}
