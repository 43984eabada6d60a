import { backUpToDrive } from '../archive/sets/backup-to-drive.ts'
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
      kind: 'backup', place: places.issueSaved(done.set), label: labelOf(done.drive.label, done.contradicted),
      backupId, at, seq, newPacks, sharedPacks, writtenBytes, verifiedAt, sharedReadAt, records, files,
    }
  }
}

/** A rewritten history contradicts what earlier backups remember: it is told, and the backup stands. */
function labelOf(drive: string, contradicted: readonly number[]): string {
  const latest = Math.max(...contradicted)
  return contradicted.length === 0 ? drive : `${drive}（注意：这里的旧备份记着的第 ${latest} 次保存与本机的不同。除非本机是用更早的备份恢复的，否则档案的历史可能被改写过，请核对）`
}
