import { expect, test } from 'vitest'
import type { DuesPayment } from '#shared/model/dues.ts'
import { duesAccount, isMadeUpTooLate } from '#shared/rules/dues/dues-account.ts'
import { duesTotals, collectionRate, remitted, noDues, added } from '#shared/rules/dues/dues-totals.ts'
import { aDuesStandard, aDuesYear, aMembership, anId, day, month } from '../../../support/builders.ts'

const personId = anId()
const payment = (m: number, paidCents: number, paidOn: string | null): DuesPayment => ({ id: anId(), month: m, paidCents, paidOn: paidOn === null ? null : day(paidOn), method: null, collector: '', remark: '' })
const account = (payments: readonly DuesPayment[], today: string, standards = [aDuesStandard({ personId })]) =>
  duesAccount({ personId, memberships: [aMembership({ personId })], standards, paid: aDuesYear({ personId, payments: [...payments] }) }, 2026, 'cent', day(today))
const states = (payments: readonly DuesPayment[], today: string, standards?: ReturnType<typeof aDuesStandard>[]) => account(payments, today, standards).months.map(m => m.state)

test.each([
  ['当月未完，不算未交', [], '2026-03-31', 2, 'open'],
  ['月份一过就是未交', [], '2026-04-01', 2, 'unpaid'],
  ['足额为已交', [payment(3, 4_200, '2026-03-10')], '2026-04-01', 2, 'paid'],
  ['差一分为少交', [payment(3, 4_199, '2026-03-10')], '2026-04-01', 2, 'short'],
  ['多交也是已交', [payment(3, 9_999, '2026-03-10')], '2026-04-01', 2, 'paid'],
  ['两次凑足', [payment(3, 4_000, '2026-03-10'), payment(3, 200, '2026-03-20')], '2026-04-01', 2, 'paid'],
  ['预交以后的月份', [payment(12, 4_200, '2026-03-10')], '2026-04-01', 11, 'paid'],
] as const)('%s', (_, payments, today, index, expected) => {
  expect(states([...payments], today)[index]).toBe(expected)
})

test('核定从 5 月起执行的，之前的月份不作判断；年中改变的按月份各用各的', () => {
  const standards = [aDuesStandard({ personId, from: month('2026-03') }), aDuesStandard({ personId, from: month('2026-07'), baseCents: 600_000 })]
  const { months } = account([], '2026-12-31', standards)
  expect(months.map(m => m.dueCents)).toEqual([null, null, 4_200, 4_200, 4_200, 4_200, 9_000, 9_000, 9_000, 9_000, 9_000, 9_000])
  expect(months[1]?.state).toBe('notSet')
})

test('免交的月份没有应交，不算未交', () => {
  expect(states([], '2026-12-31', [aDuesStandard({ personId, category: 'exempt' })]).slice(0, 11)).toEqual(Array(11).fill('nothingDue'))
})

test.each([
  ['月末当天交的不是补交', '2026-01-31', 0],
  ['次月 1 日交的是补交', '2026-02-01', 4_200],
  ['没有日期的不当作补交', null, 0],
])('%s', (_, paidOn, late) => {
  expect(account([payment(1, 4_200, paidOn)], '2026-12-31').months[0]?.lateCents).toBe(late)
})

test.each([
  ['1 月的 7 月底前补交，在六个月内', '2026-07-31', false],
  ['1 月的 8 月 1 日补交，超过六个月', '2026-08-01', true],
  ['没有日期', null, false],
])('R-FEE-06：%s', (_, paidOn, expected) => {
  expect(isMadeUpTooLate({ month: 1, paidOn: paidOn === null ? null : day(paidOn) }, 2026)).toBe(expected)
})

test('应交只算已过的月份和已交的月份，收缴率不因十二月未到而偏低', () => {
  const { months } = account([payment(1, 4_200, '2026-01-10'), payment(2, 4_200, '2026-03-02'), payment(6, 4_200, '2026-03-02')], '2026-04-01')
  const totals = duesTotals(months)
  expect(totals).toEqual({ dueCents: 4 * 4_200, paidCents: 3 * 4_200, lateCents: 4_200, owedCents: 4_200, notSet: 0 })
  expect(collectionRate(totals)).toBe('75%')
  expect(added(totals, totals).dueCents).toBe(8 * 4_200)
})

test.each([
  ['没有应交就没有收缴率', { dueCents: 0, owedCents: 0 }, ''],
  ['全交', { dueCents: 4_200, owedCents: 0 }, '100%'],
  ['只差一分也不写 100%', { dueCents: 1_000_000, owedCents: 1 }, '99.9%'],
  ['一位小数', { dueCents: 3_000, owedCents: 1_000 }, '66.7%'],
])('收缴率：%s', (_, some, expected) => {
  expect(collectionRate({ ...noDues, ...some })).toBe(expected)
})

test('多交的人不替欠交的人补足收缴率', () => {
  const rich = duesTotals(account([payment(1, 50_000, '2026-01-10')], '2026-02-01').months)
  const poor = duesTotals(account([], '2026-02-01').months)
  expect(collectionRate(added(rich, poor))).toBe('50%')
})

test.each([
  ['上缴 5%，四舍五入到分，留存为其余', 10_010, 0.05, { remitCents: 501, keptCents: 9_509 }],
  ['上缴 0', 10_010, 0, { remitCents: 0, keptCents: 10_010 }],
  ['全部上缴', 10_010, 1, { remitCents: 10_010, keptCents: 0 }],
  ['比例没有定', 10_010, null, null],
])('R-FEE-08：%s', (_, paid, share, expected) => {
  expect(remitted(paid, share)).toEqual(expected)
})
