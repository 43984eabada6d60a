import { type FieldProblem, problemText } from '#shared/archive/commit.ts'
import type { ChangeReport } from '#shared/archive/restore-report.ts'
import { rowNames } from '#shared/archive/row-names.ts'
import { refKey } from '#shared/archive/row-ref.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { dayInChina } from '#shared/time/instant.ts'
import type { WorkContext } from '../store/work-context.ts'
import { missingSectionFiles } from './restore-section.ts'
import { type ComparedTarget, type RestorePlan, type RestoreWish, withPlan } from './restore-plan.ts'

export interface Examined {
  readonly report: ChangeReport
  /** Chinese: attachments whose file is neither here nor in the backup. */
  readonly missingFiles: readonly string[]
}

/** What a restore would do; nothing is written. */
export function examineRestore(open: ComparedTarget, wish: RestoreWish, context: WorkContext): Promise<Examined> {
  return withPlan(open, wish, async plan => ({
    report: { ...plan.report, problems: await problemsOf(open, plan, wish) }, missingFiles: [...plan.files.missing, ...missingSectionFiles(plan.section)],
  }), context)
}

const mostProblems = 100

async function problemsOf({ archive }: ComparedTarget, { commit, changes }: RestorePlan, { now }: RestoreWish): Promise<string[]> {
  if (commit.ops.length === 0) return []
  try {
    await archive.examine(commit)
    return []
  } catch (error) {
    if (!(error instanceof ExpectedFailure) || error.failure.problems === undefined) throw error
    const problems = error.failure.problems as readonly FieldProblem[] // what a commit is refused for names tables of the archive
    const rows = new Map([...changes.before, ...changes.after].map(row => [refKey(row), row.row]))
    const names = rowNames([...changes.before, ...changes.after], dayInChina(now.toISOString()))
    const said = problems.map(problem => `${names.title(problem.table, problem.id, rows.get(refKey(problem)) ?? {})}：${problemText(problem)}`)
    return [...new Set(said)].slice(0, mostProblems)
  }
}
