import { ExpectedFailure, type Failure, failures } from '#shared/contract/outcome.ts'
import type { Archive } from '../state/archive.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { writeCheckpoint } from '../state/checkpoint-file.ts'
import type { SnapshotKeeper } from '../start/open-folder.ts'
import { pruneSnapshots } from './prune-snapshots.ts'
import { listSnapshots, newestSnapshot, takeSnapshot } from './snapshots.ts'
import type { RowsSource } from './steady-rows.ts'
import { turns } from '../store/turns.ts'

const intervalMs = 15 * 60_000
const commitsBetween = 2000

export interface Clock {
  now(): Date
  /** The answer ends it. */
  every(ms: number, tick: () => void): () => void
}

/** The PC's own; its timer doesn't keep a program alive. */
export function pcClock(now: () => Date): Clock {
  return {
    now,
    every: (ms, tick) => {
      const timer = setInterval(tick, ms)
      timer.unref()
      return () => { clearInterval(timer) }
    },
  }
}

export interface KeeperWork {
  readonly dataFolder: string
  readonly keys: ArchiveKeys
  readonly archive: RowsSource & Pick<Archive, 'checkpoint'>
  readonly clock: Clock
  readonly onFault: (what: string, error: unknown) => void
  /** False once damage was found: the next start shall read everything. */
  readonly mayCheckpoint?: () => boolean
  /** Is told of each new one. */
  readonly onTaken?: () => void
}

/** Takes snapshots by itself; a failure of those is noted and never disturbs the work (formats.md §7). */
export async function keepSnapshots(work: KeeperWork): Promise<SnapshotKeeper> {
  const { dataFolder, keys, archive, clock, onFault } = work
  let newest = await newestSnapshot(dataFolder, keys)
  let commits = 0
  let failure: Failure | null = null
  const inOrder = turns()
  const isChanged = () => newest === null || newest.seq !== archive.head().seq

  const take = () => inOrder(async () => {
    if (newest !== null && !isChanged()) return newest
    commits = 0 // those from here on may or may not be in it
    const taken = await takeSnapshot(dataFolder, keys, archive, clock.now())
    newest = taken
    failure = null
    await tidyUp(work)
    work.onTaken?.()
    return taken
  })
  const takeQuietly = async () => {
    try {
      if (isChanged()) await take()
    } catch (error) {
      failure = error instanceof ExpectedFailure ? error.failure : { code: 'unexpected', message: failures.unexpected }
      onFault('a snapshot could not be taken', error)
    }
  }
  const stopTimer = clock.every(intervalMs, () => void takeQuietly())

  return {
    noteCommit: () => {
      commits++
      if (commits < commitsBetween) return
      commits = 0
      void takeQuietly()
    },
    takeNow: take,
    list: async () => (await listSnapshots(dataFolder, keys)).snapshots,
    lastFailure: () => failure,
    stop: async () => {
      stopTimer()
      await takeQuietly()
    },
  }
}

/** What goes with a snapshot but must not make it fail. */
async function tidyUp({ dataFolder, keys, archive, onFault, mayCheckpoint = () => true }: KeeperWork): Promise<void> {
  try {
    if (mayCheckpoint()) await writeCheckpoint(dataFolder, keys, archive.checkpoint())
    await pruneSnapshots(dataFolder, keys)
  } catch (error) {
    onFault('the snapshot is whole, but older ones or the checkpoint could not be tended', error)
  }
}
