import { type DriveSource, type FoundDrive, isSameDisk } from '../../files/drives.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import { contradictsChain } from '../history/check-head.ts'
import type { WorkContext } from '../store/work-context.ts'
import { examineTarget } from './backup-target.ts'
import { type WrittenBackup, writeBackup } from './write-backup.ts'

export interface DriveBackup extends WrittenBackup {
  readonly drive: FoundDrive
  /** Commits whose head earlier backups of the set remember otherwise: history was rewritten, or goes on from an older backup. */
  readonly contradicted: readonly number[]
}

export interface DriveBackupWish {
  readonly parent: string
  readonly form: 'folder' | 'file'
  readonly open: Pick<OpenFolder, 'folder' | 'keys' | 'archive' | 'backups'>
  readonly drives: DriveSource
  readonly now: Date
  readonly rescueProgram: string | null
}

/**
 * A verified backup on a stick or in a folder, remembered once it is finished and not before.
 * Throws password-needed, backup-inside-archive, drive-gone, drive-full, drive-read-only, drive-failed, file-too-large, damaged, each with its own sentence.
 */
export async function backUpToDrive({ parent, form, open, drives, now, rescueProgram }: DriveBackupWish, context: WorkContext): Promise<DriveBackup> {
  const target = await examineTarget(parent, open.folder, drives)
  const { drive } = target
  const onOwnDisk = isSameDisk(drive, await drives.of(open.folder))
  const written = await writeBackup({
    parent, form, open, unit: open.archive.head().unitName, now, rescueProgram, expectRoom: target.expectRoom, ...(form === 'folder' ? { reads: open.backups.readsOn(drive.id) } : {}),
  }, context).catch(async (error: unknown) => { throw await target.failureOf(error) })
  const { setId, backupId, at, seq, head, bytes, verifiedAt } = written
  await open.backups.add({ setId, backupId, label: drive.label, at, seq, head, bytes, verifiedAt, rereadAt: null, onOwnDisk, drive: drive.id })
  return { ...written, drive, contradicted: await contradictsChain(open.archive, written.rememberedHeads) }
}
