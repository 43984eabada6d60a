import * as z from 'zod'
import { recordId } from '../model/record.ts'
import { type RowOf, type TableName, tableNames, tables } from '../model/tables.ts'
import { Instant } from '../time/instant.ts'

const tableName = z.enum(tableNames as readonly [TableName, ...TableName[]]) // there is at least one table

/** A row's fields as a window or a file says them; the machine side parses them by their table's schema before it appends. */
const fields = z.record(z.string(), z.unknown())

/** One change of one row. `ifRev`: the revision that was seen; null = must not exist yet. `value: null` deletes. */
export const CommitOp = z.object({ table: tableName, id: recordId, ifRev: z.int().nullable(), value: fields.nullable() })
export type CommitOp = z.infer<typeof CommitOp>

/** What a person did, all or nothing (formats.md §1). `id` makes a repeat after a lost reply harmless. */
export const Commit = z.object({
  id: recordId,
  act: z.string().min(1),
  summary: z.string().min(1),
  ops: z.array(CommitOp).min(1),
})
export type Commit = z.infer<typeof Commit>

/** Acts that put rows back as they were: these keep the createdAt, createdBy, updatedAt, updatedBy and source that they say (formats.md §1). */
export const restoringActs: readonly string[] = ['undo', 'restore', 'merge', 'restoreDeleted', 'restoreState']

/** Acts that enter what was kept elsewhere: their new rows are of the source `import` where they don't say another. */
export const importingActs: readonly string[] = ['importRecords', 'importRoster']

/** Where a merge keeps the rows that it shares with another archive from now on: `DATA/sources/<file>`, rows of that archive at `seq` (formats.md §7). */
export const MergedSource = z.object({ archiveId: z.uuid(), seq: z.int(), head: z.string(), file: z.string(), sha256: z.string(), bytes: z.int(), plainSha256: z.string(), lines: z.int() })
export type MergedSource = z.infer<typeof MergedSource>

/** What the journal keeps of a commit, or of one part of it (formats.md §1, §2). */
export const Frame = z.object({
  schema: z.int(),
  commitId: recordId,
  part: z.int().min(1),
  parts: z.int().min(1),
  at: Instant,
  actor: z.string(),
  device: z.string(),
  act: z.string(),
  summary: z.string(),
  ops: z.array(z.object({ table: z.string(), id: recordId, value: fields.nullable() })),
  /** Only in the first part of a `repair` commit: what makes a gap in the chain valid (formats.md §8). */
  repair: z.array(z.object({ file: z.string(), headBefore: z.string(), headAfter: z.string() })).optional(),
  /** Only in the first part of an `undo` commit: the seq that it takes back. */
  undoes: z.int().optional(),
  /** Only in the first part of a `merge` commit. */
  sources: z.array(MergedSource).optional(),
  /** Only in the first part of a `purge` commit, which holds every row that is left: what the journal was until then, and why it was left behind (formats.md §1). */
  purge: z.object({ headBefore: z.string(), seqBefore: z.int(), reason: z.string() }).optional(),
})
export type Frame = z.infer<typeof Frame>

/** A row as the archive now holds it; `row: null` = deleted. */
export const StoredRow = z.object({ table: tableName, id: recordId, row: fields.nullable() })
export type StoredRow = z.infer<typeof StoredRow>

export const maxRowBytes = 2 * 1024 * 1024

type FieldsOf<T extends TableName> = RowOf<T> & Partial<{ readonly rev: number }>

/** A row as it shall be from now on; the revision that it carries is the one that was seen. */
export function put<T extends TableName>(table: T, row: FieldsOf<T>): CommitOp {
  const { rev, _h, ...value } = row as FieldsOf<T> & { rev?: number; _h?: string }
  return { table, id: row.id, ifRev: rev ?? null, value }
}

export function remove(table: TableName, row: { readonly id: string; readonly rev: number }): CommitOp {
  return { table, id: row.id, ifRev: row.rev, value: null }
}

/** A field that can't enter the archive: where it stands and what is expected, in Chinese. */
export interface FieldProblem {
  readonly table: TableName
  readonly id: string
  /** `topics.0.title`; empty = the row as a whole. */
  readonly path: string
  readonly message: string
}

/** 会议「地点」：… — the Chinese name of the first part of the path, then the message. */
export function problemText(problem: FieldProblem): string {
  const { name, labels } = tables[problem.table]
  const first = problem.path.split('.')[0] ?? ''
  const label = (labels as Readonly<Record<string, string>>)[first]
  return label === undefined ? `${name}：${problem.message}` : `${name}「${label}」：${problem.message}`
}
