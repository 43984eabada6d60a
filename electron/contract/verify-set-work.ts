import { noteReread } from '../archive/sets/note-reread.ts'
import { verifySet } from '../archive/sets/verify-set.ts'
import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

/** 核对备份：reads a set whole, of whichever archive. */
export function verifySetWork({ state, places, drives, tools }: Pick<SessionParts, 'state' | 'places' | 'drives' | 'tools'>): WorkRunners['verifySet'] {
  return async ({ set, secret, backupId }, context) => {
    const identities = state.isOpen() ? state.open().keys.identities : []
    const backups = await verifySet(places.pathOf(set), { secret, identities }, backupId, context)
    if (state.isOpen()) await noteReread(places.pathOf(set), backups, state.open(), drives, tools.now())
    return { kind: 'verifySet', backups: backups.map(({ id, records, files, problem }) => ({ id, records, files, problem })) }
  }
}
