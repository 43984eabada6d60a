import { expect, test } from 'vitest'
import { duesCategory } from '#shared/model/dues.ts'
import { typedCategory, typedMonthOf } from '../../../../renderer/screens/dues/typed-standard.ts'

test.each([
  ['1', 'monthlySalary'], ['２', 'retired'], ['8', 'exempt'], ['免', 'exempt'], ['离退', 'retired'], ['mj', 'exempt'], ['SJ', 'reduced'], ['nm', 'farmer'], ['农民', 'farmer'],
  ['9', null], ['0', null], ['', null], ['月', null], ['不知道', null],
])('类别“%s”', (typed, expected) => {
  expect(typedCategory(typed)).toBe(expected)
})

test('每个类别用自己的名称都输得进去', () => {
  for (const key of duesCategory.keys) expect(typedCategory(duesCategory.labels[key])).toBe(key)
})

test.each([
  ['7', '2026-07'], ['07', '2026-07'], ['7月', '2026-07'], ['12', '2026-12'], ['2026.7', '2026-07'], ['202607', '2026-07'], ['2026年7月', '2026-07'], ['１', '2026-01'],
  ['0', null], ['13', null], ['2025.7', null], ['', null], ['七月', null],
])('月份“%s”', (typed, expected) => {
  expect(typedMonthOf(typed, 2026)).toBe(expected)
})
