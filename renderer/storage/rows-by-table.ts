import type { StoredRow } from '#shared/archive/commit.ts'
import type { TableName } from '#shared/model/tables.ts'

export function rowsByTable(rows: readonly StoredRow[]): ReadonlyMap<TableName, readonly StoredRow[]> {
  const byTable = new Map<TableName, StoredRow[]>()
  for (const row of rows) {
    const some = byTable.get(row.table)
    if (some === undefined) byTable.set(row.table, [row])
    else some.push(row)
  }
  return byTable
}
