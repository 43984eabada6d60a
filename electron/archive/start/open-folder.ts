import type { SnapshotInfo } from '#shared/archive/start-state.ts'
import type { Failure } from '#shared/contract/outcome.ts'
import type { Archive } from '../state/archive.ts'
import type { LiveKeys } from '../keys/archive-keys.ts'
import type { BackupRecords } from '../sets/backup-records.ts'
import type { MirrorKeeper } from '../sets/mirror-keeper.ts'
import type { BlobStore } from '../store/blobs.ts'
import type { DraftStore } from '../store/drafts.ts'

/** An open data folder: the archive and what surrounds it. */
export interface OpenFolder {
  readonly folder: string
  /** One for everything that is open: a renewal takes effect everywhere at once. */
  readonly keys: LiveKeys
  readonly archive: Archive
  readonly blobs: BlobStore
  readonly drafts: DraftStore
  readonly snapshots: SnapshotKeeper
  readonly backups: BackupRecords
  readonly mirror: MirrorKeeper
  /** Takes a snapshot if anything changed (a failure of that is only noted), then lets go of the files and the lock. */
  close(): Promise<void>
}

/** Verified copies of the state, taken at quit, every 15 minutes if changed, every 2,000 commits, and when asked (formats.md §7). */
export interface SnapshotKeeper {
  /** To be told of each acknowledged commit. */
  noteCommit(seq: number): void
  /** The newest one where nothing changed since; throws when it can't be written and verified. */
  takeNow(): Promise<SnapshotInfo>
  /** Newest first. */
  list(): Promise<SnapshotInfo[]>
  /** Why the last one taken by itself came to nothing; null once one has succeeded. */
  lastFailure(): Failure | null
  /** Ends the timer; takes a last one if anything changed. */
  stop(): Promise<void>
}
