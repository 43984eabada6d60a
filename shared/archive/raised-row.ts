import { modelVersion } from '../model/tables.ts'
import type { StoredRow } from './commit.ts'
import { upgradedRow } from './upgrade-row.ts'
import { rowHash } from './view-hash.ts'

/** A row with its revision and hash, kept by an older schema (a backup, the window's view), as the archive gives it today. */
export function raisedRow(stored: StoredRow, schema: number): StoredRow {
  const { table, id, row } = stored
  if (row === null || schema === modelVersion) return stored
  const { _h, ...value } = row
  const present = upgradedRow(table, value, schema)
  return { table, id, row: { ...present, _h: rowHash(present) } }
}
