import type { Reader } from '../archive/reader.ts'
import { type Attendee, attendeeStatus, type Meeting } from '../model/meeting.ts'
import type { OrganisationFact } from '../model/organisation.ts'
import type { Person } from '../model/person.ts'
import type { Post } from '../model/post.ts'
import type { Stored } from '../model/record.ts'
import type { Settings } from '../model/settings.ts'
import { chineseDate } from '../time/local-date.ts'
import { chineseDateTime, clockOf, dateOf } from '../time/local-date-time.ts'
import type { CompletenessContext } from '../rules/completeness.ts'
import { completenessContexts, nameLookup } from '../rules/completeness-context.ts'
import { fullNameOn, shortNameOn } from '../rules/organisation-on.ts'
import { dutyOn, seatHoldersOn } from '../rules/roster.ts'
import { noted } from './words.ts'

/** How ledgers word what a meeting says: names, duties, absences, times. Read once for all meetings of a ledger. */
export interface MeetingBook {
  readonly facts: readonly OrganisationFact[]
  readonly settings: Omit<Settings, 'id'>
  readonly fullName: (meeting: Meeting) => string
  readonly shortName: (meeting: Meeting) => string
  readonly nameOf: (personId: string) => string
  /** The host's name, or the empty text. */
  readonly host: (meeting: Meeting) => string
  readonly hostDuty: (meeting: Meeting) => string
  readonly recorder: (meeting: Meeting) => string
  readonly lecturer: (meeting: Meeting) => string
  /** Who sat on the committee that day. */
  readonly seatHoldersOf: (meeting: Meeting) => ReadonlySet<string>
  readonly contextOf: (meeting: Stored<Meeting>) => CompletenessContext
}

export async function meetingBook(reader: Reader): Promise<MeetingBook> {
  const [settings, facts, people, posts] = await Promise.all([reader.settings(), reader.organisationFacts(), reader.people(), reader.posts()])
  const byId = new Map(people.map(person => [person.id, person]))
  const nameOf = nameLookup(people)
  return {
    facts,
    settings,
    fullName: m => fullNameOn(facts, m.organisationId, dateOf(m.startAt)),
    shortName: m => shortNameOn(facts, m.organisationId, dateOf(m.startAt)),
    nameOf,
    host: m => named(m.hostId, m.hostName, nameOf),
    hostDuty: m => m.hostDuty.trim() || dutyOfHost(m, byId, posts, settings.partyPostFirst),
    recorder: m => named(m.recorderId, m.recorderName, nameOf),
    lecturer: m => (m.lecture === null ? '' : noted(named(m.lecture.lecturerId, m.lecture.lecturerName, nameOf), m.lecture.lecturerDuty)),
    seatHoldersOf: m => seatHoldersOn(posts, m.organisationId, dateOf(m.startAt)),
    contextOf: completenessContexts(settings, people, posts),
  }
}

/** Attendees of one status, in the roster's order. */
export function withStatus(meeting: Meeting, ...statuses: readonly Attendee['status'][]): readonly Attendee[] {
  return meeting.attendees.filter(attendee => statuses.includes(attendee.status))
}

/** 张喆（请假：出差）、李堃（缺席：原因未填）; empty where nobody was away. */
export function absencesText(meeting: Meeting, nameOf: (personId: string) => string): string {
  return withStatus(meeting, 'leave', 'absent')
    .map(({ personId, status, reason, makeUp }) => noted(nameOf(personId), `${attendeeStatus.labels[status]}：${reason.trim() || '原因未填'}${makeUp === null ? '' : `；${chineseDate(makeUp.on)}补学${makeUp.how.trim() === '' ? '' : `：${makeUp.how.trim()}`}`}`))
    .join('、')
}

/** 2026年5月20日14:30—16:00; the second day only where the meeting ran past midnight. */
export function timesText({ startAt, endAt }: Meeting): string {
  if (endAt === null) return `${chineseDateTime(startAt)}起`
  return `${chineseDateTime(startAt)}—${dateOf(endAt) === dateOf(startAt) ? clockOf(endAt) : chineseDateTime(endAt)}`
}

/** Whose text it is, for the report of characters that no font has. */
export function subjectOf(meeting: Meeting): string {
  return `会议“${meeting.title}”（${chineseDateTime(meeting.startAt)}）`
}

function named(id: string | null, name: string, nameOf: (personId: string) => string): string {
  return id === null ? name.trim() : nameOf(id)
}

function dutyOfHost(meeting: Meeting, people: ReadonlyMap<string, Person>, posts: readonly Post[], partyPostFirst: boolean): string {
  const person = meeting.hostId === null ? undefined : people.get(meeting.hostId)
  return person === undefined ? '' : dutyOn(posts, person, meeting.organisationId, dateOf(meeting.startAt), partyPostFirst)
}
