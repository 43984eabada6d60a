import { type Commit, type CommitOp, type FieldProblem, importingActs, type MergedSource, maxRowBytes, type StoredRow } from '#shared/archive/commit.ts'
import { type NamedRow, namedRows, refsOf } from '#shared/archive/constraints.ts'
import { expectation, problemsOf } from '#shared/archive/field-message.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { cleanFields } from '#shared/imports/clean-fields.ts'
import { changeMessage } from '#shared/imports/clean-text.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import { RecordBase } from '#shared/model/record.ts'
import { modelVersion, type TableName, tables } from '#shared/model/tables.ts'
import { dayInChina } from '#shared/time/instant.ts'
import { backfillAfterDays, backfillOf } from '#shared/rules/backfill.ts'
import type { StoredFields } from './archive.ts'
import { type Breath, breath } from './breath.ts'
import { constraintProblems, type TouchedRow } from './check-constraints.ts'
import { sealedTexts } from './row-hash.ts'
import { rowKey } from './row-key.ts'
import { sealedYearProblems, sealProblems } from './check-year-seals.ts'
import { splitFrame } from '../journal/split-frame.ts'
import { type RowsView, StagedState } from './staged-state.ts'

export interface CommitContext {
  readonly view: RowsView
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly device: string
  /** createdAt and the like stay as the row says them, where it does. */
  readonly keepBase: boolean
  /** The seq of the commit that this one takes back. */
  readonly undoes?: number
  /** What a merge shares with other archives from now on. */
  readonly sources?: readonly MergedSource[]
  /** Gives it up before anything is written. */
  readonly signal?: AbortSignal
  /** How many rows are checked. */
  readonly onProgress?: (done: number) => void
}

export interface PreparedRow {
  readonly table: TableName
  readonly id: string
  /** As the journal keeps it; null = deleted. */
  readonly value: StoredFields | null
  /** Its canonical JSON. */
  readonly json: Buffer | null
  /** As the archive answers with it. */
  readonly stored: StoredFields | null
  readonly hash: string
  readonly named: readonly NamedRow[]
  /** Their ids. */
  readonly refs: readonly string[]
}

export interface PreparedCommit {
  readonly commit: Commit
  readonly seq: number
  readonly at: string
  readonly rows: readonly PreparedRow[]
  readonly cleaned: FieldProblem[]
  /** Canonical JSON of each part, and how many ops it holds. */
  readonly parts: readonly { readonly json: Buffer; readonly ops: number }[]
  readonly staged: StagedState
}

/** A commit of many rows goes into frames of about this size: to read one row again, its whole frame is deciphered. */
const partBytes = 1024 * 1024

/** Everything that is checked before a commit is appended. Throws conflict, invalid-rows, row-too-large or year-sealed, naming the fields. */
export async function prepareCommit(commit: Commit, context: CommitContext): Promise<PreparedCommit> {
  const breathe = breath(context.signal)
  refuse('conflict', conflicts(commit.ops, context.view))
  refuse('invalid-rows', repeated(commit.ops))
  const rowContext = { ...context, act: commit.act }
  const parsed = await eachOf(commit.ops, op => parseOp(op, rowContext), breathe, context.onProgress)
  refuse('invalid-rows', parsed.flatMap(each => each.problems))
  const rows = await eachOf(parsed, ({ op, value }) => prepared(op, value, context.seq), breathe)
  refuse('row-too-large', rows.flatMap(tooLarge))
  const staged = stage(rows, context)
  const touched = rows.map(({ table, id, value, named }, i): TouchedRow => ({ table, id, value, named, before: parsed[i]?.before ?? null }))
  refuse('year-sealed', sealedYearProblems(touched, context.view, staged))
  refuse('invalid-rows', [...sealProblems(touched, staged, dayInChina(context.at)), ...(await constraintProblems(touched, staged, breathe))])
  const { at, actor, device, seq } = context
  const { undoes, sources } = context
  const envelope = {
    schema: modelVersion, commitId: commit.id, at, actor, device, act: commit.act, summary: commit.summary,
    ...(undoes === undefined ? {} : { undoes }), ...(sources === undefined ? {} : { sources: [...sources] }),
  }
  await breathe()
  context.signal?.throwIfAborted()
  const parts = splitFrame(envelope, rows, partBytes)
  return { commit, seq, at, rows, cleaned: parsed.flatMap(each => each.cleaned), parts, staged }
}

/** One after the other: rows that are read for it mostly lie in the same frame. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => R | Promise<R>, breathe: Breath, onProgress: (done: number) => void = () => {}): Promise<R[]> {
  const done: R[] = []
  for (const item of items) {
    done.push(await work(item))
    onProgress(done.length)
    await breathe()
  }
  return done
}

function conflicts(ops: readonly CommitOp[], view: RowsView): FieldProblem[] {
  return ops.filter(op => view.rev(op.table, op.id) !== op.ifRev).map(({ table, id }) => {
    const message = view.rev(table, id) === null ? '这条记录已被删除' : '这条记录刚才已被修改'
    return { table, id, path: '', message }
  })
}

function repeated(ops: readonly CommitOp[]): FieldProblem[] {
  const seen = new Set<string>()
  return ops.flatMap(({ table, id, ifRev, value }) => {
    const again = seen.has(rowKey(table, id))
    seen.add(rowKey(table, id))
    if (again) return [{ table, id, path: 'id', message: '同一条记录在一次保存里出现了两次，应只出现一次' }]
    return value === null && ifRev === null ? [{ table, id, path: '', message: '档案中没有这条记录，无法删除' }] : []
  })
}

/** What an import or an undo may leave out. */
const GivenBase = RecordBase.partial()

