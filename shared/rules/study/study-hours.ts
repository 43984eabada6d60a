import type { Meeting } from '../../model/meeting.ts'
import type { Settings } from '../../model/settings.ts'
import type { Training, TrainingForm } from '../../model/training.ts'
import { type LocalDate, yearOf } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { meetingColumn, meetingHours } from './meeting-hours.ts'

/** Columns of domain.md C.19: 集中轮训｜党课｜主题党日｜集体学习｜网络自学. */
export type StudyColumn = 'rotation' | 'lecture' | 'themeDay' | 'collective' | 'online'

/** 学时 of one person in one year. */
export interface StudyHours extends Readonly<Record<StudyColumn, number>> {
  /** 网络自学 only where the unit counts it. */
  readonly total: number
  /** Meetings attended whose end is not entered, so that they count nothing. */
  readonly withoutLength: number
}

export const noHours: StudyHours = { rotation: 0, lecture: 0, themeDay: 0, collective: 0, online: 0, total: 0, withoutLength: 0 }

export interface StudyFacts {
  readonly trainings: readonly Training[]
  readonly meetings: readonly Meeting[]
  readonly settings: Pick<Settings, 'studyHoursFullDay' | 'studyHoursHalfDay' | 'onlineStudyCounts'>
}

const columnOf: Readonly<Record<TrainingForm, StudyColumn>> = { rotation: 'rotation', lecture: 'lecture', collective: 'collective', online: 'online' }

/**
 * Hours of everybody who has any in the year, by person: trainings that ended by `today` count in the year of their last day, meetings held by
 * `today` for their 归属年度. On leave or absent = none (R-EDU-01…03).
 */
export function studyHoursIn(year: number, { trainings, meetings, settings }: StudyFacts, today: LocalDate): ReadonlyMap<string, StudyHours> {
  const sums = new Map<string, Sum>()
  const sumOf = (personId: string): Sum => {
    const before = sums.get(personId)
    if (before !== undefined) return before
    const sum: Sum = { rotation: 0, lecture: 0, themeDay: 0, collective: 0, online: 0, withoutLength: 0, counted: null }
    sums.set(personId, sum)
    return sum
  }
  for (const training of trainings) {
    if (yearOf(training.to) !== year || training.to > today) continue
    for (const [personId, hours] of hoursByAttendee(training)) sumOf(personId)[columnOf[training.form]] += hours
  }
  for (const meeting of meetings) {
    if (meeting.belongYear !== year || dateOf(meeting.startAt) > today) continue
    const column = meetingColumn(meeting)
    if (column === null) continue
    const hours = meetingHours(meeting, settings)
    for (const { personId, status } of meeting.attendees) {
      if (status !== 'present') continue
      const sum = sumOf(personId)
      if (sum.counted === meeting) continue // stands in it twice
      sum.counted = meeting
      sum[hours === null ? 'withoutLength' : column] += hours ?? 1
    }
  }
  return new Map(Array.from(sums, ([personId, { counted: _, ...sum }]) => [personId, { ...sum, total: rounded(sum.rotation + sum.lecture + sum.themeDay + sum.collective + (settings.onlineStudyCounts ? sum.online : 0)) }]))
}

/** Added up over hundreds of thousands of attendances; `counted`: the last meeting that was. */
type Sum = Record<StudyColumn | 'withoutLength', number> & { counted: Meeting | null }

/** One's own hours, else those of the training; who stands in it twice counts once. */
function hoursByAttendee({ hours, attendees }: Training): ReadonlyMap<string, number> {
  return new Map(attendees.toReversed().map(attendee => [attendee.personId, attendee.onLeave ? 0 : (attendee.hours ?? hours)]))
}

/** To hundredths: sums of 0.1 学时 must not drift past a requirement. */
function rounded(hours: number): number {
  return Math.round(hours * 100) / 100
}
