import { backupWork } from './backup-work.ts'
import { importWork } from './import-work.ts'
import { mergeWorks } from './merge-works.ts'
import { purgeWorks } from './purge-works.ts'
import { restoreWorks } from './restore-works.ts'
import type { SessionParts } from './session.ts'
import { verifySetWork } from './verify-set-work.ts'
import type { WorkRunners } from './works.ts'

/** Who does which long work. */
export function workRunners(parts: Omit<SessionParts, 'works'>): WorkRunners {
  return {
    backup: backupWork(parts), verifySet: verifySetWork(parts),
    ...purgeWorks(parts), ...restoreWorks(parts), ...mergeWorks(parts), ...importWork(parts),
  }
}
