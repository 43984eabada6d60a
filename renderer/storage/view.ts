import { Dexie } from 'dexie'
import type { StoredRow } from '#shared/archive/commit.ts'
import { raisedRow } from '#shared/archive/raised-row.ts'
import type { ViewState } from '#shared/archive/start-state.ts'
import { toggleRow } from '#shared/archive/view-hash.ts'
import { modelVersion, type TableName } from '#shared/model/tables.ts'
import { database, databaseName, isStorageError, recordTables, type ViewMeta } from './database.ts'
import { rowsByTable } from './rows-by-table.ts'

/** What followers of the view (the list worker) are told. */
export type ViewChange = { readonly kind: 'applied'; readonly seq: number; readonly rows: readonly StoredRow[] } | { readonly kind: 'rebuilt' }

/** The view is not what it should be and must be rebuilt; nothing is lost by that. */
export class ViewUnusable extends Error {}

const followers = new Set<(change: ViewChange) => void>()

export const view = { state, apply, allRows, drop, follow, announce }

/** What the view says of itself and whether its parts agree; never throws for a storage failure. */
async function state(): Promise<ViewState> {
  try {
    return await database.transaction('r', database.tables, readState)
  } catch (error) {
    if (isStorageError(error)) return { kind: 'damaged' }
    throw error
  }
}

async function readState(): Promise<ViewState> {
  const meta = await database.meta.get('view')
  const counts: Record<string, number> = {}
  for (const { name, table } of recordTables(database)) counts[name] = await table.count()
  if (meta === undefined) return Object.values(counts).some(n => n > 0) ? { kind: 'damaged' } : { kind: 'empty' }
  const agree = Object.entries(counts).every(([name, n]) => (meta.counts[name] ?? 0) === n)
  if (!agree) return { kind: 'damaged' }
  const { archiveId, schema, appliedSeq, viewHash } = meta
  return { kind: 'holds', archiveId, schema, appliedSeq, viewHash, counts: meta.counts }
}

/** One commit's rows and what the view says of itself, in one transaction. Throws ViewUnusable on a gap. */
async function apply(seq: number, rows: readonly StoredRow[]): Promise<void> {
  const byTable = rowsByTable(rows)
  const applied = await database.transaction('rw', [database.meta, ...[...byTable.keys()].map(name => database.table(name))], async () => {
    const meta = await database.meta.get('view')
    if (meta === undefined) throw new ViewUnusable('the view does not say whose it is')
    if (seq <= meta.appliedSeq) return false
    if (seq !== meta.appliedSeq + 1) throw new ViewUnusable(`commit ${seq} does not follow ${meta.appliedSeq}`)
    let next: ViewMeta = { ...meta, appliedSeq: seq }
    for (const [name, changed] of byTable) next = await applyTo(name, changed, next)
    await database.meta.put(next)
    return true
  })
  if (applied) announce({ kind: 'applied', seq, rows })
}

async function applyTo(name: TableName, rows: readonly StoredRow[], meta: ViewMeta): Promise<ViewMeta> {
  const table = database.table<Record<string, unknown>, string>(name)
  const last = [...new Map(rows.map(row => [row.id, row])).values()]
  const before = await table.bulkGet(last.map(row => row.id))
  let { viewHash } = meta
  let count = meta.counts[name] ?? 0
  last.forEach(({ id, row }, i) => {
    const old = before[i]
    if (old !== undefined) viewHash = toggleRow(viewHash, name, id, String(old['_h']))
    if (row !== null) viewHash = toggleRow(viewHash, name, id, String(row['_h']))
    count += Number(row !== null) - Number(old !== undefined)
  })
  await table.bulkPut(last.flatMap(({ row }) => (row === null ? [] : [row])))
  await table.bulkDelete(last.flatMap(({ id, row }) => (row === null ? [id] : [])))
  return { ...meta, viewHash, counts: { ...meta.counts, [name]: count } }
}

/** Every row, table by table, as the present model has it: what can be offered when the journal lacks them, also just after the program was renewed. */
async function allRows(): Promise<readonly StoredRow[]> {
  return database.transaction('r', database.tables, async () => {
    const { schema } = await database.meta.get('view') ?? { schema: modelVersion }
    const rows: StoredRow[] = []
    for (const { name, table } of recordTables(database)) {
      for (const row of await table.toArray()) rows.push(raisedRow({ table: name, id: String(row['id']), row }, schema))
    }
    return rows
  })
}

/** The view's files are thrown away and an empty view stands in their place. Reads that come meanwhile wait for it. */
async function drop(): Promise<void> {
  database.close({ disableAutoOpen: false })
  await Dexie.delete(databaseName)
  await database.open()
}

/** `listener` hears of every change of the view, in order; the returned function ends it. */
function follow(listener: (change: ViewChange) => void): () => void {
  followers.add(listener)
  return () => followers.delete(listener)
}

function announce(change: ViewChange): void {
  for (const follower of followers) follower(change)
}
