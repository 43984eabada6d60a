import { randomUUID } from 'node:crypto'
import { type CommitOp, type FieldProblem, maxRowBytes, type StoredRow } from '#shared/archive/commit.ts'
import { expectation } from '#shared/archive/field-message.ts'
import { ExpectedFailure, type FailureProblem } from '#shared/contract/outcome.ts'
import { cleanFields } from '#shared/imports/clean-fields.ts'
import { type SectionContent, type SectionOp, type SectionRow, type SectionTable, sectionTables } from '#shared/model/dossier/section-tables.ts'
import { RecordBase, type Stored } from '#shared/model/record.ts'
import { SealedRecord } from '#shared/model/sealed-record.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { Archive } from '../state/archive.ts'
import { turns } from '../store/turns.ts'
import { openContent, sealContent } from './sealed-content.ts'
import { sectionProblems } from './section-problems.ts'
import type { SectionKeys } from './section-keys.ts'

export interface SectionRead {
  readonly seq: number
  readonly rows: readonly SectionRow[]
  /** Sealed records that don't open: damaged, or of keys that are lost. */
  readonly unreadable: number
}

export interface SectionCommit {
  readonly id: string
  readonly ops: readonly SectionOp[]
}

export interface SectionAnswer {
  readonly seq: number
  readonly at: string
  /** As the archive keeps them. */
  readonly rows: readonly StoredRow[]
  /** What they hold. */
  readonly sectionRows: readonly SectionRow[]
}

/** A sealed section while it is open: what it holds is in memory only. */
export interface UnlockedSection {
  readonly keys: SectionKeys
  read(): Promise<SectionRead>
  /** Checked as the archive's own rows are, then sealed row by row into one neutral commit. Throws as `Archive.commit` does, with the section's own fields named. */
  commit(commit: SectionCommit): Promise<SectionAnswer>
}

/** The archive's acts and summaries say no more than this (formats.md §4). */
const act = 'sealSection'
const summary = '维护封存分区'
const rememberedAnswers = 50

interface Known {
  readonly sealedId: string
  readonly row: SectionRow
}

export function unlockedSection(archive: Archive, keys: SectionKeys): UnlockedSection {
  const inOrder = turns()
  const answers = new Map<string, SectionAnswer>()
  const opened = new Map<string, { readonly rev: number; readonly content: SectionContent }>()
  let known = new Map<string, Known>()
  /** As of the archive's last commit that was looked at: every sealed row is read anew only after another. */
  let last: SectionRead | null = null

  const read = async (): Promise<SectionRead> => {
    const { seq } = archive.head()
    if (last?.seq === seq) return last
    const found = new Map<string, Known>()
    let unreadable = 0
    for (const stored of await archive.allRows('sealedRecords')) {
      const record = SealedRecord.parse(stored) as Stored<SealedRecord> // rows of the archive carry the base fields
      const content = await contentOf(record)
      if (content === null) unreadable++
      else found.set(keyOf(content), { sealedId: record.id, row: rowOf(content, record) })
    }
    known = found
    last = { seq, rows: [...found.values()].map(({ row }) => row), unreadable }
    return last
  }

  /** Each sealed state is opened once; what a record held before isn't kept. */
  const contentOf = async (record: Stored<SealedRecord>): Promise<SectionContent | null> => {
    const before = opened.get(record.id)
    if (before?.rev === record.rev) return before.content
    try {
      const content = await openContent(record.sealed, keys.identities)
      opened.set(record.id, { rev: record.rev, content })
      return content
    } catch (error) {
      if (error instanceof UnreadableSeal || error instanceof SyntaxError || (error instanceof Error && error.name === '$ZodError')) return null
      throw error
    }
  }

  const write = async ({ id, ops }: SectionCommit): Promise<SectionAnswer> => {
    const before = answers.get(id)
    if (before !== undefined) return before
    await read()
    const rows = ops.map(parsed)
    refuse('conflict', conflicts(ops, known))
    refuse('invalid-rows', rows.flatMap(each => each.problems))
    refuse('invalid-rows', await sectionProblems(rows, [...known.values()].map(({ row }) => row), archive))
    const sealed = await Promise.all(rows.map(row => sealedOp(row, known.get(keyOf(row)), keys)))
    const { seq, at, rows: stored } = await archive.commit({ id, act, summary, ops: sealed })
    await read()
    const answer = { seq, at, rows: stored, sectionRows: rows.map(row => known.get(keyOf(row))?.row ?? { table: row.table, id: row.id, row: null }) }
    answers.set(id, answer)
    for (const [oldest] of [...answers].slice(0, Math.max(0, answers.size - rememberedAnswers))) answers.delete(oldest)
    return answer
  }

  return { keys, read: () => inOrder(read), commit: commit => inOrder(() => write(commit)) }
}

