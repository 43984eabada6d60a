import type { Commit, CommitOp, FieldProblem, StoredRow } from '#shared/archive/commit.ts'
import { problemText } from '#shared/archive/commit.ts'
import { type Merged, type MergeState, mergeSources, refusalKey } from '#shared/archive/merge.ts'
import type { MergeDecision } from '#shared/archive/merge-report.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Archive } from '../state/archive.ts'
import { idOf, rowKey, tableOf } from '../state/row-key.ts'
import type { WorkContext } from '../store/work-context.ts'
import type { OtherArchive } from './other-archive.ts'
import { type SharedInput, mergeState, sharedInput } from './shared-input.ts'
import { type Comparable, type SharedState, sharedStates } from './shared-states.ts'

export interface MergePlan {
  readonly others: readonly OtherArchive[]
  /** In the order in which they are merged. */
  readonly inputs: readonly SharedInput[]
  readonly mine: MergeState
  readonly merged: Merged
  readonly ops: readonly CommitOp[]
  /** Why rows are left out, by `refusalKey`. */
  readonly refused: ReadonlyMap<string, string>
  /** Of this archive, when it was compared. */
  readonly head: string
}

/** What merging these archives would do now. Nothing is written. */
export async function planMerge(open: Comparable, others: readonly OtherArchive[], decisions: readonly MergeDecision[], newId: () => string, context: WorkContext): Promise<MergePlan> {
  const { head } = open.archive.head()
  const rows = await allRows(open.archive, context)
  const mine = mergeState(rows)
  const revs = new Map(rows.map(({ table, id, row }) => [rowKey(table, id), Number(row?.['rev'])]))
  const inputs = await inputsOf(open, others, context)
  const refused = new Map<string, string>()
  for (;;) {
    context.signal.throwIfAborted()
    const merged = mergeSources(mine, inputs, decisions, new Set(refused.keys()))
    const ops = [...merged.changes].map(([key, value]): CommitOp => ({ table: tableOf(key), id: idOf(key), ifRev: revs.get(key) ?? null, value }))
    const problems = await refusals(open.archive, { id: newId(), act: 'merge', summary: '汇总', ops })
    if (problems.length === 0) return { others, inputs, mine, merged, ops, refused, head }
    leaveOut(problems, merged, refused)
  }
}

async function allRows(archive: Archive, { signal }: WorkContext): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = []
  for (let after: string | null = null; ;) {
    signal.throwIfAborted()
    const page = await archive.rowsPage(after)
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = page.next
  }
}

/** Several files of one archive are merged from the oldest to the newest. */
async function inputsOf(open: Comparable, others: readonly OtherArchive[], { report, signal }: WorkContext): Promise<readonly SharedInput[]> {
  const shared = await sharedStates(open, new Set(others.map(({ archiveId }) => archiveId)))
  const latest = new Map<string, SharedState>()
  const inputs: SharedInput[] = []
  const inOrder = others.map((other, source) => ({ other, source })).sort((a, b) => a.other.seq - b.other.seq)
  for (const [i, { other, source }] of inOrder.entries()) {
    signal.throwIfAborted()
    report({ doing: '正在比对', done: i, total: others.length, unit: 'sets' })
    const input = sharedInput(source, other, latest.get(other.archiveId) ?? await shared(other.archiveId))
    inputs.push(input)
    latest.set(other.archiveId, { kind: 'known', seq: other.seq, head: other.head, rows: input.next })
  }
  return inputs
}

/** What the archive's rules say against the merge; none = it can be done. */
async function refusals(archive: Archive, commit: Commit): Promise<readonly FieldProblem[]> {
  if (commit.ops.length === 0) return []
  try {
    await archive.examine(commit)
    return []
  } catch (error) {
    const { code, problems = [] } = error instanceof ExpectedFailure ? error.failure : { code: null }
    if (code === 'conflict') throw new ExpectedFailure('merge-stale') // written to since its rows were read
    if (problems.length === 0) throw error
    return problems as readonly FieldProblem[] // the archive names its own tables
  }
}

/** The row that breaks a rule stays as it is here; whatever then lacks it comes next. */
function leaveOut(problems: readonly FieldProblem[], merged: Merged, refused: Map<string, string>): void {
  const before = refused.size
  for (const problem of problems) {
    const key = rowKey(problem.table, problem.id)
    const source = merged.changedBy.get(key)
    if (source !== undefined && !refused.has(refusalKey(source, key))) refused.set(refusalKey(source, key), problemText(problem))
  }
  if (refused.size === before) throw new ExpectedFailure('invalid-rows', { message: '合并后的内容不符合档案规则，没有合并，档案没有被改动。', problems })
}
