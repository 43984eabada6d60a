import type { ActEntry, DeletedRecord, RecordChange } from '#shared/archive/act.ts'
import type { CommitOp, Frame } from '#shared/archive/commit.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import type { TableName } from '#shared/model/tables.ts'
import { type ActsPage, type ActsQuery, actOf, actsPage, recentActs } from './acts.ts'
import { type ChangedRow, firstFrame, rowsOfCommit } from './commit-rows.ts'
import { deletedSince } from './deleted-records.ts'
import type { JournalIndexes } from './journal-indexes.ts'
import { recordHistory } from './record-history.ts'
import { undoOps } from './undo.ts'

/** What the archive's journal tells of the past. */
export interface ArchiveHistory {
  /** Every commit that wrote or deleted the record, newest first. */
  of(table: TableName, id: string): Promise<RecordChange[]>
  acts(query: ActsQuery): Promise<ActsPage>
  /** Null when the journal has no commit of that seq. */
  act(seq: number): Promise<ActEntry | null>
  /** Of commits since then, newest first. */
  actsSince(at: string): Promise<ActEntry[]>
  /** Every row that a commit touched, before and after; none when there is no such commit. */
  rowsOf(seq: number): Promise<ChangedRow[]>
  /** The first part of a commit as the journal keeps it; null when it has none of that seq. */
  frameOf(seq: number): Promise<Frame | null>
  /** What a commit must do to take another one back, and the rows that were changed since and stay. */
  undoOps(seq: number): Promise<{ ops: CommitOp[]; kept: RowRef[] }>
  /** Deleted since then and still gone, newest first. */
  deletedSince(at: string): Promise<Omit<DeletedRecord, 'daysLeft'>[]>
}

/** `rev`: of a row that is there now; null = gone. */
export type RevOf = (table: TableName, id: string) => number | null

export function archiveHistory(indexes: JournalIndexes, rev: RevOf): ArchiveHistory {
  return {
    of: (table, id) => indexes.use(past => recordHistory(past, table, id)),
    acts: query => indexes.use(past => actsPage(past, query)),
    act: seq => indexes.use(past => actOf(past, seq)),
    actsSince: at => indexes.use(past => recentActs(past, at)),
    rowsOf: seq => indexes.use(past => rowsOfCommit(past, seq)),
    frameOf: seq => indexes.use(past => firstFrame(past, seq)),
    undoOps: seq => indexes.use(past => undoOps(past, seq, rev)),
    deletedSince: at => indexes.use(past => deletedSince(past, at, rev)),
  }
}
