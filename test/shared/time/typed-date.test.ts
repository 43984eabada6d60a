import { describe, expect, test } from 'vitest'
import { localDate } from '#shared/time/local-date.ts'
import { typedDay, typedDayOrMonth, typedTime } from '#shared/time/typed-date.ts'

const today = localDate('2026-11-22')

describe('a typed day', () => {
  test.each([
    ['四位数字是今年的月日', '0622', '2026-06-22'],
    ['三位数字', '622', '2026-06-22'],
    ['点号', '6.22', '2026-06-22'],
    ['中文句号（输入法）', '6。22', '2026-06-22'],
    ['全角数字', '２０２６０６２２', '2026-06-22'],
    ['八位数字', '20260622', '2026-06-22'],
    ['六位数字', '260622', '2026-06-22'],
    ['斜线', '2026/6/22', '2026-06-22'],
    ['短横', '2026-6-22', '2026-06-22'],
    ['年月日', '2026年6月22日', '2026-06-22'],
    ['月日', '6月22日', '2026-06-22'],
    ['两位年份最多十年以后', '36.1.2', '2036-01-02'],
    ['再大就是上个世纪', '37.1.2', '1937-01-02'],
    ['今天', '今天', '2026-11-22'],
    ['闰年', '20240229', '2024-02-29'],
  ])('%s', (_, typed, expected) => {
    expect(typedDay(typed, today)).toBe(expected)
  })

  test.each(['20260230', '1301', '0631', '2026', '22', '会议', '6月', '2026.13.1', '6.22abc', '123456789'])('看不懂：%s', typed => {
    expect(typedDay(typed, today)).toBeNull()
  })
})

describe('a typed day or month', () => {
  test.each([
    ['198005', '1980-05'],
    ['1980.5', '1980-05'],
    ['1980年5月', '1980-05'],
    ['1980-05', '1980-05'],
    ['19800512', '1980-05-12'],
    ['1980年5月12日', '1980-05-12'],
    ['80.5.12', '1980-05-12'],
  ])('%s', (typed, expected) => {
    expect(typedDayOrMonth(typed, today)).toBe(expected)
  })

  test('a year alone is not enough', () => {
    expect(typedDayOrMonth('1980', today)).toBeNull()
  })
})

describe('a typed time', () => {
  test.each([
    ['1430', '14:30'], ['930', '09:30'], ['9', '09:00'], ['14:30', '14:30'], ['14：30', '14:30'], ['下午2:30', '14:30'], ['上午9点', '09:00'], ['下午3点半', '15:30'],
    ['14时05分', '14:05'], ['00:00', '00:00'], ['23:59', '23:59'],
  ])('%s', (typed, expected) => {
    expect(typedTime(typed)).toBe(expected)
  })

  test.each(['2430', '1260', '下午', '会后', '12345'])('看不懂：%s', typed => {
    expect(typedTime(typed)).toBeNull()
  })
})
