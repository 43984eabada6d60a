import type { MergedSource } from '#shared/archive/commit.ts'
import { type MergeState, refusalKey } from '#shared/archive/merge.ts'
import type { MergeDecision, MergeReport } from '#shared/archive/merge-report.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { ChangeCounts } from '#shared/archive/restore-report.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import type { WorkContext } from '../store/work-context.ts'
import { takeBlobs } from './merged-blobs.ts'
import type { OtherArchive } from './other-archive.ts'
import { type MergePlan, planMerge } from './plan-merge.ts'
import { changesOf, flagsOf, namesOf, reportOf, stampOf } from './report-merge.ts'
import { sameState } from './shared-input.ts'
import type { Comparable } from './shared-states.ts'
import { removeSource, writeSource } from './sources.ts'

/** What a merge needs of the program around it. */
export interface MergeHand {
  readonly newId: () => string
  readonly today: LocalDate
}

export interface MergeDone {
  /** Null = there was nothing to change. */
  readonly seq: number | null
  readonly total: ChangeCounts
  readonly flags: string[]
}

/** What merging these archives would do, and what must be decided first. Nothing is written. */
export async function examineMerge(open: Comparable, others: readonly OtherArchive[], { newId, today }: MergeHand, context: WorkContext): Promise<MergeReport> {
  return reportOf(await planMerge(open, others, [], newId, context), today)
}

/** Merges the archives in one commit, after a snapshot. Throws merge-stale when anything changed since the report with this stamp, merge-undecided. */
export async function mergeArchives(
  open: OpenFolder, others: readonly OtherArchive[], { decisions, stamp }: { decisions: readonly MergeDecision[]; stamp: string }, { newId, today }: MergeHand, context: WorkContext,
): Promise<MergeDone> {
  const plan = await planMerge(open, others, decisions, newId, context)
  if (stampOf(plan) !== stamp) throw new ExpectedFailure('merge-stale')
  const undecided = plan.merged.conflicts.filter(({ taken }) => taken === null)
  if (undecided.length > 0) throw new ExpectedFailure('merge-undecided', { detail: undecided.map(({ key, path }) => `${key} ${path}`).join('; ') })
  const { total } = changesOf(plan, today)
  const flags = flagsOf(plan, namesOf(plan, today))
  if (plan.ops.length === 0 && sharesNothingNew(plan)) return { seq: null, total, flags }
  return { seq: await write(open, plan, total, newId, context), total, flags }
}

/** The next merge would be compared with what is kept already. */
function sharesNothingNew({ inputs, refused }: MergePlan): boolean {
  return inputs.every(({ source, base, next, baseSeq }) => baseSeq !== null && sameState(base, withoutRefused(next, base, key => refused.has(refusalKey(source, key)))))
}

async function write(open: OpenFolder, plan: MergePlan, total: ChangeCounts, newId: () => string, context: WorkContext): Promise<number> {
  const { archive, snapshots } = open
  await snapshots.takeNow()
  await takeBlobs(open, plan, context)
  const sources = await writeSources(open, plan, context)
  try {
    context.signal.throwIfAborted()
    const { seq } = await archive.commit({ id: newId(), act: 'merge', summary: summaryOf(plan, total), ops: [...plan.ops] }, { sources })
    snapshots.noteCommit(seq)
    return seq
  } catch (error) {
    for (const source of sources) await removeSource(open.folder, source)
    throw error instanceof ExpectedFailure && error.failure.code === 'conflict' ? new ExpectedFailure('merge-stale') : error
  }
}

/** One for each archive: the newest state of it. */
async function writeSources(open: OpenFolder, { others, inputs, refused }: MergePlan, { signal }: WorkContext): Promise<readonly MergedSource[]> {
  const written: MergedSource[] = []
  try {
    for (const [archiveId, own] of groupedBy(inputs, ({ source }) => others[source]?.archiveId ?? '')) {
      signal.throwIfAborted()
      const [first, last] = [own[0], own.at(-1)]
      if (first === undefined || last === undefined) continue
      const { seq = 0, head = '' } = others[last.source] ?? {}
      const rows = withoutRefused(last.next, first.base, key => own.some(({ source }) => refused.has(refusalKey(source, key))))
      written.push(await writeSource(open.folder, open.keys, { archiveId, seq, head }, rows))
    }
    return written
  } catch (error) {
    for (const source of written) await removeSource(open.folder, source)
    throw error
  }
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** A row that was left out is not shared: it is asked again next time. */
function withoutRefused(next: MergeState, base: MergeState, isRefused: (key: string) => boolean): MergeState {
  const rows = new Map(next)
  for (const key of new Set([...next.keys(), ...base.keys()])) {
    if (!isRefused(key)) continue
    const before = base.get(key)
    if (before === undefined) rows.delete(key)
    else rows.set(key, before)
  }
  return rows
}

/** 汇总 3 个单位：新增 120、改动 4. */
function summaryOf({ others, ops }: MergePlan, { added, changed, deleted }: ChangeCounts): string {
  const units = new Set(others.map(({ archiveId }) => archiveId)).size
  const parts = [`新增 ${added}`, `改动 ${changed}`, ...(deleted === 0 ? [] : [`删除 ${deleted}`])]
  return `汇总 ${units} 个单位：${ops.length === 0 ? '没有改动' : parts.join('、')}`
}
