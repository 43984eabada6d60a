import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { KeyWays } from '../keys/key-slots.ts'
import { type OpenSet, type VerifiedBackup, openSet } from '../sets/open-set.ts'
import type { WorkContext } from '../store/work-context.ts'

/** One backup of a set, and what opens it. */
export interface BackupPlace {
  /** Path of a set's folder, or of one that was sent as a file. */
  readonly place: string
  /** `20261120-023000-1204`; null = the newest. */
  readonly backupId: string | null
  readonly ways: KeyWays
}

export interface OpenedBackup {
  readonly set: OpenSet
  readonly backup: VerifiedBackup
}

/** Nothing of a backup is used before all of it has been read and proven; `accept` refuses by the set's card alone. The set is closed in the end. */
export async function withBackup<T>(
  { place, backupId, ways }: BackupPlace, accept: (set: OpenSet) => void, use: (opened: OpenedBackup) => Promise<T>, context: WorkContext,
): Promise<T> {
  const set = await openSet(place, ways)
  try {
    accept(set)
    const id = backupId ?? set.backupIds[0]
    if (id === undefined) throw new ExpectedFailure('set-not-found', { detail: place })
    if (!set.backupIds.includes(id)) throw new ExpectedFailure('set-not-found', { message: `这套备份里没有编号为“${id}”的一份，什么都没有改动。请从列出的备份中选一份。`, detail: place })
    const backup = await set.verify(id, context)
    context.signal.throwIfAborted()
    return await use({ set, backup })
  } finally {
    await set.close()
  }
}
