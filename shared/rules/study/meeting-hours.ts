import type { Meeting } from '../../model/meeting.ts'
import type { Settings } from '../../model/settings.ts'
import { daysBetween } from '../../time/local-date.ts'
import { clockOf, dateOf, type LocalDateTime } from '../../time/local-date-time.ts'

/** Columns of domain.md C.19 that meetings feed. */
export type MeetingColumn = 'lecture' | 'themeDay' | 'collective'

type HourSettings = Pick<Settings, 'studyHoursFullDay' | 'studyHoursHalfDay'>

/**
 * From so many minutes on a day, and half a day, are full: R-EDU-03 counts 脱产 1 天 8, 半天 4 and says no more, and a working half day
 * (8:30—11:30) lasts three hours with its break, a whole one six.
 */
const fullDayMinutes = 360
const halfDayMinutes = 180

/** Where a record of several kinds counts, once: 党课, else 主题党日, else 集体学习. null = it feeds no hours. */
export function meetingColumn({ kinds, studyHours }: Pick<Meeting, 'kinds' | 'studyHours'>): MeetingColumn | null {
  if (kinds.includes('partyLecture')) return 'lecture'
  if (kinds.includes('themeDay')) return 'themeDay'
  return kinds.includes('centerGroup') || studyHours !== null ? 'collective' : null
}

/** 学时 of who was present: as entered, else by length (R-EDU-03); null = no end is entered, so no length is known. */
export function meetingHours(meeting: Pick<Meeting, 'startAt' | 'endAt' | 'studyHours'>, settings: HourSettings): number | null {
  if (meeting.studyHours !== null) return meeting.studyHours
  return meeting.endAt === null ? null : hoursOfLength(meeting.startAt, meeting.endAt, settings)
}

/** A full day each day that is touched, half a day, or 1 an hour: whole half hours only. */
export function hoursOfLength(startAt: LocalDateTime, endAt: LocalDateTime, { studyHoursFullDay, studyHoursHalfDay }: HourSettings): number {
  const days = daysBetween(dateOf(startAt), dateOf(endAt))
  const minutes = days * 1_440 + minuteOf(endAt) - minuteOf(startAt)
  if (minutes >= fullDayMinutes) return studyHoursFullDay * (days + 1)
  if (minutes >= halfDayMinutes) return studyHoursHalfDay
  return Math.min(studyHoursHalfDay, Math.floor(Math.max(0, minutes) / 30) / 2)
}

function minuteOf(time: LocalDateTime): number {
  const clock = clockOf(time)
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
}
