import type { DossierEvaluation } from '../../model/dossier/dossier-evaluation.ts'
import { type Answer, answersOf, type ItemResult, shareOf } from './evaluation-result.ts'

/** 好 8 票（72.7%）、较好 3 票（27.3%）; 平均 9.3 分（10 分 1 票、9 分 2 票）; 有 1 票（10%）、无 9 票（90%）: numbers as they were counted, nothing is weighed. */
export function resultWords(result: Pick<ItemResult, 'votes' | 'sum' | 'mean'>, side: DossierEvaluation['side']): string {
  if (result.sum === 0) return '没有人作答'
  const given = answersOf(side, { scale: result.mean === null ? 'grades' : 'points' }).filter(({ code }) => (result.votes.get(code) ?? 0) > 0)
  const votes = ({ code, label }: Answer) => `${code === label ? `${label} 分` : label} ${result.votes.get(code) ?? 0} 票`
  if (result.mean !== null) return `平均 ${result.mean} 分（${given.map(votes).join('、')}）`
  return given.map(answer => `${votes(answer)}（${shareOf(result, answer.code) ?? 0}%）`).join('、')
}
