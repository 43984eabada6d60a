import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { emptyViewHash, toggleRow } from '#shared/archive/view-hash.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from './connection.ts'
import { database, isStorageError } from './database.ts'
import { rowsByTable } from './rows-by-table.ts'
import { view, ViewUnusable } from './view.ts'

export interface RebuildProgress {
  readonly done: number
  readonly total: number
}

export interface RebuildOptions {
  readonly onProgress?: (progress: RebuildProgress) => void
  readonly signal?: AbortSignal
}

/** Rows put in one transaction: the window answers between two. */
const chunkRows = 500

const maxAttempts = 3

/** A fresh view from the journal's rows, begun again when they don't add up to the head or the browser's storage fails meanwhile. */
export async function rebuildFromJournal(options: RebuildOptions, attempt = 1): Promise<ArchiveHead> {
  try {
    return await fillOnce(options)
  } catch (error) {
    const worthAnother = (isStorageError(error) && options.signal?.aborted !== true) || error instanceof ViewUnusable
    if (!worthAnother || attempt >= maxAttempts) throw error
    if (isStorageError(error) && attempt === maxAttempts - 1) orThrow(await machineSide().clearWindowStorage({})) // a store that can be neither opened nor deleted stays so for ever
    return rebuildFromJournal(options, attempt + 1)
  }
}

/** The old view goes only when the machine side has answered. */
async function fillOnce({ onProgress, signal }: RebuildOptions): Promise<ArchiveHead> {
  const filling = { viewHash: emptyViewHash, counts: {} as Record<string, number>, done: 0 }
  let page: Page = orThrow(await machineSide().rowsPage({ after: null }))
  await view.drop()
  for (;;) {
    const total = Object.values(page.archive.counts).reduce((sum, n) => sum + n, 0)
    for (let i = 0; i < page.rows.length; i += chunkRows) {
      signal?.throwIfAborted()
      await putRows(page.rows.slice(i, i + chunkRows), filling)
      onProgress?.({ done: filling.done, total })
    }
    if (page.next === null) return finish(page.archive, filling)
    signal?.throwIfAborted()
    page = orThrow(await machineSide().rowsPage({ after: page.next }))
  }
}

interface Page { readonly archive: ArchiveHead; readonly rows: readonly StoredRow[]; readonly next: string | null }
interface Filling { viewHash: string; counts: Record<string, number>; done: number }

async function putRows(rows: readonly StoredRow[], filling: Filling): Promise<void> {
  const byTable = rowsByTable(rows)
  await database.transaction('rw', [...byTable.keys()].map(name => database.table(name)), async () => {
    for (const [name, some] of byTable) await database.table(name).bulkPut(some.flatMap(({ row }) => (row === null ? [] : [row])))
  })
  for (const { table, id, row } of rows) {
    if (row === null) continue
    filling.viewHash = toggleRow(filling.viewHash, table, id, String(row['_h']))
    filling.counts[table] = (filling.counts[table] ?? 0) + 1
    filling.done += 1
  }
}

/** Only now does the view say whose it is: a crash before leaves one that is recognised as unfinished. */
async function finish(head: ArchiveHead, { viewHash, counts }: Filling): Promise<ArchiveHead> {
  const tables = new Set([...Object.keys(counts), ...Object.keys(head.counts)])
  const whole = viewHash === head.viewHash && [...tables].every(t => (counts[t] ?? 0) === (head.counts[t] ?? 0))
  if (!whole) throw new ViewUnusable('the rows of the journal do not add up to its head')
  const { archiveId, schema, seq } = head
  await database.meta.put({ key: 'view', archiveId, schema, appliedSeq: seq, counts, viewHash })
  return head
}
