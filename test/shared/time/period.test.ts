import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate as day } from '#shared/time/local-date.ts'
import { chinesePeriod, monthPeriodOf, monthsOf, Period, period, quarterOf, quartersOf, rangeOf, yearPeriod } from '#shared/time/period.ts'

describe('期间', () => {
  test.each([
    ['一年', '2026', '2026-01-01', '2026-12-31', '2026年'], ['第一季度', '2026Q1', '2026-01-01', '2026-03-31', '2026年第一季度'],
    ['第二季度', '2026Q2', '2026-04-01', '2026-06-30', '2026年第二季度'], ['第三季度', '2026Q3', '2026-07-01', '2026-09-30', '2026年第三季度'],
    ['第四季度到年底', '2026Q4', '2026-10-01', '2026-12-31', '2026年第四季度'], ['平年二月', '2026-02', '2026-02-01', '2026-02-28', '2026年2月'],
    ['闰年二月', '2024-02', '2024-02-01', '2024-02-29', '2024年2月'], ['十二月', '2026-12', '2026-12-01', '2026-12-31', '2026年12月'], ['四月', '2026-04', '2026-04-01', '2026-04-30', '2026年4月'],
  ])('%s 的首日、末日和叫法', (_, text, from, to, name) => {
    expect(rangeOf(period(text))).toEqual({ from, to })
    expect(chinesePeriod(period(text))).toBe(name)
  })

  test.each(['2026Q0', '2026Q5', '2026-00', '2026-13', '2026-1', '2026q1', '26', '2026-05-01', '2026年', ' 2026', ''])('不是期间：“%s”', text => {
    expect(Period.safeParse(text).error?.issues[0]?.message).toBe('应为年、季或月，如 2026、2026Q3、2026-05')
    expect(() => period(text)).toThrow()
  })
})

test.each([
  ['2026-01-01', '2026Q1'], ['2026-03-31', '2026Q1'], ['2026-04-01', '2026Q2'], ['2026-06-30', '2026Q2'], ['2026-07-01', '2026Q3'], ['2026-09-30', '2026Q3'], ['2026-10-01', '2026Q4'], ['2026-12-31', '2026Q4'],
])('%s 属于 %s', (text, quarter) => { expect(quarterOf(day(text))).toBe(quarter) })

test('任何一天都在它的季和月之中，前一季从前一天数起', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1800-04-01'), max: new Date('2200-12-31'), noInvalidDate: true }), date => {
    const each = day(date.toISOString().slice(0, 10))
    for (const p of [quarterOf(each), monthPeriodOf(each)]) {
      expect(Period.parse(p)).toBe(p)
      const { from, to } = rangeOf(p)
      expect(from <= each && each <= to).toBe(true)
    }
    expect(quarterOf(addDays(rangeOf(quarterOf(each)).from, -1))).not.toBe(quarterOf(each))
  }))
})

test('一年的季和月首尾相接，正好是这一年', () => {
  for (const parts of [quartersOf(2024), monthsOf(2024)]) {
    const ranges = parts.map(part => rangeOf(Period.parse(part)))
    expect([ranges[0]!.from, ranges.at(-1)!.to]).toEqual(['2024-01-01', '2024-12-31'])
    for (const [i, range] of ranges.slice(1).entries()) expect(range.from).toBe(addDays(ranges[i]!.to, 1))
  }
  expect(quartersOf(2024)).toHaveLength(4)
  expect(monthsOf(2024)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map(month => `2024-${month}`))
  expect(yearPeriod(2024)).toBe('2024')
})

test.each([999, 10000, 2026.5, NaN, -1])('没有 %s 年的期间', year => {
  for (const make of [yearPeriod, quartersOf, monthsOf]) expect(() => make(year)).toThrow('no period is of the year')
})
