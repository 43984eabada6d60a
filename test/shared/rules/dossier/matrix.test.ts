import { expect, test } from 'vitest'
import { startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import { dossierMatrix, lackingDimensions, matrixYears, yearOfEntry } from '#shared/rules/dossier/matrix.ts'
import { anId, day } from '../../../support/builders.ts'
import { aDossier, aDossierEntry, aDossierTemplate, anAppraisal, anEvaluation } from '../../../support/dossiers.ts'

const { dimensions } = startingTemplate
const dossier = aDossier({ entries: [
  aDossierEntry({ formedOn: day('2025-06-01'), direction: 'positive', dimensions: ['loyalty', 'ability'] }),
  aDossierEntry({ formedOn: '2025-12' as never, direction: 'negative', dimensions: ['loyalty', 'loyalty'] }),
  aDossierEntry({ formedOn: null, recordedOn: day('2026-02-01'), direction: 'neutral', dimensions: ['loyalty'] }),
  aDossierEntry({ formedOn: day('2026-03-01'), dimensions: [] }),
] })

test('按方面和年度计数：一份材料可以对应几个方面，不知道形成时间的算归入的那年', () => {
  const { rows } = dossierMatrix(dossier, dimensions, [2025, 2026])
  const of = (code: string) => rows.find(({ dimension }) => dimension.code === code)!.cells.map(({ positive, negative, neutral }) => [positive, negative, neutral])
  expect(of('loyalty')).toEqual([[1, 1, 0], [0, 0, 1]])
  expect(of('ability')).toEqual([[1, 0, 0], [0, 0, 0]])
  expect(rows[0]!.cells[0]!.entryIds).toEqual(dossier.entries.slice(0, 2).map(({ id }) => id))
})

test('一年里没有材料说到的方面', () => {
  expect(lackingDimensions(dossier, dimensions, 2025).map(({ title }) => title)).toEqual(['政治定力', '政治担当', '政治自律'])
  expect(lackingDimensions(dossier, dimensions, 2024)).toHaveLength(5)
})

test.each([
  ['归档的年度合计，按它说的那一年', 'attendance/organisationalLife/2025', day('2026-01-20'), 2025],
  ['单条记录，按形成时间', 'lecture/01980000-0000-7000-8000-000000002026', day('2025-03-05'), 2025],
  ['没有形成时间的年度等次，按等次的年度', 'assessment/2023', null, 2023],
])('材料算哪一年：%s', (_, key, formedOn, year) => {
  expect(yearOfEntry(aDossierEntry({ formedOn, recordedOn: day('2026-10-01'), source: { key, table: null, recordId: null, fact: '' } }))).toBe(year)
})

test('当年的测评按它的测评表说到哪些方面，鉴定按文字提到哪些方面；空缺只看材料', () => {
  const template = aDossierTemplate({ positiveItems: [{ id: 'p1', dimension: 'loyalty', text: '' }, { id: 'p2', dimension: 'loyalty', text: '' }], negativeItems: [{ id: 'n1', dimension: 'ability', text: '' }] })
  const of = { templateId: template.id, year: 2025 }
  const [positive, negative, unknown] = [anEvaluation(of), anEvaluation({ ...of, side: 'negative' }), anEvaluation({ ...of, templateId: anId() })]
  const appraisal = anAppraisal({ year: 2025, text: '政治担当方面，牵头完成两项任务。' })
  const { rows } = dossierMatrix(aDossier({ evaluations: [positive, negative, unknown], appraisals: [appraisal, anAppraisal({ year: 2024, text: '政治担当' })] }), dimensions, [2025], [template])
  expect(rows.map(({ cells: [cell] }) => [cell!.evaluationIds, cell!.appraisalIds])).toEqual([[[positive.id], []], [[], []], [[], [appraisal.id]], [[negative.id], []], [[], []]])
  expect(rows.every(({ cells: [cell] }) => cell!.entryIds.length === 0)).toBe(true)
})

test('矩阵从第一份材料的年份排到今年，最多十年', () => {
  expect(matrixYears(dossier, day('2026-11-22'))).toEqual([2025, 2026])
  expect(matrixYears(aDossier(), day('2026-11-22'))).toEqual([2026])
  const old = aDossier({ entries: [aDossierEntry({ formedOn: day('2009-06-01') })] })
  expect(matrixYears(old, day('2026-11-22'))).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
})
