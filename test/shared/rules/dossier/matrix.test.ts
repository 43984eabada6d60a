import { expect, test } from 'vitest'
import { startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import { dossierMatrix, lackingDimensions, yearOfEntry } from '#shared/rules/dossier/matrix.ts'
import { day } from '../../../support/builders.ts'
import { aDossier, aDossierEntry } from '../../../support/dossiers.ts'

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
