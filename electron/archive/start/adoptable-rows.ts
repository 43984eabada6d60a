import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import { RecordBase } from '#shared/model/record.ts'
import { tables } from '#shared/model/tables.ts'
import { createFile } from '../../files/durable-file.ts'
import { seal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'

export interface SortedRows {
  readonly sound: readonly StoredRow[]
  /** Do not fit their table any more: they can't enter the archive. */
  readonly unfit: readonly StoredRow[]
}

/** A view's rows were in an archive once, but nothing has watched over them since. */
export function sortRows(rows: readonly StoredRow[]): SortedRows {
  const isSound = ({ table, id, row }: StoredRow) =>
    row !== null && row['id'] === id && tables[table].schema.safeParse(row).success && RecordBase.safeParse(row).success
  return { sound: rows.filter(isSound), unfit: rows.filter(row => !isSound(row)) }
}

/** Rows that don't enter the archive are not thrown away: they lie sealed in quarantine. */
export async function keepRowsAside(folder: string, keys: ArchiveKeys, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return
  const quarantine = path.join(folder, 'quarantine')
  await fs.mkdir(quarantine, { recursive: true })
  const lines = rows.map(row => `${JSON.stringify(row)}\n`).join('')
  await createFile(path.join(quarantine, `view-rows-${randomBytes(4).toString('hex')}.age`), await seal(Buffer.from(lines, 'utf8'), keys.recipient))
}
