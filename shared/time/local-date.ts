import * as z from 'zod'

/** A day as the PC's calendar shows it, `2026-03-01`, without a zone. Compares as text. */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '应为日期，如 2026-03-01')
  .refine(text => isRealDay(parts(text)), '没有这一天')
  .brand<'LocalDate'>()
export type LocalDate = z.infer<typeof LocalDate>

/** Throws when `text` is no day of the calendar: for constants and tests; input goes through the schema. */
export function localDate(text: string): LocalDate {
  return LocalDate.parse(text)
}

/** 29 February becomes 28 February where the year has none (domain.md B.3). */
export function addYears(day: LocalDate, years: number): LocalDate {
  return addMonths(day, years * 12)
}

/** The same day of a later or earlier month, or that month's last day where it is shorter. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const { year, month, date } = parts(day)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = (index % 12) + 1
  return format(targetYear, targetMonth, Math.min(date, daysInMonth(targetYear, targetMonth)))
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(day) + days)
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from)
}

export function yearOf(day: LocalDate): number {
  return parts(day).year
}

/** 1 to 12. */
export function monthOf(day: LocalDate): number {
  return parts(day).month
}

/** 1 to 31. */
export function dayOfMonth(day: LocalDate): number {
  return parts(day).date
}

/** `month` 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `year`, `month` 1–12, `date` 1–31. Throws when there is no such day. */
export function dayOf(year: number, month: number, date: number): LocalDate {
  if (![year, month, date].every(Number.isInteger) || year > 9999 || !isRealDay({ year, month, date })) throw new Error(`there is no day ${year}-${month}-${date}`)
  return format(year, month, date)
}

/** 2026年3月1日: months and days without a leading zero (domain.md C). */
export function chineseDate(day: LocalDate): string {
  const { year, month, date } = parts(day)
  return `${year}年${month}月${date}日`
}

/** 2026.03.01, the short form inside tables (domain.md C). */
export function dottedDate(day: LocalDate): string {
  return day.replaceAll('-', '.')
}

function isRealDay({ year, month, date }: Parts): boolean {
  return year >= 1800 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

interface Parts {
  readonly year: number
  readonly month: number
  readonly date: number
}

function parts(day: string): Parts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

function format(year: number, month: number, date: number): LocalDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as LocalDate // built from whole numbers in range by every caller here
}

const dayMs = 86_400_000

function toEpochDay(day: LocalDate): number {
  const { year, month, date } = parts(day)
  return Date.UTC(year, month - 1, date) / dayMs
}

function fromEpochDay(epochDay: number): LocalDate {
  return new Date(epochDay * dayMs).toISOString().slice(0, 10) as LocalDate // an ISO instant begins with its day
}
