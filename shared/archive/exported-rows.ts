import type { TableName } from '../model/tables.ts'
import { canonicalJson } from './canonical-json.ts'
import type { StoredRow } from './commit.ts'

/** Every record, by table and id, one line of canonical JSON each, without what belongs to one copy of the archive (formats.md §1: rev, _h, settings). */
export function exportedLines(rows: readonly StoredRow[]): string[] {
  const exported = rows.filter(({ table, row }) => table !== ('settings' satisfies TableName) && row !== null)
  return exported.sort((a, b) => compare(a.table, b.table) || compare(a.id, b.id)).map(({ table, row }) => {
    const { rev: _rev, _h, ...value } = row ?? {}
    return canonicalJson({ table, value })
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
