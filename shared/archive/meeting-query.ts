import type { Meeting } from '../model/meeting.ts'
import { dateOf } from '../time/local-date-time.ts'
import { yearOf } from '../time/local-date.ts'
import type { MeetingQuery } from './reader.ts'

/** Whether a meeting is of those that are asked for: one of the organisations, held within the days or counted for a year that has some of them. */
export function isAskedFor(meeting: Meeting, { organisationIds, from, to }: MeetingQuery): boolean {
  if (organisationIds !== undefined && !organisationIds.includes(meeting.organisationId)) return false
  const day = dateOf(meeting.startAt)
  return (from <= day && day <= to) || (yearOf(from) <= meeting.belongYear && meeting.belongYear <= yearOf(to))
}

/** By start; meetings of the same minute by id, so that an order is the same everywhere. */
export function byStart(a: Meeting, b: Meeting): number {
  if (a.startAt !== b.startAt) return a.startAt < b.startAt ? -1 : 1
  return a.id < b.id ? -1 : 1
}
