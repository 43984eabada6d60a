import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchiveKeys } from './archive-keys.ts'

export interface RepairOptions {
  /** The newest readable snapshot's rows, or null: what lost frames said may still stand there. */
  readonly snapshot: { readonly seq: number; readonly rows: readonly StoredRow[] } | null
  /** The greatest seq that anything (a snapshot, the view) has seen. */
  readonly highestSeen: number
  readonly actor: string
  readonly device: string
  readonly at: string
  readonly commitId: string
}

export interface RepairReport {
  readonly seq: number
  /** Names of the files now in `folder`/quarantine. */
  readonly setAside: string[]
  /** Commits whose frames can't be read, as far as their seq is known. */
  readonly lostSeqs: number[]
  readonly rowsFromSnapshot: number
}

/** Sets damaged journal files aside and writes the `repair` commit that makes the gap valid (formats.md §8). */
export declare function repairJournal(folder: string, keys: ArchiveKeys, options: RepairOptions): Promise<RepairReport>
