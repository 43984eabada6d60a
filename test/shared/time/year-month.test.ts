import { expect, test } from 'vitest'
import { localDate } from '#shared/time/local-date.ts'
import { chineseYearMonth, YearMonth, yearMonthOf } from '#shared/time/year-month.ts'

test.each(['1978-01', '1978-12'])('%s 是年月', text => { expect(YearMonth.parse(text)).toBe(text) })

test.each(['1978-00', '1978-13', '1978-1', '1978', '1978-01-01', '1978年1月', ''])('不是年月：“%s”', text => {
  expect(YearMonth.safeParse(text).error?.issues[0]?.message).toBe('应为年月，如 1978-01')
})

test('一天的年月，和它的中文写法', () => {
  expect(yearMonthOf(localDate('1978-01-31'))).toBe('1978-01')
  expect(chineseYearMonth(yearMonthOf(localDate('1978-01-31')))).toBe('1978年1月')
  expect(chineseYearMonth(YearMonth.parse('1978-12'))).toBe('1978年12月')
})
