import type { DossierEvaluation } from '#shared/model/dossier/dossier-evaluation.ts'
import { ballotProblems } from '#shared/rules/dossier/ballot-problems.ts'
import { hitsOf } from '#shared/rules/dossier/evaluation-result.ts'
import type { FieldProblems } from '../../../../parts/field-problems.ts'
import type { OpenedDossier } from '../../../../workers/section/section-protocol.ts'
import { templateOf } from './sheet-items.ts'

/** What keeps an evaluation from being filed: ballots that don't add up, and hits without their example. */
export function evaluationProblems(value: DossierEvaluation, opened: OpenedDossier): FieldProblems {
  const without = [...hitsOf(value)].filter(id => (value.hits.find(({ itemId }) => itemId === id)?.example ?? '').trim() === '')
  return {
    ...Object.fromEntries(ballotProblems(value, templateOf(value, opened)).toReversed().map(({ field, message }) => [field, message])),
    ...Object.fromEntries(without.map(id => [`hits.${id}`, '有人选“有”的，必须写明具体事例。'])),
  }
}
