import path from 'node:path'
import type { SetLook } from '#shared/archive/backup-set.ts'
import type { Handlers } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { OpenFolder } from '../archive/start/open-folder.ts'
import { type FoundSet, type Looker, findSets } from '../archive/sets/look-at-set.ts'
import { pruneSet } from '../archive/sets/prune-set.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'findSets' | 'pruneSet'>

/** What lies on sticks and in folders, and beside the archive. */
export function setCalls({ state, places, settings, works }: SessionParts): Calls {
  const present = () => (state.isOpen() ? state.open() : null)
  return {
    findSets: async ({ in: where }) => {
      const open = present()
      const folders = 'folder' in where ? [places.pathOf(where.folder)] : ownFolders(where.own === 'mirror' ? open : state.open(), where.own, settings.read().mirrors)
      const found = (await Promise.all(folders.map(folder => findSets(folder, lookerOf(open))))).flat()
      return { sets: found.map(({ place, ...look }: FoundSet): SetLook => ({ ...look, set: places.issue(place).token })) }
    },
    pruneSet: async ({ set, backupIds }) => {
      if (works.isBusy()) throw new ExpectedFailure('work-busy') // a backup's packs are named by nothing before its end
      return { freedBytes: await pruneSet(places.pathOf(set), backupIds, lookerOf(present())) }
    },
  }
}

/** While no archive is open, because it was lost, every mirror that this PC keeps. */
function ownFolders(open: OpenFolder | null, own: 'snapshots' | 'mirror', mirrors: Readonly<Record<string, string>>): readonly string[] {
  if (open === null) return Object.values(mirrors)
  const mirror = mirrors[open.archive.head().archiveId]
  return own === 'snapshots' ? [path.join(open.folder, 'snapshots')] : mirror === undefined ? [] : [mirror]
}

function lookerOf(open: OpenFolder | null): Looker {
  const records = open?.backups.list() ?? []
  return { keys: open?.keys ?? null, isVerified: (setId, backupId) => records.some(record => record.setId === setId && record.backupId === backupId) }
}
