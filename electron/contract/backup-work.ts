import { backUpToDrive } from '../archive/sets/backup-to-drive.ts'
import { backupWarnings } from '../archive/sets/backup-warnings.ts'
import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

type Parts = Pick<SessionParts, 'state' | 'places' | 'drives' | 'tools' | 'rescueProgram'>

/** 备份：to a stick or folder; remembered once it is finished and verified. */
export function backupWork({ state, places, drives, tools, rescueProgram }: Parts): WorkRunners['backup'] {
  return async ({ folder, form }, context) => {
    const parent = places.pathOf(folder)
    const done = await backUpToDrive({ parent, form, open: state.open(), drives, now: tools.now(), rescueProgram }, context)
    drives.noteWritten(done.drive.id)
    const { backupId, at, seq, newPacks, sharedPacks, writtenBytes, verifiedAt, sharedReadAt, records, files } = done
    return {
      kind: 'backup', place: places.issueSaved(done.set), label: done.drive.label,
      backupId, at, seq, newPacks, sharedPacks, writtenBytes, verifiedAt, sharedReadAt, records, files, warnings: backupWarnings(done),
    }
  }
}
