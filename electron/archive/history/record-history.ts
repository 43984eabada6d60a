import type { RecordChange } from '#shared/archive/act.ts'
import { rowKey } from '../state/row-key.ts'
import type { Past } from './journal-indexes.ts'

/** Newest first; none when the archive never held the record. */
export async function recordHistory({ files, reading }: Past, table: string, id: string): Promise<RecordChange[]> {
  const changes: RecordChange[] = []
  for (const file of files) {
    for (const place of (await file.places()).placesOf(rowKey(table, id), file.number).reverse()) {
      const { at, actor, device, act, summary } = await reading.frame(place)
      const value = await reading.row(place, table, id)
      changes.push({ seq: place.seq, at, actor, device, act, summary, value: value === null ? null : { ...value } })
    }
  }
  return changes
}
