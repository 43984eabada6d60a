import type { DossierEvaluation } from '../../model/dossier/dossier-evaluation.ts'
import type { DossierTemplate, TemplateItem } from '../../model/dossier/dossier-template.ts'

/** Votes for each answer of one item. */
export interface ItemResult {
  readonly item: TemplateItem
  readonly votes: ReadonlyMap<string, number>
  readonly sum: number
  /** Mean of points, one decimal; null where it was answered by grades, or by nobody. */
  readonly mean: number | null
}

/** Items of one dimension added up. */
export interface DimensionResult {
  readonly dimension: string
  readonly votes: ReadonlyMap<string, number>
  readonly sum: number
  readonly mean: number | null
}

export interface EvaluationResult {
  readonly items: readonly ItemResult[]
  readonly dimensions: readonly DimensionResult[]
  /** Ballots that count: as stated, else the sheets that were typed in, else null. */
  readonly ballots: number | null
}

/** An evaluation as its ballots say, item by item and by dimension, in the template's order. Nothing is weighed. */
export function evaluationResult(evaluation: DossierEvaluation, template: DossierTemplate): EvaluationResult {
  const votes = votesOf(evaluation)
  const items = (evaluation.side === 'positive' ? template.positiveItems : template.negativeItems).map((item): ItemResult => ({ item, ...counted(votes.get(item.id) ?? new Map()) }))
  const dimensions = template.dimensions.map(({ code }): DimensionResult => {
    const own = new Map<string, number>()
    for (const { votes: of } of items.filter(({ item }) => item.dimension === code)) for (const [answer, count] of of) own.set(answer, (own.get(answer) ?? 0) + count)
    return { dimension: code, ...counted(own) }
  }).filter(({ dimension }) => items.some(({ item }) => item.dimension === dimension))
  return { items, dimensions, ballots: evaluation.valid ?? (evaluation.entered === 'sheets' ? evaluation.sheets.length : null) }
}

/** Items of a negative sheet that somebody answered with 有. */
export function hitsOf(evaluation: Pick<DossierEvaluation, 'side' | 'entered' | 'counts' | 'sheets'>): ReadonlySet<string> {
  if (evaluation.side !== 'negative') return new Set()
  return new Set([...votesOf(evaluation)].filter(([, votes]) => (votes.get('yes') ?? 0) > 0).map(([itemId]) => itemId))
}

/** Why the numbers can't be right: what to look at (`issued`, `returned`, `valid`, `counts`) and what is wrong, in Chinese. */
export function ballotProblems(evaluation: DossierEvaluation, template: DossierTemplate): readonly { readonly field: 'returned' | 'valid' | 'counts'; readonly message: string }[] {
  const { issued, returned, valid, entered, sheets } = evaluation
  const problems: { field: 'returned' | 'valid' | 'counts'; message: string }[] = []
  if (issued !== null && returned !== null && returned > issued) problems.push({ field: 'returned', message: `收回 ${returned} 张，多于发出的 ${issued} 张。` })
  if (returned !== null && valid !== null && valid > returned) problems.push({ field: 'valid', message: `有效 ${valid} 张，多于收回的 ${returned} 张。` })
  if (valid === null) return problems
  if (entered === 'sheets' && sheets.length > valid) problems.push({ field: 'counts', message: `录了 ${sheets.length} 张，多于有效票 ${valid} 张。` })
  const { items } = evaluationResult(evaluation, template)
  const over = items.findIndex(({ sum }) => sum > valid)
  if (entered === 'counts' && over >= 0) problems.push({ field: 'counts', message: `第 ${over + 1} 项的票数合计 ${items[over]?.sum ?? 0}，多于有效票 ${valid} 张。` })
  return problems
}

function votesOf({ entered, counts, sheets }: Pick<DossierEvaluation, 'entered' | 'counts' | 'sheets'>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const votes = new Map<string, Map<string, number>>()
  const add = (itemId: string, answer: string, count: number) => {
    const own = votes.get(itemId) ?? new Map<string, number>()
    votes.set(itemId, own.set(answer, (own.get(answer) ?? 0) + count))
  }
  if (entered === 'counts') for (const { itemId, answer, votes: count } of counts) add(itemId, answer, count)
  else for (const { answers } of sheets) for (const [itemId, answer] of Object.entries(answers)) add(itemId, answer, 1)
  return votes
}

function counted(votes: ReadonlyMap<string, number>): Pick<ItemResult, 'votes' | 'sum' | 'mean'> {
  const sum = [...votes.values()].reduce((a, b) => a + b, 0)
  const points = [...votes].filter(([answer]) => /^\d+$/.test(answer))
  const of = points.reduce((total, [, count]) => total + count, 0)
  return { votes, sum, mean: of === 0 ? null : Math.round((points.reduce((total, [answer, count]) => total + Number(answer) * count, 0) / of) * 10) / 10 }
}
