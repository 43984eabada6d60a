import '../no-code-from-text.ts'
import type { StoredRow } from '#shared/archive/commit.ts'
import { recordTables, viewDatabase } from '../storage/database.ts'
import { listFollower, type ViewRows } from './list-follower.ts'
import type { ToListWorker } from './list-protocol.ts'

/** Rows taken from a table at a time. */
const chunkRows = 1_000

/** One transaction, so that all rows stand at one commit; closed afterwards, so that the view can be thrown away at any time. */
async function readView(): Promise<ViewRows> {
  const database = viewDatabase()
  try {
    return await database.transaction('r', database.tables, async () => {
      const rows: StoredRow[] = []
      for (const { name, table } of recordTables(database)) {
        for (let after = ''; ;) {
          const chunk = await table.where(':id').above(after).limit(chunkRows).toArray()
          for (const row of chunk) rows.push({ table: name, id: String(row['id']), row })
          if (chunk.length < chunkRows) break
          after = String(chunk.at(-1)?.['id'])
        }
      }
      const meta = await database.meta.get('view')
      return { seq: meta?.appliedSeq ?? 0, rows }
    })
  } finally {
    database.close()
  }
}

const hear = listFollower(readView, message => self.postMessage(message))

addEventListener('message', (event: MessageEvent<ToListWorker>) => hear(event.data))
