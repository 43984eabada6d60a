import * as z from 'zod'
import type { LocalDate } from './local-date.ts'

/** A month, `1978-01`: many records know no more than that. */
export const YearMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '应为年月，如 1978-01')
  .brand<'YearMonth'>()
export type YearMonth = z.infer<typeof YearMonth>

export function yearMonthOf(day: LocalDate): YearMonth {
  return day.slice(0, 7) as YearMonth // a day begins with its month
}

/** 1978年1月. */
export function chineseYearMonth(month: YearMonth): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}
