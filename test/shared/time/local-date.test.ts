import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays, addMonths, addYears, chineseDate, dayOf, dayOfMonth, daysBetween, daysInMonth, dottedDate, LocalDate, localDate as day, monthOf, yearOf,
} from '#shared/time/local-date.ts'

const days = fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }).map(date => day(date.toISOString().slice(0, 10)))

describe('一天', () => {
  test.each(['2024-02-29', '2000-02-29', '1800-01-01', '2026-12-31', '2026-04-30', '9999-12-31'])('%s 是一天', text => {
    expect(LocalDate.parse(text)).toBe(text)
  })

  test.each([
    ['平年没有 2 月 29 日', '2026-02-29', '没有这一天'], ['整百年不闰', '1900-02-29', '没有这一天'], ['四月没有 31 日', '2026-04-31', '没有这一天'],
    ['没有零月', '2026-00-10', '没有这一天'], ['没有 13 月', '2026-13-01', '没有这一天'], ['没有零日', '2026-01-00', '没有这一天'], ['年份过早', '1799-12-31', '没有这一天'],
    ['缺零', '2026-3-1', '应为日期，如 2026-03-01'], ['中文', '2026年3月1日', '应为日期，如 2026-03-01'], ['带时刻', '2026-03-01T08:00', '应为日期，如 2026-03-01'],
    ['末尾换行', '2026-03-01\n', '应为日期，如 2026-03-01'], ['全角', '２０２６-03-01', '应为日期，如 2026-03-01'], ['空', '', '应为日期，如 2026-03-01'],
  ])('%s：不接受，并说明应怎样写', (_, text, message) => {
    expect(LocalDate.safeParse(text).error?.issues.map(issue => issue.message)).toContain(message)
    expect(() => day(text)).toThrow()
  })

  test.each([[2026, 2, 29], [2026, 13, 1], [2026, 0, 1], [2026, 4, 31], [2026, 1, 0], [1799, 1, 1], [10000, 1, 1], [2026, 1.5, 1], [NaN, 1, 1]])('没有的一天造不出来：%s-%s-%s', (...parts) => {
    expect(() => dayOf(...parts)).toThrow('there is no day')
  })

  test('任何一天都能拆开再拼回去', () => {
    fc.assert(fc.property(days, each => { expect(dayOf(yearOf(each), monthOf(each), dayOfMonth(each))).toBe(LocalDate.parse(each)) }))
  })
})

test.each([[2024, 2, 29], [2026, 2, 28], [1900, 2, 28], [2000, 2, 29], [2026, 1, 31], [2026, 4, 30], [2026, 6, 30], [2026, 7, 31], [2026, 9, 30], [2026, 11, 30], [2026, 12, 31]])(
  '%s 年 %s 月有 %s 天', (year, month, count) => { expect(daysInMonth(year, month)).toBe(count) })

describe('加减', () => {
  test.each([
    ['月底加一个月落在短月的末日', '2026-01-31', 1, '2026-02-28'], ['闰年的二月末', '2024-01-31', 1, '2024-02-29'], ['跨年', '2026-12-15', 1, '2027-01-15'],
    ['减到上一年', '2026-01-31', -2, '2025-11-30'], ['半年前', '2026-06-15', -6, '2025-12-15'], ['零个月', '2024-02-29', 0, '2024-02-29'], ['减一年多', '2026-03-31', -13, '2025-02-28'],
  ])('%s', (_, from, months, to) => { expect(addMonths(day(from), months)).toBe(to) })

  test.each([['2024-02-29', 1, '2025-02-28'], ['2024-02-29', 4, '2028-02-29'], ['2024-02-29', -1, '2023-02-28'], ['2026-03-01', 5, '2031-03-01']])('%s 加 %s 年', (from, years, to) => {
    expect(addYears(day(from), years)).toBe(to)
  })

  test.each([['2024-02-28', 1, '2024-02-29'], ['2024-02-29', 1, '2024-03-01'], ['2026-02-28', 1, '2026-03-01'], ['2026-12-31', 1, '2027-01-01'], ['2026-01-01', -1, '2025-12-31']])('%s 加 %s 天', (from, count, to) => {
    expect(addDays(day(from), count)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(count)
  })

  test('相差的天数加回去就是那一天；次序和天数的正负一致', () => {
    fc.assert(fc.property(days, days, (a, b) => {
      expect(addDays(a, daysBetween(a, b))).toBe(b)
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0)
    }))
  })

  test('加天数可以分几次加，仍是一天', () => {
    fc.assert(fc.property(days, fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }), (a, m, n) => {
      expect(addDays(addDays(a, m), n)).toBe(addDays(a, m + n))
      expect(LocalDate.parse(addDays(day('2000-01-01'), m))).toBe(addDays(day('2000-01-01'), m))
    }))
  })

  test('加几个月就到几个月后的那个月，日子不变或是那个月的末日', () => {
    fc.assert(fc.property(days, fc.integer({ min: -1200, max: 1200 }), (a, months) => {
      const b = addMonths(a, months)
      expect((yearOf(b) - yearOf(a)) * 12 + monthOf(b) - monthOf(a)).toBe(months)
      expect(dayOfMonth(b)).toBe(Math.min(dayOfMonth(a), daysInMonth(yearOf(b), monthOf(b))))
      if (dayOfMonth(a) <= 28) expect(addMonths(b, -months)).toBe(a)
    }))
  })
})

test('中文写法不补零，表格里的短写法补零', () => {
  expect(chineseDate(day('2026-03-01'))).toBe('2026年3月1日')
  expect(chineseDate(day('2026-11-22'))).toBe('2026年11月22日')
  expect(dottedDate(day('2026-03-01'))).toBe('2026.03.01')
})
