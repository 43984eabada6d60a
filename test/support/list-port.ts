import { recordTables, database } from '../../renderer/storage/database.ts'
import { listFollower } from '../../renderer/workers/list-follower.ts'
import type { ListPort } from '../../renderer/workers/list-client.ts'
import type { FromListWorker } from '../../renderer/workers/list-protocol.ts'

/** The list worker without its thread, for tests that show lists: `connectLists(listPort())`. Messages are copied, as between threads. */
export function listPort(): ListPort {
  let heard: (message: FromListWorker) => void = () => {}
  const hear = listFollower(
    () => database.transaction('r', database.tables, async () => {
      const rows = []
      for (const { name, table } of recordTables(database)) for (const row of await table.toArray()) rows.push({ table: name, id: String(row['id']), row })
      return { seq: (await database.meta.get('view'))?.appliedSeq ?? 0, rows }
    }),
    message => { queueMicrotask(() => heard(structuredClone(message))) },
  )
  return {
    post: message => { const copy = structuredClone(message); queueMicrotask(() => hear(copy)) },
    onMessage: listener => { heard = listener },
    close: () => { heard = () => {} },
  }
}
