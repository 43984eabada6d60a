import { addMonths, daysBetween, type LocalDate, monthOf, yearOf } from './local-date.ts'

/** A stretch of whole months and the days left over. */
export interface MonthsAndDays {
  readonly months: number
  readonly days: number
}

/** From the first day to another that is no longer counted: from 15 March to 15 April is one month. 0 where `end` does not lie after `from`. */
export function monthsBetween(from: LocalDate, end: LocalDate): MonthsAndDays {
  if (end <= from) return { months: 0, days: 0 }
  const atMost = (yearOf(end) - yearOf(from)) * 12 + monthOf(end) - monthOf(from)
  const months = addMonths(from, atMost) <= end ? atMost : atMost - 1
  return { months, days: daysBetween(addMonths(from, months), end) }
}

/** 10年6个月、8个月、不足1个月. */
export function monthsText(months: number): string {
  if (months < 1) return '不足1个月'
  const years = Math.floor(months / 12)
  const rest = months % 12
  return `${years === 0 ? '' : `${years}年`}${rest === 0 ? '' : `${rest}个月`}`
}
