import * as z from 'zod'
import { LocalDate, chineseDate } from './local-date.ts'

/** What the clock on the wall showed, `2026-11-22T14:30`, without a zone (formats.md). Compares as text. */
export const LocalDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, '应为日期和时间，如 2026-11-22 14:30')
  .refine(text => LocalDate.safeParse(text.slice(0, 10)).success, '没有这一天')
  .brand<'LocalDateTime'>()
export type LocalDateTime = z.infer<typeof LocalDateTime>

export function localDateTime(text: string): LocalDateTime {
  return LocalDateTime.parse(text)
}

export function dateOf(time: LocalDateTime): LocalDate {
  return time.slice(0, 10) as LocalDate // the schema has checked its first ten characters
}

/** 14:30. */
export function clockOf(time: LocalDateTime): string {
  return time.slice(11)
}

/** 2026年11月22日14:30. */
export function chineseDateTime(time: LocalDateTime): string {
  return `${chineseDate(dateOf(time))}${clockOf(time)}`
}
