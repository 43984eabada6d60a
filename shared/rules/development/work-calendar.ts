import type { WorkCalendar } from '../../model/settings.ts'
import { addDays, daysBetween, localDate, type LocalDate, yearOf } from '../../time/local-date.ts'

/** What the State Council's notice of 2025-11-04 says of 2026. Years that are not here follow the weekdays, and say so. */
const known: readonly WorkCalendar[] = [{
  year: 2026,
  holidays: [
    ...days('2026-01-01', 3), ...days('2026-02-15', 9), ...days('2026-04-04', 3), ...days('2026-05-01', 5), ...days('2026-06-19', 3), ...days('2026-09-25', 3), ...days('2026-10-01', 7),
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(localDate),
}]

/** Years that need no calendar of the unit's own. */
export const builtInCalendarYears: readonly number[] = known.map(({ year }) => year)

/** `isProvisional`: a year of it has no calendar, and only weekends were left out (domain.md D.4 暂算). */
export interface CountedDays {
  readonly days: number
  readonly isProvisional: boolean
}

/** 工作日 from one day to another, both included. The unit's own calendar of a year goes before the built-in one. */
export function workdaysBetween(from: LocalDate, to: LocalDate, calendars: readonly WorkCalendar[]): CountedDays {
  let days = 0
  let isProvisional = false
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const calendar = calendarOf(day, calendars)
    isProvisional ||= calendar === null
    if (isWorkday(day, calendar)) days += 1
  }
  return { days, isProvisional }
}

/** The day that is the `count`th workday from `from` on, `from` itself among them. */
export function workdayNumber(count: number, from: LocalDate, calendars: readonly WorkCalendar[]): { readonly day: LocalDate; readonly isProvisional: boolean } {
  let left = count
  let isProvisional = false
  for (let day = from; ; day = addDays(day, 1)) {
    const calendar = calendarOf(day, calendars)
    isProvisional ||= calendar === null
    if (isWorkday(day, calendar)) left -= 1
    if (left <= 0) return { day, isProvisional }
  }
}

function calendarOf(day: LocalDate, calendars: readonly WorkCalendar[]): WorkCalendar | null {
  const year = yearOf(day)
  return calendars.find(calendar => calendar.year === year) ?? known.find(calendar => calendar.year === year) ?? null
}

function isWorkday(day: LocalDate, calendar: WorkCalendar | null): boolean {
  if (calendar?.workdays.includes(day) === true) return true
  return !isWeekend(day) && calendar?.holidays.includes(day) !== true
}

const aMonday = localDate('2024-01-01')

function isWeekend(day: LocalDate): boolean {
  return ((daysBetween(aMonday, day) % 7) + 7) % 7 >= 5
}

function days(from: string, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, i) => addDays(localDate(from), i))
}
