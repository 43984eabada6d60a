import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import { restoring } from '#shared/archive/restoring.ts'
import { emptyViewHash } from '#shared/archive/view-hash.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { chineseMoment } from '#shared/time/instant.ts'
import { syncFolder } from '../../files/durable-file.ts'
import { scanJournal } from '../journal/journal.ts'
import { repairJournal } from '../journal/repair.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { copyKeyFolders } from '../keys/key-folders.ts'
import type { KeyWays } from '../keys/key-slots.ts'
import { openKeys } from '../keys/keys.ts'
import type { OpenSet, VerifiedBackup } from '../sets/open-set.ts'
import { knownFormat, writeArchiveCard } from '../start/archive-card.ts'
import { rowsOf } from '../start/repair-folder.ts'
import { openArchive } from '../state/archive.ts'
import { Replay } from '../state/replay.ts'
import { ViewHash } from '../state/row-hash.ts'
import { blobStore } from '../store/blobs.ts'
import type { WorkContext } from '../store/work-context.ts'
import { bringFiles, namedFiles, sources } from './restore-files.ts'
import { bringSection, missingSectionFiles, sectionPlan } from './restore-section.ts'

export interface BuildOptions {
  readonly ways: KeyWays
  readonly actor: string
  readonly device: string
  readonly now: Date
  readonly newId: () => string
}

export interface Built {
  readonly seq: number
  readonly rows: number
  /** Chinese: attachments whose file is not in the backup. */
  readonly missingFiles: readonly string[]
}

/** Fills an empty folder: keys, journal, attachments, sources, card; then opens the keys and reads the journal as a start would. */
export async function buildArchive(folder: string, set: OpenSet, backup: VerifiedBackup, options: BuildOptions, context: WorkContext): Promise<Built> {
  await copyKeyFolders(path.join(set.folder, 'keys'), path.join(folder, 'keys'))
  await copyKeyFolders(path.join(folder, 'keys'), path.join(folder, 'keys-copy'))
  const keys = await openKeys(folder, options.ways)
  const rows = await backup.rows()
  const files = await sources(namedFiles(rows), set, backup)
  const seq = backup.manifest.kind === 'full' ? await withHistory(folder, keys, rows, backup, context) : await withoutHistory(folder, keys, rows, backup.manifest, options)
  await bringFiles(backup.manifest.kind === 'full' ? { ...files, fromBackup: null } : files, set, backup, blobStore(folder, keys), context)
  const section = await sectionPlan(folder, set, backup, rows) // a full backup has brought them with its history
  await bringSection(folder, section, set, backup, context)
  await writeArchiveCard(folder, { format: knownFormat, archiveId: keys.archiveId, name: unitName(rows), formerIds: [] })
  await syncFolder(folder)
  return { seq, rows: rows.length, missingFiles: [...files.missing, ...missingSectionFiles(section)] }
}

function unitName(rows: readonly StoredRow[]): string {
  return String(rows.find(({ table }) => table === 'units')?.row?.['name'] ?? '')
}

/** The journal as it was: its history stays, and its seq goes on. */
async function withHistory(folder: string, keys: ArchiveKeys, rows: readonly StoredRow[], backup: VerifiedBackup, context: WorkContext): Promise<number> {
  await backup.extractJournal(folder, context)
  context.report({ doing: '正在核对恢复出来的档案', done: 0, total: null, unit: 'records' })
  const replay = new Replay(null)
  const scan = await scanJournal(folder, keys, { visitor: replay })
  const { seq, head } = backup.manifest
  const isWhole = scan.kind === 'good' && scan.seq === seq && scan.head === head && replay.state.viewHash() === viewHashOf(rows)
  if (!isWhole) throw new ExpectedFailure('write-failed', { detail: `the journal that was put back is ${scan.kind}, or not the one of commit ${seq}` })
  return seq
}

/** Rows alone: a new journal that begins behind the seq of their time, so that nothing that was numbered before is numbered again. */
async function withoutHistory(folder: string, keys: ArchiveKeys, rows: readonly StoredRow[], { seq, at }: VerifiedBackup['manifest'], { actor, device, now, newId }: BuildOptions): Promise<number> {
  await fs.mkdir(path.join(folder, 'journal'))
  const { seq: first } = await repairJournal(folder, keys, {
    snapshot: { seq, rows }, highestSeen: seq, actor, device, at: now.toISOString(), commitId: newId(), summary: `恢复备份：${chineseMoment(at)} 的快照，共 ${rows.length} 条记录，没有更早的历史`,
  })
  const archive = await openArchive(folder, keys, { actor, device, now: () => now, readOnly: true })
  const present = await rowsOf(archive).finally(() => archive.close())
  const { ops } = restoring({ present, backup: rows, part: null, deleteNewer: true })
  if (ops.length > 0) throw new ExpectedFailure('write-failed', { detail: `${ops.length} rows that were put back are not those of the backup` })
  return first
}

function viewHashOf(rows: readonly StoredRow[]): string {
  const sum = new ViewHash(emptyViewHash)
  for (const { table, id, row } of rows) sum.toggle(table, id, String(row?.['_h']))
  return sum.hex()
}
