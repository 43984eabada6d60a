import type { DossierEvaluation } from '../../model/dossier/dossier-evaluation.ts'
import type { DossierTemplate } from '../../model/dossier/dossier-template.ts'
import { answersOf, evaluationResult, hitsOf, votesOf } from './evaluation-result.ts'

/** What is wrong with ballots and where it is mended. */
export interface BallotProblem {
  readonly field: 'returned' | 'valid' | 'counts' | 'hits'
  /** The item that is meant; null = all of them together. */
  readonly itemId: string | null
  readonly message: string
}

/** Why the numbers can't be right: such an evaluation is not filed. */
export function ballotProblems(evaluation: DossierEvaluation, template: DossierTemplate): readonly BallotProblem[] {
  const { issued, returned, valid, entered, sheets } = evaluation
  const all = (field: BallotProblem['field'], message: string): BallotProblem => ({ field, itemId: null, message })
  const most = mostBallots(evaluation)
  return [
    ...(issued !== null && returned !== null && returned > issued ? [all('returned', `收回 ${returned} 张，多于发出的 ${issued} 张。`)] : []),
    ...(returned !== null && valid !== null && valid > returned ? [all('valid', `有效 ${valid} 张，多于收回的 ${returned} 张。`)] : []),
    ...(most !== null && entered === 'sheets' && sheets.length > most.count ? [all('counts', `录了 ${sheets.length} 张，多于${most.words} ${most.count} 张。`)] : []),
    ...strangeVotes(evaluation, template),
    ...(most === null || entered === 'sheets' ? [] : evaluationResult(evaluation, template).items.flatMap(({ item, sum }, i): readonly BallotProblem[] => (
      sum > most.count ? [{ field: 'counts', itemId: item.id, message: `第 ${i + 1} 项的票数合计 ${sum}，多于${most.words} ${most.count} 张。` }] : []
    ))),
  ]
}

/** What may be right, and should be looked at once more. */
export function ballotHints(evaluation: DossierEvaluation, template: DossierTemplate): readonly BallotProblem[] {
  const { by, sheets, entered, hits, side } = evaluation
  const { items } = evaluationResult(evaluation, template)
  const silent = items.filter(({ sum }) => sum === 0)
  const ballots = mostBallots(evaluation)?.count ?? (entered === 'sheets' ? sheets.length : 0)
  const hit = hitsOf(evaluation)
  const place = new Map(items.map(({ item }, i) => [item.id, i + 1]))
  return [
    ...(by === 'self' && ballots > 1 ? [{ field: 'valid', itemId: null, message: `自评只有本人一张，这里是 ${ballots} 张。` } as const] : []),
    ...(silent.length === items.length ? [] : silent.map(({ item }): BallotProblem => ({ field: 'counts', itemId: item.id, message: `第 ${place.get(item.id) ?? 0} 项没有人作答。` }))),
    ...(side === 'negative' ? hits.filter(({ itemId, example }) => example.trim() !== '' && !hit.has(itemId)).map(({ itemId }): BallotProblem => (
      { field: 'hits', itemId, message: place.has(itemId) ? `第 ${place.get(itemId) ?? 0} 项写了具体事例，但没有人选“有”。` : '写了事例的一项不在这份测评表上。' }
    )) : []),
  ]
}

/** The nearest number that is known: no item can have more votes. */
function mostBallots({ valid, returned, issued }: DossierEvaluation): { readonly words: string; readonly count: number } | null {
  if (valid !== null) return { words: '有效票', count: valid }
  if (returned !== null) return { words: '收回的', count: returned }
  return issued === null ? null : { words: '发出的', count: issued }
}

/** Votes for items that the sheet doesn't have, and answers that its scale doesn't. */
function strangeVotes(evaluation: DossierEvaluation, template: DossierTemplate): readonly BallotProblem[] {
  const items = (evaluation.side === 'positive' ? template.positiveItems : template.negativeItems).map(({ id }) => id)
  const answers = answersOf(evaluation.side, template).map(({ code }) => code)
  const votes = [...votesOf(evaluation)]
  const strange = votes.filter(([itemId]) => !items.includes(itemId)).length
  return [
    ...(strange === 0 ? [] : [{ field: 'counts', itemId: null, message: `有 ${strange} 项不在这份测评表上。` } as const]),
    ...votes.filter(([itemId, own]) => items.includes(itemId) && [...own.keys()].some(answer => !answers.includes(answer)))
      .map(([itemId]): BallotProblem => ({ field: 'counts', itemId, message: `第 ${items.indexOf(itemId) + 1} 项有测评表上没有的选项。` })),
  ]
}
