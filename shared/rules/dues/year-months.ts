import { dayOf, daysInMonth, type LocalDate } from '../../time/local-date.ts'
import { type YearMonth, yearMonthOf } from '../../time/year-month.ts'

export interface MonthOfYear {
  /** 1 to 12. */
  readonly month: number
  readonly key: YearMonth
  readonly first: LocalDate
  readonly last: LocalDate
}

const known = new Map<number, readonly MonthOfYear[]>()

/** The twelve months of a year with their first and last days; worked out once a year, for accounts of thousands ask for them. */
export function monthsOfYear(year: number): readonly MonthOfYear[] {
  const before = known.get(year)
  if (before !== undefined) return before
  const months = Array.from({ length: 12 }, (_, i): MonthOfYear => {
    const first = dayOf(year, i + 1, 1)
    return { month: i + 1, key: yearMonthOf(first), first, last: dayOf(year, i + 1, daysInMonth(year, i + 1)) }
  })
  known.set(year, months)
  return months
}

/** `month` 1 to 12. */
export function lastDayOf(year: number, month: number): LocalDate {
  return monthsOfYear(year)[month - 1]?.last ?? dayOf(year, month, daysInMonth(year, month))
}
