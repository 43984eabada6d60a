import { expect, test } from 'vitest'
import type { DossierEvaluation } from '#shared/model/dossier/dossier-evaluation.ts'
import { ballotHints, ballotProblems } from '#shared/rules/dossier/ballot-problems.ts'
import { evaluationResult, hitsOf, shareOf } from '#shared/rules/dossier/evaluation-result.ts'
import { resultWords } from '#shared/rules/dossier/result-words.ts'
import { resultsOverYears } from '#shared/rules/dossier/results-over-years.ts'
import { anId } from '../../../support/builders.ts'
import { aDossier, aDossierTemplate, anEvaluation } from '../../../support/dossiers.ts'

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
  ['收回多于发出', { issued: 10, returned: 11 }, ['returned 收回 11 张，多于发出的 10 张。']],
  ['收回等于发出', { issued: 11, returned: 11 }, []],
  ['有效多于收回', { returned: 10, valid: 11 }, ['valid 有效 11 张，多于收回的 10 张。']],
  ['一项的票多于有效票', { valid: 10, counts: over }, ['counts 第 1 项的票数合计 11，多于有效票 10 张。']],
  ['一项的票等于有效票', { valid: 11, counts: over }, []],
  ['没填有效票的，与收回的比', { returned: 10, counts: over }, ['counts 第 1 项的票数合计 11，多于收回的 10 张。']],
  ['只填发出的，与发出的比', { issued: 10, counts: over }, ['counts 第 1 项的票数合计 11，多于发出的 10 张。']],
  ['张数多于有效票', { valid: 0, entered: 'sheets', sheets: [{ answers: {} }] }, ['counts 录了 1 张，多于有效票 0 张。']],
  ['测评表上没有的项', { counts: [{ itemId: 'x1', answer: 'good', votes: 1 }] }, ['counts 有 1 项不在这份测评表上。']],
  ['反向测评的项不在正向表上', { entered: 'sheets', sheets: [{ answers: { n1: 'yes', n2: 'no' } }] }, ['counts 有 2 项不在这份测评表上。']],
  ['等次表上没有的选项', { counts: [{ itemId: second!.id, answer: '9', votes: 1 }] }, ['counts 第 2 项有测评表上没有的选项。']],
  ['反向表只有“有”和“无”', { side: 'negative', counts: [{ itemId: 'n1', answer: 'good', votes: 1 }] }, ['counts 第 1 项有测评表上没有的选项。']],
])('对不上的：%s', (_, some, told) => {
  expect(ballotProblems(anEvaluation(some), template).map(({ field, message }) => `${field} ${message}`)).toEqual(told)
})

test('按分数的表可以答 1 到 10，不能答等次', () => {
  const points = { ...template, scale: 'points' as const }
  const answered = (answer: string) => ballotProblems(anEvaluation({ counts: [{ itemId: first!.id, answer, votes: 1 }] }), points).length
  expect([answered('10'), answered('1'), answered('0'), answered('11'), answered('good')]).toEqual([0, 0, 1, 1, 1])
})

const everyItem = template.positiveItems.map(({ id }) => ({ itemId: id, answer: 'good', votes: 2 }))
test.each<[string, Partial<DossierEvaluation>, readonly string[]]>([
  ['每项都有人答', { counts: everyItem }, []],
  ['一项没有人答', { counts: everyItem.slice(1) }, ['counts 第 1 项没有人作答。']],
  ['还没有录的不提', { counts: [] }, []],
  ['自评录了两张', { by: 'self', valid: 2, counts: everyItem }, ['valid 自评只有本人一张，这里是 2 张。']],
  ['自评一张', { by: 'self', valid: 1, counts: everyItem }, []],
  ['写了事例没有命中', { side: 'negative', counts: template.negativeItems.map(({ id }) => ({ itemId: id, answer: 'no', votes: 3 })), hits: [{ itemId: 'n2', example: '某次会议' }, { itemId: 'n3', example: ' ' }] }, ['hits 第 2 项写了具体事例，但没有人选“有”。']],
  ['事例的一项不在表上', { side: 'negative', hits: [{ itemId: 'x9', example: '某次会议' }] }, ['hits 写了事例的一项不在这份测评表上。']],
])('再看一眼的：%s', (_, some, told) => {
  expect(ballotHints(anEvaluation(some), template).map(({ field, message }) => `${field} ${message}`)).toEqual(told)
})

