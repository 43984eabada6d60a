import { expect, test } from 'vitest'
import { heldBack } from '#shared/rules/development/held-back.ts'
import { aDevelopmentCase, aDevelopmentStep, day, today } from '../../../support/builders.ts'

const of = aDevelopmentCase({ steps: [aDevelopmentStep({ code: 'activistDecide', on: day('2025-03-10') })] })
const facts = { person: null, calendars: [], today }
const candidate = (on: string | null, earlyReason = '') => aDevelopmentStep({ code: 'candidateDecide', on: on === null ? null : day(on), earlyReason })

test('C33：不足一年的拦下，写明最早日期和条文', () => {
  const held = heldBack(of, candidate('2026-02-28'), facts)
  expect(held?.field).toBe('earlyReason')
  expect(held?.message).toBe('“确定发展对象”早了 10 天：最早 2026年3月10日（“推荐和确定积极分子”（2025年3月10日）满 1 年；发展党员工作细则（2014）13 条）。请核对日期；确需提前的，写明提前的原因。')
})

test.each([
  ['前一天', '2026-03-09', '', true],
  ['满一年当天', '2026-03-10', '', false],
  ['写了原因', '2026-02-28', '外单位培养连续计算', false],
  ['原因只有空格', '2026-02-28', '  ', true],
  ['没有日期', null, '', false],
])('%s', (_, on, reason, isHeld) => {
  expect(heldBack(of, candidate(on, reason), facts) !== null).toBe(isHeld)
})

test('还没到的日期不能当作完成日期', () => {
  expect(heldBack(of, candidate('2026-11-23'), facts)).toMatchObject({ field: 'on' })
  expect(heldBack(of, candidate('2026-11-22'), facts)).toBeNull()
})
