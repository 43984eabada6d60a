import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { emptyViewHash, rowHash, toggleRow } from '#shared/archive/view-hash.ts'
import type { TableName } from '#shared/model/tables.ts'
import type { ArchiveCheckpoint } from '../../electron/archive/state/archive-state.ts'
import type { RowsSource } from '../../electron/archive/sets/steady-rows.ts'

/** The reading side of an archive, in memory: rows, their revisions, and the sums over them. */
export function memorySource(archiveId: string, pageRows = 3) {
  const rows = new Map<string, StoredRow>()
  const changes: { seq: number; table: TableName; id: string }[] = []
  let seq = 0
  let duringPage: () => void = () => undefined

  const head = (): ArchiveHead => {
    const counts: Record<string, number> = {}
    let viewHash = emptyViewHash
    for (const { table, id, row } of rows.values()) {
      counts[table] = (counts[table] ?? 0) + 1
      viewHash = toggleRow(viewHash, table, id, String(row?.['_h']))
    }
    return { archiveId, schema: 1, seq, head: String(seq).padStart(64, '0'), counts, viewHash, unitName: '市档案中心', actor: '林小满', isSample: false, readOnly: false }
  }
  const source: RowsSource & { checkpoint(): ArchiveCheckpoint } = {
    head,
    rowsPage: async after => {
      await Promise.resolve()
      const all = [...rows.values()]
      const from = after === null ? 0 : Number(after)
      const page = { archive: head(), rows: all.slice(from, from + pageRows), next: from + pageRows < all.length ? String(from + pageRows) : null }
      duringPage()
      return page
    },
    changedSince: async since => {
      await Promise.resolve()
      const keys = new Set(changes.filter(change => change.seq > since).map(({ table, id }) => `${table} ${id}`))
      return [...keys].map(key => {
        const [table, id] = key.split(' ') as [TableName, string]
        return rows.get(key) ?? { table, id, row: null }
      })
    },
    checkpoint: () => ({
      format: 1, archiveId, schema: 1, seq, head: head().head, lastAt: null, frames: seq, position: { file: 1, offset: 0 }, viewHash: head().viewHash, ids: [], rows: [],
      commits: [],
    }),
  }
  return {
    source,
    put(table: TableName, id: string, fields: Readonly<Record<string, unknown>>) {
      seq++
      const row = { id, ...fields, rev: seq }
      rows.delete(`${table} ${id}`)
      rows.set(`${table} ${id}`, { table, id, row: { ...row, _h: rowHash(row) } })
      changes.push({ seq, table, id })
    },
    remove(table: TableName, id: string) {
      seq++
      rows.delete(`${table} ${id}`)
      changes.push({ seq, table, id })
    },
    all: () => [...rows.values()],
    /** Runs each time a page was read: what is written then is written under the snapshot's feet. */
    onPage(work: () => void) { duringPage = work },
  }
}
