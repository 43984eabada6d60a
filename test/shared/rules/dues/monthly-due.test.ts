import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duesCategory } from '#shared/model/dues.ts'
import { monthlyDue } from '#shared/rules/dues/monthly-due.ts'
import { duesRate, rateText } from '#shared/rules/dues/rate.ts'
import { aDuesStandard } from '../../../support/builders.ts'

const due = (category: 'monthlySalary' | 'retired', baseYuan: number) => {
  const answer = monthlyDue(aDuesStandard({ category, baseCents: Math.round(baseYuan * 100) }), 'cent')
  return answer.kind === 'due' ? [answer.cents, rateText(answer.perMille ?? 0)] : null
}

test.each([
  ['C27 月工资收入 4200 元：全额乘 1%，不分段', 4_200, 4_200, '1%'],
  ['3000 元含本数，0.5%', 3_000, 1_500, '0.5%'],
  ['3000.01 元进入 1% 档，全额乘', 3_000.01, 3_000, '1%'],
  ['3001 元', 3_001, 3_001, '1%'],
  ['5000 元含本数，1%', 5_000, 5_000, '1%'],
  ['5000.01 元进入 1.5% 档', 5_000.01, 7_500, '1.5%'],
  ['5001 元四舍五入到分', 5_001, 7_502, '1.5%'],
  ['10000 元含本数，1.5%', 10_000, 15_000, '1.5%'],
  ['10000.01 元进入 2% 档', 10_000.01, 20_000, '2%'],
  ['10001 元', 10_001, 20_002, '2%'],
  ['50000 元，不封顶，只提示', 50_000, 100_000, '2%'],
])('在职 R-FEE-01：%s', (_, base, cents, rate) => {
  expect(due('monthlySalary', base)).toEqual([cents, rate])
})

test.each([
  ['C29 养老金 5000 元 → 25.00', 5_000, 2_500, '0.5%'],
  ['5000.01 元进入 1% 档', 5_000.01, 5_000, '1%'],
  ['C29 养老金 5001 元 → 50.01', 5_001, 5_001, '1%'],
  ['3000 元仍是 0.5%', 3_000, 1_500, '0.5%'],
  ['20000 元仍是 1%', 20_000, 20_000, '1%'],
])('离退休 R-FEE-02：%s', (_, base, cents, rate) => {
  expect(due('retired', base)).toEqual([cents, rate])
})

test.each([
  ['到分：4321.50 元 × 1% = 43.215 → 43.22', 'cent', 432_150, 4_322],
  ['到角：43.215 → 43.2', 'jiao', 432_150, 4_320],
  ['到角：43.25 → 43.3，逢五进', 'jiao', 432_500, 4_330],
  ['到角：43.2499 → 43.2，只舍入一次，不先到分', 'jiao', 432_499, 4_320],
  ['到元：43.50 → 44', 'yuan', 435_000, 4_400],
  ['到元：43.4999 → 43', 'yuan', 434_999, 4_300],
] as const)('取整 R-FEE-09：%s', (_, rounding, baseCents, cents) => {
  expect(monthlyDue(aDuesStandard({ baseCents }), rounding)).toEqual({ kind: 'due', cents, perMille: 10 })
})

test.each([
  ['学生、下岗失业、低保固定 0.20 元', { category: 'studentOrLowIncome', baseCents: null }, { kind: 'due', cents: 20, perMille: null }],
  ['学生 0.20 元不因取整到元而成 0', { category: 'studentOrLowIncome', baseCents: null }, { kind: 'due', cents: 20, perMille: null }],
  ['农民须在 0.2—1 元之间另定', { category: 'farmer', baseCents: null }, { kind: 'unknown', missing: 'setDueCents' }],
  ['农民另定 1 元', { category: 'farmer', baseCents: null, setDueCents: 100 }, { kind: 'due', cents: 100, perMille: null }],
  ['年薪制另定', { category: 'annual', baseCents: 2_000_000 }, { kind: 'unknown', missing: 'setDueCents' }],
  ['不按月取得收入的另定', { category: 'nonMonthly', baseCents: 500_000, setDueCents: 7_500 }, { kind: 'due', cents: 7_500, perMille: null }],
  ['少交须定数额', { category: 'reduced', baseCents: 420_000 }, { kind: 'unknown', missing: 'setDueCents' }],
  ['少交按所定数额', { category: 'reduced', baseCents: 420_000, setDueCents: 1_000 }, { kind: 'due', cents: 1_000, perMille: null }],
  ['免交为 0', { category: 'exempt', baseCents: 420_000 }, { kind: 'due', cents: 0, perMille: null }],
  ['免交时另定的数额不算', { category: 'exempt', baseCents: null, setDueCents: 500 }, { kind: 'due', cents: 0, perMille: null }],
  ['自愿多交按另定的数额，比例照旧', { category: 'monthlySalary', baseCents: 420_000, setDueCents: 10_000 }, { kind: 'due', cents: 10_000, perMille: 10 }],
  ['没有基数不知应交', { category: 'monthlySalary', baseCents: null }, { kind: 'unknown', missing: 'baseCents' }],
  ['没有基数但另定了数额', { category: 'retired', baseCents: null, setDueCents: 2_500 }, { kind: 'due', cents: 2_500, perMille: null }],
] as const)('%s', (_, standard, expected) => {
  expect(monthlyDue(aDuesStandard(standard), 'yuan')).toEqual(expected)
})

test('应交总是整数分，与不用小数的大整数算法处处相等', () => {
  const steps = { cent: 1n, jiao: 10n, yuan: 100n } as const
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.constantFrom('monthlySalary', 'retired'), fc.constantFrom('cent', 'jiao', 'yuan'), (baseCents, category, rounding) => {
    const answer = monthlyDue(aDuesStandard({ category, baseCents }), rounding)
    const perMille = BigInt(duesRate(category, baseCents) ?? -1)
    const divisor = 1_000n * steps[rounding]
    const exact = ((BigInt(baseCents) * perMille * 2n + divisor) / (divisor * 2n)) * steps[rounding]
    expect(answer).toEqual({ kind: 'due', cents: Number(exact), perMille: Number(perMille) })
  }))
})

test('收入多的不会少交，分毫之差也不会跳过一档', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 100_000 }), fc.constantFrom('monthlySalary', 'retired'), (base, more, category) => {
    const [less, greater] = [base, base + more].map(baseCents => monthlyDue(aDuesStandard({ category, baseCents }), 'cent'))
    expect(greater?.kind === 'due' && less?.kind === 'due' && greater.cents >= less.cents).toBe(true)
  }))
})

test('每个类别都说得出应交的由来', () => {
  for (const category of duesCategory.keys) expect(monthlyDue(aDuesStandard({ category, baseCents: 1, setDueCents: 1 }), 'cent').kind).toBe('due')
})
