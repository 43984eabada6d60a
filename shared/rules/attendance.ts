import type { Attendee, Meeting } from '../model/meeting.ts'

/** Who should have come and who came, of all and of those with a vote. */
export interface Attendance {
  /** `unknown`: neither a roster nor counts were entered, so nothing can be judged. */
  readonly source: 'roster' | 'countsOnly' | 'unknown'
  readonly should: number
  readonly actual: number
  readonly votersShould: number
  readonly votersActual: number
  /** Left out of the base (domain.md B.2). */
  readonly excluded: number
  /** Percent of those who should have come, one decimal; null where nobody should have. */
  readonly rate: number | null
}

/** The roster decides as soon as it has a name; counts alone only where there is none. */
export function attendanceOf(meeting: Pick<Meeting, 'attendees' | 'countsOnly'>): Attendance {
  if (meeting.attendees.length > 0) return attendanceAmong(meeting.attendees)
  if (meeting.countsOnly === null) return { source: 'unknown', should: 0, actual: 0, votersShould: 0, votersActual: 0, excluded: 0, rate: null }
  return { source: 'countsOnly', ...meeting.countsOnly, excluded: 0, rate: percent(meeting.countsOnly.actual, meeting.countsOnly.should) }
}

/** The same for a part of the roster, as of the committee members at a joint meeting. */
export function attendanceAmong(attendees: readonly Attendee[]): Attendance {
  const base = attendees.filter(isExpected)
  const present = base.filter(attendee => attendee.status === 'present')
  return {
    source: 'roster',
    should: base.length,
    actual: present.length,
    votersShould: base.filter(attendee => attendee.isVoter).length,
    votersActual: present.filter(attendee => attendee.isVoter).length,
    excluded: attendees.filter(attendee => attendee.status === 'excluded').length,
    rate: percent(present.length, base.length),
  }
}

/** 到会率 as printed: `96.7%`, `100%`, — where nobody should have come. */
export function rateText(attendance: Attendance): string {
  return attendance.rate === null ? '—' : `${attendance.rate}%`
}

/** Observers and those left out of the base are not among 应到. */
function isExpected(attendee: Attendee): boolean {
  return attendee.status === 'present' || attendee.status === 'leave' || attendee.status === 'absent'
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10
}
