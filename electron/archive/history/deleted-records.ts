import type { DeletedRecord } from '#shared/archive/act.ts'
import { idOf, rowKey, tableOf } from '../state/row-key.ts'
import { recentActs } from './acts.ts'
import type { RevOf } from './archive-history.ts'
import { lastValues, valuesOf } from './commit-rows.ts'
import type { Past } from './journal-indexes.ts'

type Deleted = Omit<DeletedRecord, 'daysLeft'>

/** Still gone, each once, newest first. */
export async function deletedSince(past: Past, since: string, rev: RevOf): Promise<Deleted[]> {
  const found: Deleted[] = []
  const seen = new Set<string>()
  for (const act of await recentActs(past, since)) {
    if (act.tables.every(({ deleted }) => deleted === 0)) continue
    const keys = [...(await valuesOf(past, act.seq))].filter(([key, value]) => value === null && !seen.has(key) && rev(tableOf(key), idOf(key)) === null).map(([key]) => key)
    const before = await lastValues(past, keys, act.seq - 1)
    for (const key of keys) {
      seen.add(key)
      const value = before.get(key)?.value
      if (value != null) found.push({ table: tableOf(key), id: idOf(key), value, seq: act.seq, deletedAt: act.at, deletedBy: act.actor, summary: act.summary })
    }
  }
  return found
}

/** Wanted records with what they need: deleted records that they name, and what went with them and names them. */
export function withWhatBelongs(deleted: readonly Deleted[], wanted: readonly { readonly table: string; readonly id: string }[], namesOf: (row: Deleted) => readonly { readonly table: string; readonly id: string }[]): Deleted[] {
  const byKey = new Map(deleted.map(row => [rowKey(row.table, row.id), row]))
  const namers = new Map<string, string[]>()
  for (const [key, row] of byKey) for (const named of namesOf(row)) {
    const namedKey = rowKey(named.table, named.id)
    if (byKey.get(namedKey)?.seq === row.seq) namers.set(namedKey, [...(namers.get(namedKey) ?? []), key])
  }
  const taken = new Map<string, Deleted>()
  const queue = wanted.map(({ table, id }) => rowKey(table, id))
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const row = byKey.get(key)
    if (row === undefined || taken.has(key)) continue
    taken.set(key, row)
    queue.push(...namesOf(row).map(named => rowKey(named.table, named.id)), ...(namers.get(key) ?? []))
  }
  return [...taken.values()]
}
