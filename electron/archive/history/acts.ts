import type { ActEntry } from '#shared/archive/act.ts'
import type { IndexedAct } from '../journal/file-index.ts'
import type { Past } from './journal-indexes.ts'

export interface ActsQuery {
  /** Only acts below this seq. */
  readonly before: number | null
  readonly limit: number
  readonly isWanted: (act: IndexedAct) => boolean
}

export interface ActsPage {
  /** Newest first. */
  readonly acts: ActEntry[]
  /** Where the next page begins; null = there is none. */
  readonly next: number | null
}

export async function actsPage(past: Past, { before, limit, isWanted }: ActsQuery): Promise<ActsPage> {
  const acts: ActEntry[] = []
  const undoneBy = await undoings(past)
  for await (const act of newestFirst(past)) {
    if ((before !== null && act.seq >= before) || !isWanted(act)) continue
    const last = acts.at(-1)
    if (acts.length === limit && last !== undefined) return { acts, next: last.seq }
    acts.push(entryOf(act, undoneBy))
  }
  return { acts, next: null }
}

export async function actOf(past: Past, seq: number): Promise<ActEntry | null> {
  for (const file of past.files) {
    if ((await file.places()).partsOf(seq, file.number).length === 0) continue
    const act = (await file.acts()).find(each => each.seq === seq)
    return act === undefined ? null : entryOf(act, await undoings(past))
  }
  return null
}

/** Newest first. Files are left out once one holds nothing so young: clocks are set right by hours, not by years. */
export async function recentActs(past: Past, since: string): Promise<ActEntry[]> {
  const recent: ActEntry[] = []
  const undoneBy = await undoings(past)
  for (const file of past.files) {
    const acts = await file.acts()
    const young = acts.filter(({ at }) => at >= since)
    recent.push(...young.map(act => entryOf(act, undoneBy)).reverse())
    if (acts.length > 0 && young.length === 0) break
  }
  return recent
}

async function* newestFirst({ files }: Past): AsyncGenerator<IndexedAct> {
  for (const file of files) yield* [...(await file.acts())].reverse()
}

/** Which commit took one back and still stands; null = none. */
export type UndoneBy = (seq: number) => number | null

/** An undoing that was itself undone counts no longer. */
export async function undoings({ files }: Past): Promise<UndoneBy> {
  const by = new Map<number, number[]>()
  for (const file of files) {
    for (const { seq, undoes } of (await file.places()).undoings()) by.set(undoes, [...(by.get(undoes) ?? []), seq])
  }
  const undoneBy: UndoneBy = seq => (by.get(seq) ?? []).filter(undo => undoneBy(undo) === null).sort((a, b) => b - a)[0] ?? null
  return undoneBy
}

function entryOf({ tables, ...act }: IndexedAct, undoneBy: UndoneBy): ActEntry {
  return { ...act, tables: tables.map(([table, written, deleted]) => ({ table, written, deleted })), undoneBy: undoneBy(act.seq) }
}