/** A row of a commit, read by its table's schema. */
export interface ParsedRow {
  readonly table: SectionTable
  readonly id: string
  readonly value: Readonly<Record<string, unknown>> | null
  readonly problems: readonly FailureProblem[]
}

function parsed({ table, id, value }: SectionOp): ParsedRow {
  if (value === null) return { table, id, value, problems: [] }
  const result = sectionTables[table].schema.safeParse(withoutBase(cleanFields(value).value), { error: expectation })
  if (!result.success) return { table, id, value: null, problems: result.error.issues.map(issue => ({ table, id, path: issue.path.map(String).join('.'), message: issue.message })) }
  const row: Readonly<Record<string, unknown>> = result.data
  return { table, id, value: row, problems: row['id'] === id ? [] : [{ table, id, path: 'id', message: `应与记录的编号一致（${id}）` }] }
}

/** Who wrote a row and when stands on its sealed record. */
function withoutBase(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([field]) => !baseFields.has(field)))
}

const baseFields: ReadonlySet<string> = new Set([...Object.keys(RecordBase.shape), 'rev', '_h'])

function conflicts(ops: readonly SectionOp[], known: ReadonlyMap<string, Known>): FailureProblem[] {
  return ops.filter(op => (known.get(keyOf(op))?.row.row?.rev ?? null) !== op.ifRev).map(({ table, id }) => (
    { table, id, path: '', message: known.has(keyOf({ table, id })) ? '这条记录刚才已被修改' : '这条记录已被删除' }
  ))
}

async function sealedOp({ table, id, value }: ParsedRow, known: Known | undefined, { section, recipient }: SectionKeys): Promise<CommitOp> {
  const sealedId = known?.sealedId ?? randomUUID() // says neither whose it is nor when it was made
  const ifRev = known?.row.row?.rev ?? null
  if (value === null) return { table: 'sealedRecords', id: sealedId, ifRev, value }
  const sealed = await sealContent({ table, id, value }, recipient)
  if (sealed.length > maxRowBytes - 4096) throw new ExpectedFailure('row-too-large', { problems: [{ table, id, path: '', message: '内容太长' }] })
  return { table: 'sealedRecords', id: sealedId, ifRev, value: { id: sealedId, section, sealed, blobs: blobsIn(value) } }
}

/** Names of files, wherever in the row they stand. */
function blobsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  const { blob } = value as { readonly blob?: unknown } // any object may have it
  return [...(typeof blob === 'string' ? [blob] : []), ...Object.values(value).flatMap(blobsIn)]
}

function rowOf({ table, id, value }: SectionContent, { createdAt, createdBy, updatedAt, updatedBy, source, rev, _h }: Stored<SealedRecord>): SectionRow {
  return { table, id, row: { ...value, id, createdAt, createdBy, updatedAt, updatedBy, source, rev, _h } }
}

function keyOf({ table, id }: { readonly table: string; readonly id: string }): string {
  return `${table} ${id}`
}

function refuse(code: 'conflict' | 'invalid-rows', problems: readonly FieldProblem[] | readonly FailureProblem[]): void {
  if (problems.length > 0) throw new ExpectedFailure(code, { problems })
}
