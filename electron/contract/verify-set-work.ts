import { verifySet } from '../archive/sets/verify-set.ts'
import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

/** 核对备份：reads a set whole, of whichever archive. */
export function verifySetWork({ state, places }: Pick<SessionParts, 'state' | 'places'>): WorkRunners['verifySet'] {
  return async ({ set, secret, backupId }, context) => {
    const identities = state.isOpen() ? state.open().keys.identities : []
    const backups = await verifySet(places.pathOf(set), { secret, identities }, backupId, context)
    return { kind: 'verifySet', backups: backups.map(({ id, records, files, problem }) => ({ id, records, files, problem })) }
  }
}
