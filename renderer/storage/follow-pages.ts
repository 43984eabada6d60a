import type { StoredRow } from '#shared/archive/commit.ts'
import { toggleRow } from '#shared/archive/view-hash.ts'
import type { Output } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { PagedRows } from '#shared/contract/paged-rows.ts'
import type { TableName } from '#shared/model/tables.ts'
import { machineSide } from './connection.ts'
import { database, type ViewMeta } from './database.ts'
import type { RebuildProgress } from './rebuild.ts'
import { rowsByTable } from './rows-by-table.ts'
import { ViewUnusable } from './view.ts'

/** Rows put in one transaction: the window answers between two. */
const chunkRows = 250

type Standing = Pick<ViewMeta, 'viewHash' | 'counts'>

/**
 * The view takes over a commit that is too large for one transaction. What it says of itself changes last: one that is cut short is behind the journal, and the next start makes it anew.
 * Throws ViewUnusable where the view doesn't stand right before the commit, or doesn't come to what the journal says.
 */
export async function followPages(seq: number, { after, written, deleted }: PagedRows, onProgress: (progress: RebuildProgress) => void): Promise<void> {
  const meta = await database.meta.get('view')
  if (meta === undefined) throw new ViewUnusable('the view does not say whose it is')
  if (seq <= meta.appliedSeq) return
  if (seq !== meta.appliedSeq + 1) throw new ViewUnusable(`commit ${seq} does not follow ${meta.appliedSeq}`)
  let standing: Standing = meta
  let done = 0
  const take = async (rows: readonly StoredRow[]) => {
    for (let i = 0; i < rows.length; i += chunkRows) {
      const chunk = rows.slice(i, i + chunkRows)
      standing = await takeChunk(chunk, standing)
      done += chunk.length
      onProgress({ done, total: written + deleted.length })
    }
  }
  await take(deleted.map(ref => ({ ...ref, row: null })))
  for (let cursor = after; ;) {
    const page: Output<'rowsPage'> = orThrow(await machineSide().rowsPage({ after: cursor }))
    await take(page.rows)
    if (page.next === null) return finish(seq, page.archive, meta, standing)
    cursor = page.next
  }
}

async function takeChunk(rows: readonly StoredRow[], standing: Standing): Promise<Standing> {
  const byTable = [...rowsByTable(rows)]
  return database.transaction('rw', byTable.map(([name]) => database.table(name)), async () => {
    let { viewHash } = standing
    const counts: Record<string, number> = { ...standing.counts }
    for (const [name, some] of byTable) {
      const before = await beforeThem(name, some)
      some.forEach(({ id, row }, i) => {
        const old = before[i]
        if (old !== undefined) viewHash = toggleRow(viewHash, name, id, String(old['_h']))
        if (row !== null) viewHash = toggleRow(viewHash, name, id, String(row['_h']))
        counts[name] = (counts[name] ?? 0) + Number(row !== null) - Number(old !== undefined)
      })
      await database.table(name).bulkPut(some.flatMap(({ row }) => (row === null ? [] : [row])))
      await database.table(name).bulkDelete(some.flatMap(({ id, row }) => (row === null ? [id] : [])))
    }
    return { viewHash, counts }
  })
}

function beforeThem(name: TableName, rows: readonly StoredRow[]): Promise<readonly (Record<string, unknown> | undefined)[]> {
  return database.table<Record<string, unknown>, string>(name).bulkGet(rows.map(({ id }) => id))
}

async function finish(seq: number, head: { readonly seq: number; readonly viewHash: string; readonly counts: Readonly<Record<string, number>> }, meta: ViewMeta, { viewHash, counts }: Standing): Promise<void> {
  const tables = new Set([...Object.keys(counts), ...Object.keys(head.counts)])
  const whole = head.seq === seq && head.viewHash === viewHash && [...tables].every(name => (counts[name] ?? 0) === (head.counts[name] ?? 0))
  if (!whole) throw new ViewUnusable('the rows of the commit do not add up to the journal')
  await database.meta.put({ ...meta, appliedSeq: seq, viewHash, counts })
}
