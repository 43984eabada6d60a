import * as z from 'zod'
import { addDays, addMonths, dayOf, type LocalDate, monthOf } from './local-date.ts'

/** A year, a quarter or a month: `2026`, `2026Q3`, `2026-05`. Quarters and months are the calendar's (domain.md B.1). */
export const Period = z
  .string()
  .regex(/^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/, '应为年、季或月，如 2026、2026Q3、2026-05')
  .brand<'Period'>()
export type Period = z.infer<typeof Period>

export interface DateRange {
  readonly from: LocalDate
  readonly to: LocalDate
}

export function period(text: string): Period {
  return Period.parse(text)
}

/** First and last day of the period, both included. */
export function rangeOf(p: Period): DateRange {
  const year = Number(p.slice(0, 4))
  const rest = p.slice(4)
  if (rest === '') return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
  const months = rest.startsWith('Q') ? 3 : 1
  const first = rest.startsWith('Q') ? (Number(rest.slice(1)) - 1) * 3 + 1 : Number(rest.slice(1))
  const from = dayOf(year, first, 1)
  return { from, to: addDays(addMonths(from, months), -1) }
}

/** 2026年、2026年第三季度、2026年5月. */
export function chinesePeriod(p: Period): string {
  const year = p.slice(0, 4)
  const rest = p.slice(4)
  if (rest === '') return `${year}年`
  if (rest.startsWith('Q')) return `${year}年第${'一二三四'.charAt(Number(rest.slice(1)) - 1)}季度`
  return `${year}年${Number(rest.slice(1))}月`
}

export function yearPeriod(year: number): Period {
  return fourDigits(year) as Period // a year is a period
}

export function quarterOf(day: LocalDate): Period {
  return `${day.slice(0, 4)}Q${Math.ceil(monthOf(day) / 3)}` as Period // a day has its year in front, and a month from 1 to 12
}

export function monthPeriodOf(day: LocalDate): Period {
  return day.slice(0, 7) as Period // a day begins with its month
}

/** The quarters or months of a year, in order. */
export function quartersOf(year: number): readonly Period[] {
  const text = fourDigits(year)
  return [1, 2, 3, 4].map(q => `${text}Q${q}` as Period) // a year of four digits and one of its quarters
}

export function monthsOf(year: number): readonly Period[] {
  const text = fourDigits(year)
  return Array.from({ length: 12 }, (_, i) => `${text}-${String(i + 1).padStart(2, '0')}` as Period) // a year of four digits and one of its months
}

function fourDigits(year: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new Error(`no period is of the year ${year}`)
  return String(year)
}
