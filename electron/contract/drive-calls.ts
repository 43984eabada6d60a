import { BackupRecord, type Drive } from '#shared/archive/backup-set.ts'
import type { Handlers, Place } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { examineTarget } from '../archive/sets/backup-target.ts'
import type { BackupRecords, KeptBackup } from '../archive/sets/backup-records.ts'
import { type DriveSource, type FoundDrive, isSameDisk } from '../files/drives.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'drives' | 'backupRecords' | 'setMirror'>

/** What this PC knows of its drives and of the backups on them. */
export function driveCalls({ state, drives, places, settings }: SessionParts): Calls {
  const tokens = new Map<string, Place>() // the same drive keeps its token, however often a window asks
  const placeOf = ({ path, label }: FoundDrive) => {
    const key = `${path} ${label}`
    const known = tokens.get(key) ?? places.issue(path, label)
    tokens.set(key, known)
    return known
  }
  return {
    drives: async () => {
      const found = await drives.list()
      const open = state.isOpen() ? state.open() : null
      const archiveDrive = open === null ? null : await drives.of(open.folder, found)
      return {
        drives: found.map((drive): Drive => {
          const last = lastOn(drive, open?.backups)
          const { kind, fileSystem, freeBytes, totalBytes } = drive
          return {
            place: placeOf(drive), kind, fileSystem, freeBytes, totalBytes,
            holdsArchive: archiveDrive !== null && isSameDisk(drive, archiveDrive),
            lastBackup: last === undefined ? null : { at: last.at, seq: last.seq },
            rereadDue: last?.rereadAt === null && drives.hasBeenOut(drive.id),
          }
        }),
      }
    },
    backupRecords: () => Promise.resolve({ records: state.open().backups.list().map(kept => BackupRecord.parse(kept)) }), // without what only we need
    setMirror: async ({ folder }) => {
      const open = state.open()
      const { archiveId } = open.archive.head()
      const { [archiveId]: _, ...others } = settings.read().mirrors
      const place = folder === null ? null : await mirrorPlace(places.pathOf(folder), open.folder, drives)
      await settings.change({ mirrors: place === null ? others : { ...others, [archiveId]: place } })
      await open.backups.noteMirror({ at: null, seq: null, problem: null })
      open.mirror.update()
      return {}
    },
  }
}

/** Throws mirror-place, and what examining a target throws. */
async function mirrorPlace(folder: string, dataFolder: string, drives: DriveSource): Promise<string> {
  const { drive } = await examineTarget(folder, dataFolder, drives)
  if (drive.kind === 'removable' || drive.id === (await drives.of(dataFolder)).id) throw new ExpectedFailure('mirror-place')
  return folder
}

function lastOn({ id }: FoundDrive, records: BackupRecords | undefined): KeptBackup | undefined {
  return records?.list().find(({ drive }) => drive === id)
}
