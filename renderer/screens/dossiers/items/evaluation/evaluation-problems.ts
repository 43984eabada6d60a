import type { DossierEvaluation } from '#shared/model/dossier/dossier-evaluation.ts'
import type { FieldProblems } from '../../../../parts/field-problems.ts'
import type { OpenedDossier } from '../../../../workers/section/section-protocol.ts'
import { itemsOf } from './sheet-items.ts'

/** Items of a negative sheet that somebody answered with 有. */
export function hitIds({ side, entered, counts, sheets }: Pick<DossierEvaluation, 'side' | 'entered' | 'counts' | 'sheets'>): ReadonlySet<string> {
  if (side !== 'negative') return new Set()
  if (entered === 'counts') return new Set(counts.filter(({ answer, votes }) => answer === 'yes' && votes > 0).map(({ itemId }) => itemId))
  return new Set(sheets.flatMap(({ answers }) => Object.entries(answers).filter(([, answer]) => answer === 'yes').map(([itemId]) => itemId)))
}

/** What keeps an evaluation from being filed: ballots that don't add up, and hits without their example. */
export function evaluationProblems(value: DossierEvaluation, opened: OpenedDossier): FieldProblems {
  const { issued, returned, valid, entered, counts, sheets, hits } = value
  const problems: Record<string, string> = {}
  if (issued !== null && returned !== null && returned > issued) problems['returned'] = `收回 ${returned} 张，多于发出的 ${issued} 张。`
  if (returned !== null && valid !== null && valid > returned) problems['valid'] = `有效 ${valid} 张，多于收回的 ${returned} 张。`
  const items = itemsOf(value, opened)
  if (valid !== null && entered === 'sheets' && sheets.length > valid) problems['counts'] = `录了 ${sheets.length} 张，多于有效票 ${valid} 张。`
  if (valid !== null && entered === 'counts') {
    const over = items.find(({ id }) => counts.filter(count => count.itemId === id).reduce((sum, { votes }) => sum + votes, 0) > valid)
    if (over !== undefined) problems['counts'] = `“${over.label}”的票数合计多于有效票 ${valid} 张。`
  }
  for (const id of hitIds(value)) if ((hits.find(({ itemId }) => itemId === id)?.example ?? '').trim() === '') problems[`hits.${id}`] = '有人选“有”的，必须写明具体事例。'
  return problems
}
