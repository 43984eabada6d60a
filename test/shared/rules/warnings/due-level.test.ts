import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levelOrder } from '#shared/rules/finding.ts'
import { dueLevel } from '#shared/rules/warnings/due-level.ts'
import { addDays } from '#shared/time/local-date.ts'
import { period, rangeOf } from '#shared/time/period.ts'
import { day } from '../../../support/builders.ts'

test.each([
  ['C02 第四季度过了 57.6%，不提示', '2026Q4', 15, '2026-11-22', { kind: 'notDueYet', level: 'green', daysLeft: 39 }],
  ['第四季度过了 59.8%，不提示', '2026Q4', 15, '2026-11-24', { kind: 'notDueYet', level: 'green', daysLeft: 37 }],
  ['过了 60.9%，黄', '2026Q4', 15, '2026-11-25', { kind: 'due', level: 'yellow', daysLeft: 36 }],
  ['C02 过了 62.0%，黄', '2026Q4', 15, '2026-11-26', { kind: 'due', level: 'yellow', daysLeft: 35 }],
  ['剩 16 天仍是黄', '2026Q4', 15, '2026-12-15', { kind: 'due', level: 'yellow', daysLeft: 16 }],
  ['剩 15 天转橙', '2026Q4', 15, '2026-12-16', { kind: 'due', level: 'orange', daysLeft: 15 }],
  ['C02 剩 14 天，橙', '2026Q4', 15, '2026-12-17', { kind: 'due', level: 'orange', daysLeft: 14 }],
  ['最后一天仍是橙', '2026Q4', 15, '2026-12-31', { kind: 'due', level: 'orange', daysLeft: 0 }],
  ['C02 过季为红', '2026Q4', 15, '2027-01-01', { kind: 'overdue', level: 'red', daysLate: 1 }],
  ['六月恰过 60%（18/30 天）转黄', '2026-06', 8, '2026-06-18', { kind: 'due', level: 'yellow', daysLeft: 12 }],
  ['六月过 17 天不提示', '2026-06', 8, '2026-06-17', { kind: 'notDueYet', level: 'green', daysLeft: 13 }],
  ['六月剩 9 天仍是黄', '2026-06', 8, '2026-06-21', { kind: 'due', level: 'yellow', daysLeft: 9 }],
  ['六月剩 8 天转橙', '2026-06', 8, '2026-06-22', { kind: 'due', level: 'orange', daysLeft: 8 }],
])('%s', (_, p, orangeDays, today, expected) => {
  expect(dueLevel(rangeOf(period(p)), orangeDays, 0.6, day(today))).toEqual(expected)
})

test('as days pass, the level never falls', () => {
  const range = rangeOf(period('2026Q3'))
  fc.assert(fc.property(fc.nat(120), fc.nat(120), fc.nat(90), fc.double({ min: 0, max: 1, noNaN: true }), (a, b, orangeDays, share) => {
    const [earlier, later] = [Math.min(a, b), Math.max(a, b)].map(n => levelOrder.indexOf(dueLevel(range, orangeDays, share, addDays(range.from, n)).level))
    expect(earlier).toBeLessThanOrEqual(later!)
  }))
})
