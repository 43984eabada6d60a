import { type DossierEvaluation, negativeAnswer, positiveAnswer } from '../../model/dossier/dossier-evaluation.ts'
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

/** What may be answered, as on the sheet: 好/较好/一般/差, 10 to 1, or 有/无. */
export interface Answer {
  readonly code: string
  readonly label: string
}

export function answersOf(side: DossierEvaluation['side'], { scale }: Pick<DossierTemplate, 'scale'>): readonly Answer[] {
  if (side === 'negative') return negativeAnswer.keys.map(code => ({ code, label: negativeAnswer.labels[code] }))
  if (scale === 'points') return Array.from({ length: 10 }, (_, i) => ({ code: String(10 - i), label: String(10 - i) }))
  return positiveAnswer.keys.map(code => ({ code, label: positiveAnswer.labels[code] }))
}

/** Items of a negative sheet that somebody answered with 有. */
export function hitsOf(evaluation: Pick<DossierEvaluation, 'side' | 'entered' | 'counts' | 'sheets'>): ReadonlySet<string> {
  if (evaluation.side !== 'negative') return new Set()
  return new Set([...votesOf(evaluation)].filter(([, votes]) => (votes.get('yes') ?? 0) > 0).map(([itemId]) => itemId))
}

/** Percent of those who answered, one decimal; null where nobody did. */
export function shareOf({ votes, sum }: Pick<ItemResult, 'votes' | 'sum'>, answer: string): number | null {
  return sum === 0 ? null : Math.round(((votes.get(answer) ?? 0) / sum) * 1_000) / 10
}

/** Votes by item and answer, whichever way they were typed in. */
export function votesOf({ entered, counts, sheets }: Pick<DossierEvaluation, 'entered' | 'counts' | 'sheets'>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const votes = new Map<string, Map<string, number>>()
  const add = (itemId: string, answer: string, count: number) => {
    const own = votes.get(itemId) ?? new Map<string, number>()
    votes.set(itemId, own.set(answer, (own.get(answer) ?? 0) + count))
  }
  if (entered === 'counts') for (const { itemId, answer, votes: count } of counts) add(itemId, answer, count)
  else for (const { answers } of sheets) for (const [itemId, answer] of Object.entries(answers)) add(itemId, answer, 1)
  return votes
}

/** Added up: how many answered, and the mean of points. */
export function counted(votes: ReadonlyMap<string, number>): Pick<ItemResult, 'votes' | 'sum' | 'mean'> {
  const sum = [...votes.values()].reduce((a, b) => a + b, 0)
  const points = [...votes].filter(([answer]) => /^\d+$/.test(answer))
  const of = points.reduce((total, [, count]) => total + count, 0)
  return { votes, sum, mean: of === 0 ? null : Math.round((points.reduce((total, [answer, count]) => total + Number(answer) * count, 0) / of) * 10) / 10 }
}
