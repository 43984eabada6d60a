import { expect, test } from 'vitest'
import type { DossierEvaluation } from '#shared/model/dossier/dossier-evaluation.ts'
import { ballotProblems, evaluationResult, hitsOf } from '#shared/rules/dossier/evaluation-result.ts'
import { aDossierTemplate, anEvaluation } from '../../../support/dossiers.ts'

const template = aDossierTemplate()
const [first, second, , fourth] = template.positiveItems

test('按票数录的和逐张录的，结果一样', () => {
  const counts = anEvaluation({ counts: [{ itemId: first!.id, answer: 'good', votes: 2 }, { itemId: first!.id, answer: 'average', votes: 1 }, { itemId: fourth!.id, answer: 'good', votes: 3 }] })
  const sheets = anEvaluation({ entered: 'sheets', sheets: [{ answers: { [first!.id]: 'good', [fourth!.id]: 'good' } }, { answers: { [first!.id]: 'good', [fourth!.id]: 'good' } }, { answers: { [first!.id]: 'average', [fourth!.id]: 'good' } }] })
  for (const evaluation of [counts, sheets]) {
    const { items, dimensions } = evaluationResult(evaluation, template)
    expect(items[0]).toMatchObject({ votes: new Map([['good', 2], ['average', 1]]), sum: 3 })
    expect(items[1]).toMatchObject({ item: second, sum: 0 })
    expect(dimensions.map(({ dimension, sum }) => [dimension, sum])).toEqual([['loyalty', 3], ['steadiness', 3], ['responsibility', 0], ['ability', 0], ['selfDiscipline', 0]])
  }
  expect(evaluationResult(sheets, template).ballots).toBe(3)
  expect(evaluationResult(counts, template).ballots).toBeNull()
})

test('按分数评的，算平均分', () => {
  const evaluation = anEvaluation({ counts: [{ itemId: first!.id, answer: '10', votes: 1 }, { itemId: first!.id, answer: '9', votes: 2 }] })
  expect(evaluationResult(evaluation, { ...template, scale: 'points' }).items[0]).toMatchObject({ mean: 9.3, sum: 3 })
  expect(evaluationResult(evaluation, template).items[1]?.mean).toBeNull()
})

const over = [{ itemId: first!.id, answer: 'good', votes: 11 }]
test.each<[string, Partial<DossierEvaluation>, readonly string[]]>([
  ['都对得上', { issued: 12, returned: 11, valid: 11, counts: over }, []],
  ['没填票数的不查', { counts: over }, []],
  ['收回多于发出', { issued: 10, returned: 11 }, ['returned']],
  ['有效多于收回', { returned: 10, valid: 11 }, ['valid']],
  ['一项的票多于有效票', { valid: 10, counts: over }, ['counts']],
  ['一项的票等于有效票', { valid: 11, counts: over }, []],
  ['张数多于有效票', { valid: 0, entered: 'sheets', sheets: [{ answers: {} }] }, ['counts']],
])('%s', (_, some, fields) => {
  expect(ballotProblems(anEvaluation(some), template).map(({ field }) => field)).toEqual(fields)
})

test('反向测评里有人选“有”的才算命中，正向测评没有命中', () => {
  const counts = [{ itemId: 'n1', answer: 'yes', votes: 1 }, { itemId: 'n2', answer: 'yes', votes: 0 }, { itemId: 'n3', answer: 'no', votes: 5 }]
  expect(hitsOf(anEvaluation({ side: 'negative', counts }))).toEqual(new Set(['n1']))
  expect(hitsOf(anEvaluation({ side: 'negative', entered: 'sheets', counts, sheets: [{ answers: { n3: 'yes' } }] }))).toEqual(new Set(['n3']))
  expect(hitsOf(anEvaluation({ side: 'positive', counts }))).toEqual(new Set())
})
