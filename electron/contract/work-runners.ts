import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

/** Who does which long work. */
export function workRunners(_parts: Omit<SessionParts, 'works'>): WorkRunners {
  const notYet = () => Promise.reject(new Error('not yet'))
  return {
    backup: notYet, verifySet: notYet, examineRestore: notYet, restore: notYet, restoreNew: notYet, submit: notYet, examineMerge: notYet, merge: notYet, purge: notYet, finishPurge: notYet,
  }
}