test.each<[string, Partial<DossierEvaluation>, 'grades' | 'points', string]>([
  ['等次写票数和占比', { counts: [{ itemId: first!.id, answer: 'fairlyGood', votes: 3 }, { itemId: first!.id, answer: 'good', votes: 8 }] }, 'grades', '好 8 票（72.7%）、较好 3 票（27.3%）'],
  ['分数写平均分和票数', { counts: [{ itemId: first!.id, answer: '9', votes: 2 }, { itemId: first!.id, answer: '10', votes: 1 }] }, 'points', '平均 9.3 分（10 分 1 票、9 分 2 票）'],
  ['反向写有和无', { side: 'negative', counts: [{ itemId: 'n1', answer: 'no', votes: 9 }, { itemId: 'n1', answer: 'yes', votes: 1 }] }, 'grades', '有 1 票（10%）、无 9 票（90%）'],
  ['没有人答', {}, 'grades', '没有人作答'],
])('结果的写法：%s', (_, some, scale, words) => {
  const [item] = evaluationResult(anEvaluation(some), { ...template, scale }).items
  expect(resultWords(item!, some.side ?? 'positive')).toBe(words)
})

test('占比按作答的票算，没有人答的没有占比', () => {
  expect(shareOf({ votes: new Map([['good', 1], ['poor', 2]]), sum: 3 }, 'good')).toBe(33.3)
  expect(shareOf({ votes: new Map([['good', 1]]), sum: 1 }, 'poor')).toBe(0)
  expect(shareOf({ votes: new Map(), sum: 0 }, 'good')).toBeNull()
})

test('历年结果：按测评表、主体、方面分开，同年两次合并，没有测评的年份空着，版本找不到的不算', () => {
  const newer = aDossierTemplate({ version: 2, dimensions: template.dimensions.map(one => (one.code === 'loyalty' ? { ...one, title: '对党忠诚' } : one)) })
  const vote = (answer: string, votes: number) => [{ itemId: first!.id, answer, votes }]
  const dossier = aDossier({ evaluations: [
    anEvaluation({ year: 2025, templateId: newer.id, counts: vote('good', 3) }), anEvaluation({ year: 2023, templateId: template.id, counts: vote('good', 2) }), anEvaluation({ year: 2025, templateId: newer.id, counts: vote('average', 1) }),
    anEvaluation({ year: 2024, by: 'superiors', templateId: template.id, counts: vote('good', 1) }), anEvaluation({ year: 2022, templateId: anId(), counts: vote('good', 9) }),
    anEvaluation({ year: 2025, side: 'negative', templateId: newer.id, counts: [{ itemId: 'n1', answer: 'no', votes: 4 }] }),
  ] })
  const { years, lines } = resultsOverYears(dossier, [template, newer])
  expect(years).toEqual([2023, 2024, 2025])
  expect(lines.map(({ side, by, dimension, results }) => [side, by, dimension.title, results.map(result => (result === null ? null : Object.fromEntries(result.votes)))])).toEqual([
    ['positive', 'colleagues', '对党忠诚', [{ good: 2 }, null, { good: 3, average: 1 }]],
    ['positive', 'superiors', '对党忠诚', [null, { good: 1 }, null]],
    ['negative', 'colleagues', '对党忠诚', [null, null, { no: 4 }]],
  ])
})

test('反向测评里有人选“有”的才算命中，正向测评没有命中', () => {
  const counts = [{ itemId: 'n1', answer: 'yes', votes: 1 }, { itemId: 'n2', answer: 'yes', votes: 0 }, { itemId: 'n3', answer: 'no', votes: 5 }]
  expect(hitsOf(anEvaluation({ side: 'negative', counts }))).toEqual(new Set(['n1']))
  expect(hitsOf(anEvaluation({ side: 'negative', entered: 'sheets', counts, sheets: [{ answers: { n3: 'yes' } }] }))).toEqual(new Set(['n3']))
  expect(hitsOf(anEvaluation({ side: 'positive', counts }))).toEqual(new Set())
})
