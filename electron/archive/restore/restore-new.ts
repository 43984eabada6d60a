import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { diskSpace } from '../../files/free-space.ts'
import { exists, namesIn } from '../../files/durable-file.ts'
import type { OpenSet } from '../sets/open-set.ts'
import { makeFolder } from '../start/new-folder.ts'
import type { WorkContext } from '../store/work-context.ts'
import { takeWriterLock } from '../store/writer-lock.ts'
import { type Built, buildArchive } from './build-archive.ts'
import { type BackupPlace, type OpenedBackup, withBackup } from './opened-backup.ts'
import { namedFiles, sources } from './restore-files.ts'
import { inRestoreWords } from './restore-words.ts'

export interface NewArchiveWish extends BackupPlace {
  /** Empty or not there yet. */
  readonly folder: string
  readonly actor: string
  /** A new one: two PCs must be told apart. */
  readonly device: string
  readonly program: string
  readonly now: Date
  readonly newId: () => string
}

export interface NewArchive extends Built {
  readonly folder: string
}

/**
 * A backup as an archive of its own, where there is none: built as `<folder>.part`, proven, then put in its place (formats.md §7). Whole or not at all.
 * Throws folder-not-empty, and as openSet and verify do.
 */
export async function restoreNew(wish: NewArchiveWish, context: WorkContext): Promise<NewArchive> {
  await expectFree(wish.folder)
  return withBackup(wish, expectWholeArchive, opened => inRestoreWords(() => build(wish, opened, context)), context)
}

/** What it would be; nothing is written. */
export async function examineNew(wish: NewArchiveWish, context: WorkContext): Promise<Built> {
  await expectFree(wish.folder)
  return withBackup(wish, expectWholeArchive, async ({ set, backup }) => {
    const rows = await backup.rows()
    const { missing } = await sources(namedFiles(rows), set, backup)
    return { seq: backup.manifest.seq, rows: rows.length, missingFiles: missing }
  }, context)
}

/** A part has neither history nor keys to go on with. */
function expectWholeArchive({ card }: OpenSet): void {
  if (card.kind !== 'submission' && card.kind !== 'part') return
  throw new ExpectedFailure('set-incomplete', { message: '这是一份上报文件，不是完整的备份，不能恢复成档案，什么都没有改动。请选择备份；要并入下级单位的档案，请用“汇总下级”。' })
}

async function expectFree(folder: string): Promise<void> {
  if ((await namesIn(folder)).length > 0) throw notEmpty()
}

function notEmpty(): ExpectedFailure {
  return new ExpectedFailure('folder-not-empty', { message: '这个文件夹里已经有别的文件，没有恢复到这里，什么都没有改动。请选一个空文件夹，或新建一个。' })
}

async function build(wish: NewArchiveWish, { set, backup }: OpenedBackup, context: WorkContext): Promise<NewArchive> {
  const { folder: wished, program, now } = wish
  await expectRoom(wished, backup.manifest.packs.reduce((sum, { bytes }) => sum + bytes, 0))
  let made: Built | undefined
  const folder = await makeFolder(wished, async building => {
    const attempt = await takeWriterLock(building, { program, at: now.toISOString(), onSecondStart: () => {} })
    if (attempt.kind === 'held') throw busy()
    try {
      made = await buildArchive(building, set, backup, wish, context)
    } finally {
      await attempt.lock.release()
    }
    context.signal.throwIfAborted()
  }, buildingPlace)
  if (made === undefined) throw new Error(`${folder} was put in its place without being built`)
  return { folder, ...made }
}

async function buildingPlace(target: string): Promise<string> {
  const building = `${target}.part`
  if (await exists(building)) await removeLeftover(building)
  return building
}

/** What a restore that was cut short has left; never what another one is building, and nothing that isn't ours. */
async function removeLeftover(building: string): Promise<void> {
  const strange = (await namesIn(building)).filter(name => !ourNames.test(name))
  if (strange.length > 0) throw new ExpectedFailure('folder-not-empty', { message: `旁边已有一个不属于本程序的文件夹“${path.basename(building)}”，没有恢复，什么都没有改动。请把它移走，或换一个文件夹。` })
  const attempt = await takeWriterLock(building, { program: '', at: '', onSecondStart: () => {} })
  if (attempt.kind === 'held') throw busy()
  await attempt.lock.release()
  await fs.rm(building, { recursive: true })
}

const ourNames = /^(keys|keys-copy|journal|blobs|sources|archive\.json|lock\.json|[0-9a-f]+\.part)$/

function busy(): ExpectedFailure {
  return new ExpectedFailure('locked', { message: '另一个程序正在恢复到这个文件夹，没有开始。请等它结束，或换一个文件夹。' })
}

/** With some space to spare for a file system's own. */
async function expectRoom(wished: string, bytes: number): Promise<void> {
  const { freeBytes } = await diskSpace(await nearestFolder(path.resolve(wished)))
  const needed = bytes * 1.1 + 16 * 1024 * 1024
  if (freeBytes >= needed) return
  throw new ExpectedFailure('disk-full', { message: `这个磁盘空间不足，没有恢复，什么都没有改动：还需要约 ${Math.ceil((needed - freeBytes) / 1024 / 1024)} MB。请清理磁盘，或换一个磁盘上的文件夹。` })
}

async function nearestFolder(folder: string): Promise<string> {
  return (await exists(folder)) || path.dirname(folder) === folder ? folder : nearestFolder(path.dirname(folder))
}

