import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { knownFormat, readArchiveCard, writeArchiveCard } from './archive-card.ts'
import type { Archive } from '../state/archive.ts'
import type { ArchiveKeys, LiveKeys } from '../keys/archive-keys.ts'
import { removeSectionOrphans } from '../section/section-blobs.ts'
import { blobStore } from '../store/blobs.ts'
import { draftStore } from '../store/drafts.ts'
import { tidyKeys } from '../keys/renew-keys.ts'
import { openBackupRecords } from '../sets/backup-records.ts'
import { type MirrorKeeper, type MirrorWork, keepMirror } from '../sets/mirror-keeper.ts'
import type { FolderLook } from './look-at-folder.ts'
import { namedBlobs } from '../store/named-blobs.ts'
import type { OpenFolder, SnapshotKeeper } from './open-folder.ts'
import { keepSnapshots, pcClock } from '../sets/snapshot-keeper.ts'
import { listSnapshots } from '../sets/snapshots.ts'
import type { StartTools } from './start-folder.ts'

type Opened = Extract<FolderLook, { kind: 'opened' }>

/** Puts an opened archive to work: its copies are mended, its snapshots kept, and what a checkpoint skipped is checked behind its back. */
export async function furnish({ folder, keys, archive, lock, fromCheckpoint }: Opened, tools: StartTools): Promise<OpenFolder> {
  const { readOnly } = archive.head()
  if (!readOnly) await mendCopies(folder, keys, archive, tools)
  let isSound = true
  const backups = await openBackupRecords({ dataFolder: folder, keys, readOnly, onFault: tools.onFault })
  const mirror = mirrorOf({ folder, keys, archive, backups }, tools)
  const snapshots = readOnly ? idleKeeper(folder, keys) : await keepSnapshots({
    dataFolder: folder, keys, archive, clock: pcClock(tools.now), onFault: tools.onFault, mayCheckpoint: () => isSound, onTaken: mirror.update,
  })
  const blobs = blobStore(folder, keys)
  const leaving = new AbortController()
  const tended = readOnly ? Promise.resolve() : tend({ folder, keys, archive, blobs, fromCheckpoint, leaving: leaving.signal, onDamage: () => { isSound = false } }, tools).then(mirror.update)
  return {
    folder, keys, archive, snapshots, blobs, backups, mirror,
    drafts: draftStore(folder, keys),
    close: async () => {
      leaving.abort()
      await tended
      await snapshots.stop()
      await mirror.stop()
      await archive.close()
      await lock.release()
    },
  }
}

/** An archive that is only read has damage that a mirror must not take over. */
function mirrorOf(open: MirrorWork['open'], { settings, mirroring, now, onFault }: StartTools): MirrorKeeper {
  const { archiveId, readOnly } = open.archive.head()
  if (readOnly || mirroring === undefined) return { update: () => undefined, stop: () => Promise.resolve() }
  return keepMirror({ open, ...mirroring, now, onFault, folder: () => settings.read().mirrors[archiveId] ?? null })
}

/** Copies that are missing or damaged must not stop a start. */
async function mendCopies(folder: string, keys: LiveKeys, archive: Archive, { onFault }: StartTools): Promise<void> {
  const { archiveId, unitName } = archive.head()
  try {
    await tidyKeys(folder, keys)
    const card = await readArchiveCard(folder)
    if (card?.archiveId !== archiveId || card.name !== unitName) await writeArchiveCard(folder, { formerIds: [], ...card, format: knownFormat, archiveId, name: unitName })
  } catch (error) {
    onFault('copies of the keys could not be mended', error)
  }
}

interface Tended extends Pick<OpenFolder, 'folder' | 'keys' | 'archive' | 'blobs'> {
  readonly fromCheckpoint: boolean
  /** The archive is being closed: what can wait for the next start does. */
  readonly leaving: AbortSignal
  readonly onDamage: () => void
}

/** What a start doesn't wait for. */
async function tend({ folder, keys, archive, blobs, fromCheckpoint, leaving, onDamage }: Tended, tools: StartTools): Promise<void> {
  if (tools.checkAfterMs !== undefined) await pause(tools.checkAfterMs, leaving)
  if (leaving.aborted) return
  if (fromCheckpoint) await checkAll(folder, archive, leaving, onDamage, tools)
  if (leaving.aborted) return
  try {
    let read: ReturnType<typeof namedBlobs> | null = null
    const named = () => (read ??= namedBlobs(folder, keys)) // the whole journal is read for it: once for both
    await blobs.removeOrphans(named, tools.now())
    await removeSectionOrphans(folder, named, tools.now())
  } catch (error) {
    tools.onFault('old attachments that nothing names could not be removed', error)
  }
}

/** Ends early when the archive is closed. */
function pause(ms: number, leaving: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    leaving.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
  })
}

/** Damage in the part that a checkpoint skipped: the checkpoint goes, so that the next start reads everything and says what is wrong. */
async function checkAll(folder: string, archive: Archive, leaving: AbortSignal, onDamage: () => void, { onFault }: StartTools): Promise<void> {
  try {
    const { ok, problems } = await archive.verify(leaving)
    if (ok) return
    onDamage()
    await fs.rm(path.join(folder, 'checkpoint.age'), { force: true })
    onFault(`the journal has damage in its older part: ${problems.join(' ')}`, null)
  } catch (error) {
    if (leaving.aborted) return // the next start checks it
    onFault('the older part of the journal could not be checked', error)
  }
}

/** Of an archive that is only read: what is there can be listed, nothing is added. */
function idleKeeper(folder: string, keys: ArchiveKeys): SnapshotKeeper {
  return {
    noteCommit: () => undefined,
    takeNow: () => Promise.reject(new ExpectedFailure('archive-read-only')),
    list: async () => (await listSnapshots(folder, keys)).snapshots,
    lastFailure: () => null,
    stop: () => Promise.resolve(),
  }
}
