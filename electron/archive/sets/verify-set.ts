import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { KeyWays } from '../keys/key-slots.ts'
import type { WorkContext } from '../store/work-context.ts'
import { type OpenSet, openSet } from './open-set.ts'

export interface CheckedBackup {
  readonly setId: string
  readonly id: string
  readonly records: number
  readonly files: number
  /** Null = whole. */
  readonly problem: string | null
  /** Packs that were read, each to its end. */
  readonly packs: readonly string[]
}

/** Reads one backup (null = every one) of a set whole, newest first; a bad one doesn't hide the others. Throws what `openSet` throws, and set-not-found where there is none. */
export async function verifySet(place: string, ways: KeyWays, backupId: string | null, context: WorkContext): Promise<readonly CheckedBackup[]> {
  const set = await openSet(place, ways)
  try {
    const ids = backupId === null ? set.backupIds : [backupId]
    if (ids.length === 0) throw new ExpectedFailure('set-not-found')
    const checked: CheckedBackup[] = []
    for (const id of ids) checked.push(await check(set, id, context))
    return checked
  } finally {
    await set.close()
  }
}

async function check(set: OpenSet, id: string, context: WorkContext): Promise<CheckedBackup> {
  try {
    const { manifest: { counts, packs }, blobs } = await set.verify(id, context)
    return { setId: set.card.setId, id, packs: packs.map(({ name }) => name), records: Object.values(counts).reduce((sum, count) => sum + count, 0), files: blobs.size, problem: null }
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    return { setId: set.card.setId, id, packs: [], records: 0, files: 0, problem: error.message }
  }
}
