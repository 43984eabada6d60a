import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { type StoredRow, remove } from '#shared/archive/commit.ts'
import { exportedLines } from '#shared/archive/exported-rows.ts'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import type { TableName } from '#shared/model/tables.ts'
import type { RestoreTarget, RestoreWish } from '../../electron/archive/restore/restore-plan.ts'
import { LiveKeys } from '../../electron/archive/keys/archive-keys.ts'
import { openKeys } from '../../electron/archive/keys/keys.ts'
import { keepSnapshots } from '../../electron/archive/sets/snapshot-keeper.ts'
import { type Archive, openArchive } from '../../electron/archive/state/archive.ts'
import { blobStore } from '../../electron/archive/store/blobs.ts'
import { rowsOf } from '../../electron/archive/start/repair-folder.ts'
import { aCommit } from './archives.ts'
import { type ArchiveToBackUp, backupNow, withPassword } from './backups.ts'

/** The archive with its snapshots kept, as an open folder has it, but none by the clock. */
export async function asTarget({ folder, keys, archive, blobs }: Pick<ArchiveToBackUp, 'folder' | 'keys' | 'archive' | 'blobs'>, now = () => backupNow): Promise<RestoreTarget> {
  const snapshots = await keepSnapshots({ dataFolder: folder, keys, archive, clock: { now, every: () => () => {} }, onFault: (what, error) => { throw new Error(`${what}: ${String(error)}`) } })
  return { folder, keys, archive, blobs, snapshots }
}

/** The same of an archive that lies there, opened by its password. */
export async function openedTarget(folder: string, now = () => backupNow): Promise<RestoreTarget> {
  const keys = new LiveKeys(await openKeys(folder, withPassword))
  const archive = await openArchive(folder, keys, { actor: '林小满', device: 'pc-1', now })
  return asTarget({ folder, keys, archive, blobs: blobStore(folder, keys) }, now)
}

export function aWish(place: string, some: Partial<RestoreWish> = {}): RestoreWish {
  return { place, backupId: null, ways: {}, part: null, deleteNewer: true, now: backupNow, newId: randomUUID, ...some }
}

export function aPart(some: Partial<ArchivePart>): ArchivePart {
  return { organisationIds: null, personIds: null, from: null, to: null, rows: null, ...some }
}

/** The lines of `cli export`. */
export async function exportOf(archive: Archive): Promise<string> {
  return exportedLines(await rowsOf(archive)).join('\n')
}

export async function deleteRows(archive: Archive, table: TableName, ids: readonly string[]): Promise<void> {
  const rows = await Promise.all(ids.map(id => archive.row(table, id)))
  await archive.commit(aCommit(rows.map(row => remove(table, row as never))))
}

export async function change(archive: Archive, table: TableName, id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const row = await archive.row(table, id)
  if (row === null) throw new Error(`no ${table} ${id}`)
  const { rev, _h, ...value } = row
  await archive.commit(aCommit([{ table, id, ifRev: Number(rev), value: { ...value, ...fields } }]))
}

/** Every file below a folder with its hash; who holds the lock doesn't count. */
export async function bytesBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isFile() && entry.name !== 'lock.json') files.set(path.relative(folder, file), createHash('sha256').update(await fs.readFile(file)).digest('hex'))
  }
  return files
}

export function personNamed(rows: readonly StoredRow[], name: string): string {
  const found = rows.find(({ table, row }) => table === 'people' && row?.['name'] === name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found.id
}
