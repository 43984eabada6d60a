import * as fs from 'node:fs/promises'
import type { MachineStart } from '#shared/archive/start-state.ts'
import { errorCode } from '../../files/durable-file.ts'
import { holdsArchive, knownFormat, readArchiveCard } from './archive-card.ts'
import { LiveKeys } from '../keys/archive-keys.ts'
import type { ArchiveCheckpoint } from '../state/archive-state.ts'
import { type Archive, JournalRefused, openArchive } from '../state/archive.ts'
import { readCheckpoint } from '../state/checkpoint-file.ts'
import { archiveIdInJournal } from '../journal/journal-file.ts'
import { findKeys } from '../keys/find-keys.ts'
import { keyCopies } from '../keys/key-copies.ts'
import type { KeyWays, KnownKeys } from '../keys/key-slots.ts'
import { waitSeconds } from '../keys/tries.ts'
import { type LockHolder, type WriterLock, takeWriterLock } from '../store/writer-lock.ts'
import { listSnapshots, newestSnapshot } from '../sets/snapshots.ts'
import type { StartTools } from './start-folder.ts'

/** What a data folder turned out to be: an archive that opens, or the reason why none does. Only `opened` holds on to the lock. */
export type FolderLook =
  | { readonly kind: 'opened'; readonly folder: string; readonly keys: LiveKeys; readonly archive: Archive; readonly lock: WriterLock; readonly fromCheckpoint: boolean }
  /** `known`: keys that were opened all the same, for the choice that follows. */
  | { readonly kind: 'stopped'; readonly start: MachineStart; readonly known: KnownKeys | null }

export interface LookOptions {
  readonly readOnly?: boolean
  readonly ways?: KeyWays
}

/** Opens the archive in a folder as far as it can be opened; makes nothing, and changes nothing but a torn tail (formats.md §8). */
export async function lookAtFolder(folder: string, tools: StartTools, { readOnly = false, ways = {} }: LookOptions = {}): Promise<FolderLook> {
  const stopped = (start: MachineStart, known: KnownKeys | null = null) => ({ kind: 'stopped' as const, start, known })
  const unfit = await unfitFolder(folder)
  if (unfit !== null) return stopped(unfit)
  const attempt = await takeWriterLock(folder, { program: tools.program, at: tools.now().toISOString(), onSecondStart: tools.onSecondStart })
  if (attempt.kind === 'held') return stopped({ kind: 'locked', folder, holder: holderText(attempt.holder) }, ways.known ?? null)
  try {
    const opened = await openWithKeys(folder, tools, { readOnly, ways })
    if ('archive' in opened) return { kind: 'opened', folder, lock: attempt.lock, ...opened }
    await attempt.lock.release()
    return stopped(opened.start, opened.known)
  } catch (error) {
    await attempt.lock.release()
    throw error
  }
}

/** Null when an archive, of whatever health, lies in the folder. */
async function unfitFolder(folder: string): Promise<MachineStart | null> {
  try {
    if (!(await holdsArchive(folder))) return { kind: 'notOurs', folder }
    const format = (await readArchiveCard(folder))?.format ?? knownFormat
    return format > knownFormat ? { kind: 'newerFormat', folder, found: format, known: knownFormat } : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'folderMissing', folder }
    const reason = unreadable[errorCode(error)]
    if (reason === undefined) throw error
    return { kind: 'folderUnreadable', folder, reason }
  }
}

const unreadable: Readonly<Record<string, string>> = {
  EACCES: '当前用户没有读取这个文件夹的权限', EPERM: '当前用户没有读取这个文件夹的权限', EIO: '磁盘读取出错，可能接触不良或已损坏',
  ENOTDIR: '这个位置是一个文件，不是文件夹', ENODEV: '磁盘已断开', ENXIO: '磁盘已断开', EBUSY: '文件夹正被其他程序占用', UNKNOWN: '磁盘读取出错，可能接触不良或已损坏',
  ELOOP: '文件夹的链接有误', ENAMETOOLONG: '文件夹的路径太长',
}

type OpenedOrNot = { readonly keys: LiveKeys; readonly archive: Archive; readonly fromCheckpoint: boolean } | { readonly start: MachineStart; readonly known: KnownKeys | null }

async function openWithKeys(folder: string, tools: StartTools, { readOnly, ways }: Required<LookOptions>): Promise<OpenedOrNot> {
  const found = await findKeys(folder, ways)
  switch (found.kind) {
    case 'sealed': return { start: await sealedStart(folder, tools), known: null }
    case 'missing': return { start: { kind: 'keysMissing', folder, copies: [...found.copies] }, known: found.known }
    case 'opened': return openOrRefuse(folder, new LiveKeys(found.keys), tools, readOnly)
  }
}

/** Whose archive it is, told by what lies there unsealed. */
async function sealedStart(folder: string, { now }: StartTools): Promise<MachineStart> {
  const card = await readArchiveCard(folder)
  return { kind: 'sealed', folder, unitName: card?.name ?? '', archiveId: card?.archiveId ?? await archiveIdInJournal(folder), waitSeconds: await waitSeconds(folder, now()) }
}

async function openOrRefuse(folder: string, keys: LiveKeys, tools: StartTools, readOnly: boolean): Promise<OpenedOrNot> {
  try {
    const checkpoint = readOnly ? null : await readCheckpoint(folder, keys)
    return await openFrom(folder, keys, checkpoint, tools, readOnly)
  } catch (error) {
    if (error instanceof JournalRefused) return { start: await refusedStart(folder, keys, error.scan), known: keys }
    throw error
  }
}

async function openFrom(folder: string, keys: LiveKeys, checkpoint: ArchiveCheckpoint | null, tools: StartTools, readOnly: boolean): Promise<Extract<OpenedOrNot, { keys: unknown }>> {
  const { device, actor } = tools.settings.read()
  try {
    return { keys, archive: await openArchive(folder, keys, { actor, device, now: tools.now, readOnly, checkpoint, ...(tools.checker === undefined ? {} : { checker: tools.checker }) }), fromCheckpoint: checkpoint !== null }
  } catch (error) {
    if (checkpoint === null || error instanceof JournalRefused) throw error
    return openFrom(folder, keys, null, tools, readOnly) // damage in what a checkpoint skips: reading everything says what it is
  }
}

async function refusedStart(folder: string, keys: LiveKeys, scan: JournalRefused['scan']): Promise<MachineStart> {
  const { archiveId } = keys
  switch (scan.kind) {
    case 'damaged': {
      const { kind, file, frame, lastGoodSeq, lastGoodAt, goodAfter } = scan
      return { kind, folder, file, frame, lastGoodSeq, lastGoodAt, goodAfter, snapshot: await newestSnapshot(folder, keys), archiveId }
    }
    case 'missing': return { kind: 'journalMissing', folder, archiveId, snapshots: (await listSnapshots(folder, keys)).snapshots }
    case 'newer': return { kind: 'newerFormat', folder, found: scan.found, known: scan.known }
    case 'notOurs': return { kind: 'keysMissing', folder, copies: await keyCopies(folder, keys.archiveId, { known: keys }) }
  }
}

function holderText(holder: LockHolder | null): string {
  return holder === null ? '另一个程序' : `${holder.program}（用户 ${holder.user}）`
}

/** Also for a folder that doesn't exist. */
export async function realPath(folder: string): Promise<string> {
  return fs.realpath(folder).catch(() => folder)
}