interface ParsedOp {
  readonly op: CommitOp
  readonly value: StoredFields | null
  readonly before: StoredFields | null
  readonly problems: readonly FieldProblem[]
  readonly cleaned: readonly FieldProblem[]
}

/** Of which act the rows are, for the source of new ones. */
interface RowContext extends CommitContext {
  readonly act: string
}

async function parseOp(op: CommitOp, context: RowContext): Promise<ParsedOp> {
  const { table, id } = op
  const before = op.ifRev === null ? null : await context.view.value(rowKey(table, id))
  if (op.value === null) return { op, value: null, before, problems: [], cleaned: [] }
  const { rev: _, _h, ...given } = op.value
  const { value: clean, changes } = cleanFields(given)
  const cleaned = changes.map(change => ({ table, id, path: change.field, message: changeMessage(change) }))
  const parsed = tables[table].schema.safeParse({ ...clean, ...baseFields(clean, before, context) }, { error: expectation })
  const problems = [...(parsed.success ? [] : problemsOf(table, id, parsed.error)), ...(context.keepBase ? baseProblems(op, clean) : [])]
  if (!parsed.success) return { op, value: null, before, problems, cleaned }
  const value: StoredFields = parsed.data
  return { op, value, before, problems: [...problems, ...ownIdProblem(op, value), ...backfillProblem(op, value)], cleaned }
}

function baseProblems({ table, id }: CommitOp, given: StoredFields): FieldProblem[] {
  const base = GivenBase.safeParse(given, { error: expectation })
  return base.success ? [] : problemsOf(table, id, base.error)
}

/** Who entered and last changed the row, and when: the machine's word, but where rows are put back as they were. */
function baseFields(given: StoredFields, before: StoredFields | null, { at, actor, keepBase, act }: RowContext): StoredFields {
  const kept = keepBase ? given : {}
  return {
    createdAt: kept['createdAt'] ?? before?.['createdAt'] ?? at,
    createdBy: kept['createdBy'] ?? before?.['createdBy'] ?? actor,
    updatedAt: kept['updatedAt'] ?? at,
    updatedBy: kept['updatedBy'] ?? actor,
    source: kept['source'] ?? before?.['source'] ?? (importingActs.includes(act) ? 'import' : 'manual'),
  }
}

function ownIdProblem({ table, id }: CommitOp, value: StoredFields): FieldProblem[] {
  return value['id'] === id ? [] : [{ table, id, path: 'id', message: `应与记录的编号一致（${id}）` }]
}

/** A meeting entered by hand more than seven days after it took place says why, and goes on saying it when it is changed (domain-checks C53). */
function backfillProblem({ table, id }: CommitOp, value: StoredFields): FieldProblem[] {
  if (table !== 'meetings' || value['source'] !== 'manual') return []
  const meeting = value as unknown as Meeting // parsed by this very table's schema
  const backfill = backfillOf({ ...meeting, createdAt: String(value['createdAt']) })
  if (backfill.kind === 'timely' || backfill.reason !== '') return []
  return [{ table, id, path: 'backfillReason', message: `会议已过去 ${backfill.days} 天，超过 ${backfillAfterDays} 天属于补录，请填写补录原因` }]
}

function prepared({ table, id }: CommitOp, value: StoredFields | null, seq: number): PreparedRow {
  if (value === null) return { table, id, value, json: null, stored: null, hash: '', named: [], refs: [] }
  const { json, hash } = sealedTexts(value, seq)
  const named = namedRows(table, value)
  return { table, id, value, json, stored: { ...value, rev: seq, _h: hash }, hash, named, refs: refsOf(table, value, named) }
}

function tooLarge({ table, id, json }: PreparedRow): FieldProblem[] {
  if (json === null || json.length <= maxRowBytes) return []
  return [{ table, id, path: '', message: '这条记录太长，应不超过 2 MB' }]
}

function stage(rows: readonly PreparedRow[], { view, seq }: CommitContext): StagedState {
  const staged = new StagedState(view)
  for (const { table, id, value, refs } of rows) {
    if (value === null) staged.delete(table, id)
    else staged.put(table, id, { rev: seq, value, refs })
  }
  return staged
}

function refuse(code: 'conflict' | 'invalid-rows' | 'row-too-large' | 'year-sealed', problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw new ExpectedFailure(code, { problems })
}

/** A commit's answer names its rows as they are now stored. */
export function storedRows(rows: readonly PreparedRow[]): StoredRow[] {
  return rows.map(({ table, id, stored }) => ({ table, id, row: stored === null ? null : { ...stored } }))
}
