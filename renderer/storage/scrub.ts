import { emptyViewHash, rowHash, toggleRow } from '#shared/archive/view-hash.ts'
import { database, isStorageError, recordTables } from './database.ts'
import { rebuildView, viewStatus } from './view-keeper.ts'

/** `overtaken`: every row was as its hash says, but commits came meanwhile, so their sum was not compared. */
export type ScrubResult = 'whole' | 'broken' | 'overtaken'

interface ScrubOptions {
  /** Lets the window answer; called often. */
  readonly pause: () => Promise<void>
  readonly signal?: AbortSignal
  /** Work between two pauses; as it stands, far below what a person notices. */
  readonly sliceMs?: number
}

const rowsAtOnce = 20

/** Reads every row of the view again and works out its hash: what the disk changed unnoticed is found before it is printed. */
export async function scrubOnce(options: ScrubOptions): Promise<ScrubResult> {
  try {
    return await scrubAll(options)
  } catch (error) {
    if (isStorageError(error) && options.signal?.aborted !== true) return 'broken'
    throw error
  }
}

async function scrubAll({ pause, signal, sliceMs = 15 }: ScrubOptions): Promise<ScrubResult> {
  const before = await database.meta.get('view')
  let viewHash = emptyViewHash
  let sliceEnd = performance.now() + sliceMs
  for (const { name, table } of recordTables(database)) {
    for (let after = ''; ;) {
      const rows = await table.where(':id').above(after).limit(rowsAtOnce).toArray()
      for (const row of rows) {
        if (rowHash(row) !== row['_h']) return 'broken'
        viewHash = toggleRow(viewHash, name, String(row['id']), String(row['_h']))
        if (performance.now() < sliceEnd) continue
        await pause()
        signal?.throwIfAborted()
        sliceEnd = performance.now() + sliceMs
      }
      if (rows.length < rowsAtOnce) break
      after = String(rows.at(-1)?.['id'])
    }
  }
  const now = await database.meta.get('view')
  if (viewStatus.get().kind === 'rebuilding' || now?.appliedSeq !== before?.appliedSeq || now?.archiveId !== before?.archiveId) return 'overtaken'
  return viewHash === (before?.viewHash ?? emptyViewHash) ? 'whole' : 'broken'
}

const firstAfterMs = 60_000
const againAfterMs = 6 * 3_600_000

/** Scrubs now and then while the window is open, and rebuilds a view that isn't what it should be. The returned function ends it. */
export function scrubInBackground(): () => void {
  const end = new AbortController()
  let timer = setTimeout(round, firstAfterMs)
  function round(): void {
    scrubOnce({ pause: idle, signal: end.signal })
      .then(result => (result === 'broken' ? rebuildView() : undefined))
      .catch((error: unknown) => { if (!end.signal.aborted) console.error('scrub', error) })
      .finally(() => { if (!end.signal.aborted) timer = setTimeout(round, againAfterMs) })
  }
  return () => {
    clearTimeout(timer)
    end.abort()
  }
}

function idle(): Promise<void> {
  return new Promise(resolve => requestIdleCallback(() => resolve(), { timeout: 2_000 }))
}
