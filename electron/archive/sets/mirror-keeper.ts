import { ExpectedFailure, failures } from '#shared/contract/outcome.ts'
import type { DriveSource } from '../../files/drives.ts'
import { obsoleteFiles } from '../journal/purged.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import { examineTarget } from './backup-target.ts'
import { findOwnSet } from './find-own-set.ts'
import { mirrorKeys } from './mirror-keys.ts'
import { pruneMirror } from './prune-mirror.ts'
import { writeBackup } from './write-backup.ts'

/** Keeps a full set on another fixed drive up to the archive, behind the clerk's back (formats.md §7). */
export interface MirrorKeeper {
  /** After each snapshot, and whenever keys changed: begins at once, or once more after what is under way. What goes wrong is noted with the records. */
  update(): void
  /** Waits for what is under way, but not for ever: the next start goes on with it. */
  stop(): Promise<void>
}

export interface MirrorWork {
  readonly open: Pick<OpenFolder, 'folder' | 'keys' | 'archive' | 'backups'>
  /** Null = there is no mirror. */
  readonly folder: () => string | null
  readonly drives: DriveSource
  readonly rescueProgram: string | null
  readonly now: () => Date
  readonly onFault: (what: string, error: unknown) => void
}

const longestLeavingMs = 15_000

export function keepMirror(work: MirrorWork): MirrorKeeper {
  const leaving = new AbortController()
  let running: Promise<void> | null = null
  let again = false
  const run = async () => {
    do {
      again = false
      await updateQuietly(work, leaving.signal)
    } while (again)
    running = null
  }
  return {
    update: () => {
      if (leaving.signal.aborted) return
      again = true
      running ??= run()
    },
    stop: async () => {
      const timer = setTimeout(() => { leaving.abort() }, longestLeavingMs)
      await running
      clearTimeout(timer)
      leaving.abort()
    },
  }
}

async function updateQuietly(work: MirrorWork, signal: AbortSignal): Promise<void> {
  const { backups } = work.open
  const folder = work.folder()
  if (folder === null || signal.aborted) return
  try {
    await bringUp(work, folder, signal)
  } catch (error) {
    if (signal.aborted) return
    await backups.noteMirror({ ...backups.mirror(), problem: error instanceof ExpectedFailure ? error.message : failures.unexpected })
    work.onFault('the mirror could not be brought up', error)
  }
}

async function bringUp({ open, drives, rescueProgram, now }: MirrorWork, parent: string, signal: AbortSignal): Promise<void> {
  const { backups, archive } = open
  const target = await examineTarget(parent, open.folder, drives)
  try {
    const unit = archive.head().unitName
    const found = await findOwnSet(parent, open, unit, 'mirror')
    if (found.kind === 'known') await mirrorKeys(open.folder, found.folder)
    if (found.kind === 'new' || backups.mirror().seq !== archive.head().seq) {
      const written = await writeBackup({
        parent, form: 'folder', kind: 'mirror', open, unit, now: now(), rescueProgram, reads: backups.readsOn(target.drive.id), expectRoom: target.expectRoom,
      }, { report: () => {}, signal })
      await backups.noteMirror({ at: written.at, seq: written.seq, problem: null })
    }
    await pruneMirror(found.folder, open.keys, await sinceWhen(open))
  } catch (error) {
    throw await target.failureOf(error)
  }
}

/** Of before a purge nothing is kept, once its own backup has been made. */
async function sinceWhen({ folder, archive: { purged } }: MirrorWork['open']): Promise<number> {
  return purged === null || (await obsoleteFiles(folder, purged)).length > 0 ? 0 : purged.seq
}
