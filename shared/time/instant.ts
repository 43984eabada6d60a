import * as z from 'zod'
import { type LocalDate, chineseDate } from './local-date.ts'

/** A moment in UTC with its Z, as the machine side sets it. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof Instant>

/** The calendar's day in China at that moment: all of it keeps one time, eight hours ahead of UTC. */
export function dayInChina(instant: Instant): LocalDate {
  return new Date(Date.parse(instant) + eightHoursMs).toISOString().slice(0, 10) as LocalDate // an ISO instant begins with its day
}

/** 2026年11月22日 17:05, on the clocks of China. */
export function chineseMoment(instant: Instant): string {
  return `${chineseDate(dayInChina(instant))} ${new Date(Date.parse(instant) + eightHoursMs).toISOString().slice(11, 16)}`
}

const eightHoursMs = 8 * 3_600_000
