import type { Commit, FieldProblem, StoredRow } from '#shared/archive/commit.ts'
import type { Reader } from '#shared/archive/reader.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { RecordBase } from '#shared/model/record.ts'
import type { TableName } from '#shared/model/tables.ts'
import type { Unit } from '#shared/model/unit.ts'
import type { ArchiveCheckpoint } from './archive-state.ts'
import type { JournalScan } from './journal.ts'
import type { ArchiveKeys } from './archive-keys.ts'

/** A row with its revision and hash. */
export type StoredFields = Readonly<Record<string, unknown>>

export interface CommitAnswer {
  readonly seq: number
  readonly at: string
  readonly rows: StoredRow[]
  /** Texts that lost characters which can't be kept: where, and what was done. */
  readonly cleaned: FieldProblem[]
}

export interface CommitOptions {
  /** Import, sample, undo and restore keep createdAt, createdBy, updatedAt, updatedBy and source where the row says them. */
  readonly keepBase?: boolean
}

export interface RowsPage {
  readonly archive: ArchiveHead
  readonly rows: StoredRow[]
  readonly next: string | null
}

export interface Verification {
  readonly ok: boolean
  readonly frames: number
  readonly seq: number
  readonly head: string
  /** Chinese sentences. */
  readonly problems: string[]
}

/** An open archive: the state at the journal's head, and the only way to write to it. */
export interface Archive {
  /** A torn tail was cut when it was opened. */
  readonly tornTailCut: boolean
  head(): ArchiveHead
  setActor(actor: string): void
  /** Acknowledged only when it lies on the disk; throws ExpectedFailure else, and then nothing is written. */
  commit(commit: Commit, options?: CommitOptions): Promise<CommitAnswer>
  /** Rows in journal order, ≤ 4 MiB of canonical JSON a page (one row at least). */
  rowsPage(after: string | null): Promise<RowsPage>
  row(table: TableName, id: string): Promise<StoredFields | null>
  allRows(table: TableName): Promise<StoredFields[]>
  /** Loads the whole state into memory. */
  reader(): Promise<Reader>
  /** Rows written or deleted by commits after `seq`, as they are now. */
  changedSince(seq: number): Promise<StoredRow[]>
  /** Plain data that a later start may begin from. */
  checkpoint(): ArchiveCheckpoint
  /** Reads the whole journal again, up to what is acknowledged now. */
  verify(): Promise<Verification>
  /** Waits for what is being written. */
  close(): Promise<void>
}

/** Why a journal can't be opened: `scan` is one of damaged, missing, newer, notOurs. */
export class JournalRefused extends ExpectedFailure {
  readonly scan: JournalScan
  constructor(scan: JournalScan) {
    super('damaged')
    this.scan = scan
  }
}

export interface CreateOptions {
  readonly unit: Unit
  readonly source?: RecordBase['source']
  readonly actor: string
  readonly device: string
  readonly at: string
  readonly commitId: string
}

export interface OpenOptions {
  readonly actor: string
  readonly device: string
  readonly now: () => Date
  /** Nothing is written, a torn tail is left as it is, and a damaged journal opens with its good frames. */
  readonly readOnly?: boolean
  /** A checkpoint that doesn't fit the journal is ignored. */
  readonly checkpoint?: ArchiveCheckpoint | null
}

/** Makes `folder`/journal with the unit as its first commit. Throws when there is a journal already. */
export declare function createArchive(folder: string, keys: ArchiveKeys, options: CreateOptions): Promise<void>

/** Reads the journal (or a checkpoint and what follows it); throws JournalRefused when it can't be opened. */
export declare function openArchive(folder: string, keys: ArchiveKeys, options: OpenOptions): Promise<Archive>
