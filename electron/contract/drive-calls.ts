import { BackupRecord, type Drive } from '#shared/archive/backup-set.ts'
import type { Handlers, Place } from '#shared/contract/contract.ts'
import type { BackupRecords, KeptBackup } from '../archive/sets/backup-records.ts'
import { type FoundDrive, isSameDisk } from '../files/drives.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'drives' | 'backupRecords'>

/** What this PC knows of its drives and of the backups on them. */
export function driveCalls({ state, drives, places }: SessionParts): Calls {
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
  }
}

function lastOn({ id }: FoundDrive, records: BackupRecords | undefined): KeptBackup | undefined {
  return records?.list().find(({ drive }) => drive === id)
}
