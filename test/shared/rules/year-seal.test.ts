import { describe, expect, test } from 'vitest'
import { sealableYears, sealedYearMessage, sealProblem, yearSealing } from '#shared/rules/year-seal.ts'
import type { YearSeal } from '#shared/model/year-seal.ts'
import { anId, day } from '../../support/builders.ts'

const aSeal = (some: Partial<YearSeal> = {}): YearSeal => ({ id: anId(), year: 2025, state: 'sealed', reason: '', changedOn: day('2026-04-01'), ...some })
const reopened = aSeal({ state: 'reopened', reason: '补记一次会议', changedOn: day('2026-05-06') })

describe('年度封账', () => {
  test.each([
    ['次年 3 月 31 日还可以补', [], '2026-03-31', { kind: 'open', from: '2026-04-01' }],
    ['次年 4 月 1 日起可以封账', [], '2026-04-01', { kind: 'sealable' }],
    ['别的年度封了账，这一年度不受影响', [aSeal({ year: 2024 })], '2026-04-01', { kind: 'sealable' }],
    ['已封账', [aSeal()], '2026-04-02', { kind: 'sealed', on: '2026-04-01' }],
    ['重新开账写明原因', [reopened], '2026-06-01', { kind: 'reopened', on: '2026-05-06', reason: '补记一次会议' }],
  ])('%s', (_, seals, today, expected) => { expect(yearSealing(2025, seals, day(today))).toEqual(expected) })

  test.each([
    ['3 月 31 日不能封账', aSeal(), null, [], '2026-03-31', 'year'],
    ['4 月 1 日能封账', aSeal(), null, [], '2026-04-01', null],
    ['一个年度只有一条封账记录', aSeal(), null, [aSeal()], '2026-04-01', 'year'],
    ['重新开账没有原因', { ...reopened, reason: ' ' }, aSeal(), [], '2026-05-06', 'reason'],
    ['重新开账有原因', reopened, aSeal(), [], '2026-05-06', null],
    ['重新开账后可以再封账', aSeal(), reopened, [], '2026-06-01', null],
    ['年度不能改动', aSeal(), aSeal({ year: 2024 }), [], '2026-06-01', 'year'],
  ])('%s', (_, seal, before, others, today, path) => { expect(sealProblem(seal, before, others, day(today))?.path ?? null).toBe(path) })

  test('有会议、已过 3 月 31 日、还没封账的年度列出来', () => {
    expect(sealableYears([2026, 2025, 2024, 2025, 2023], [aSeal({ year: 2024 })], day('2026-11-22'))).toEqual([2025, 2023])
  })

  test('改动前后属于已封账年度的，都要说明', () => {
    const isSealed = (year: unknown) => year === 2025
    expect(sealedYearMessage([2025, 2026], isSealed)).toBe('2025 年度已经封账，这一年度的会议不能新增、修改或删除')
    expect(sealedYearMessage([undefined, 2026], isSealed)).toBeNull()
  })
})
