import { expect, test } from 'vitest'
import { monthsBetween, monthsText } from '#shared/time/months.ts'
import { day } from '../../support/builders.ts'

test.each([
  ['2026-03-15', '2026-03-15', 0, 0],
  ['2026-03-15', '2026-04-14', 0, 30],
  ['2026-03-15', '2026-04-15', 1, 0],
  ['2026-01-31', '2026-02-28', 1, 0],
  ['2026-01-31', '2026-03-01', 1, 1],
  ['2016-11-22', '2026-11-21', 119, 30],
  ['2016-11-22', '2026-11-22', 120, 0],
  ['2026-03-15', '2026-01-01', 0, 0],
])('from %s to %s are %i months and %i days', (from, end, months, days) => {
  expect(monthsBetween(day(from), day(end))).toEqual({ months, days })
})

test.each([[0, '不足1个月'], [5, '5个月'], [12, '1年'], [114, '9年6个月']])('%i months are told as %s', (months, text) => {
  expect(monthsText(months)).toBe(text)
})
