import * as z from 'zod'
import { LocalDate, chineseDate, dottedDate } from './local-date.ts'
import { YearMonth, chineseYearMonth } from './year-month.ts'

/** A day, or the month where a record knows no more: `2005-07-15`, `2005-07`. Compares as text; a month stands before its days. */
export const DayOrMonth = z.union([LocalDate, YearMonth])
export type DayOrMonth = z.infer<typeof DayOrMonth>

export function isDay(value: DayOrMonth): value is LocalDate {
  return value.length === 10
}

/** The day itself, or the first one of the month: whoever joined in July was a member throughout July, as far as records tell. */
export function firstDayOf(value: DayOrMonth): LocalDate {
  return isDay(value) ? value : `${value}-01` as LocalDate // every month begins with its first day; rules ask this of ten thousand people
}

/** 2005年7月15日、2005年7月. */
export function chineseDayOrMonth(value: DayOrMonth): string {
  return isDay(value) ? chineseDate(value) : chineseYearMonth(value)
}

/** 2005.07.15、2005.07, the short form inside tables. */
export function dottedDayOrMonth(value: DayOrMonth): string {
  return isDay(value) ? dottedDate(value) : value.replace('-', '.')
}

/** 2005.07, as registers of cadres write it. */
export function dottedMonth(value: DayOrMonth): string {
  return value.slice(0, 7).replace('-', '.')
}

/** Whether `first` lies after `then` as far as both are known: a day and its own month are in order. */
export function isAfter(first: DayOrMonth, then: DayOrMonth): boolean {
  const length = Math.min(first.length, then.length)
  return first.slice(0, length) > then.slice(0, length)
}
