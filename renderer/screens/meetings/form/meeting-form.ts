import type { Attachment } from '#shared/model/attachment.ts'
import type { Attendee, CenterGroupSession, LifeMeeting, Meeting, MeetingKind, ThemeDay, Topic } from '#shared/model/meeting.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { clockOf, dateOf } from '#shared/time/local-date-time.ts'
import type { PersonOrName } from '../../../parts/person-field.tsx'
import { blankParts } from './special-parts.ts'

/** What is in hand while a meeting is typed: a meeting that may still lack anything. Plain data, so that it can be kept as a draft. */
export interface MeetingForm {
  readonly id: string
  /** The revision that was seen when the form was opened; null = not in the archive yet. */
  readonly rev: number | null
  readonly organisationId: string | null
  readonly kinds: readonly MeetingKind[]
  readonly otherKindName: string
  /** Here and below: null = as suggested, until the clerk types something else. */
  readonly title: string | null
  readonly session: string
  readonly belongYear: number | null
  readonly day: LocalDate | null
  /** `14:30`. */
  readonly startClock: string | null
  readonly endClock: string | null
  /** Only where the meeting ended on another day. */
  readonly endDay: LocalDate | null
  readonly place: string
  readonly host: PersonOrName | null
  readonly hostDuty: string
  readonly recorder: PersonOrName | null
  readonly notifiedOn: LocalDate | null
  readonly storedRoster: StoredRoster | null
  /** Who of the roster was not simply there. Kept when the roster changes, so that nothing marked is lost. */
  readonly marks: Readonly<Record<string, Mark>>
  /** People of the archive who sat in without belonging to the roster. */
  readonly guestIds: readonly string[]
  readonly countsOnly: Meeting['countsOnly']
  readonly observers: Meeting['observers']
  readonly topics: readonly Topic[]
  /** Parts of certain kinds; kept while their kind is not ticked, saved only while it is. */
  readonly lecture: NonNullable<Meeting['lecture']>
  readonly themeDay: ThemeDay
  readonly lifeMeeting: LifeMeeting
  readonly centerGroup: CenterGroupSession
  /** 学时 other than the length says; null = derived. */
  readonly studyHours: number | null
  readonly summary: string
  readonly hostSigned: boolean
  readonly recorderSigned: boolean
  readonly attachments: readonly Attachment[]
  readonly backfillReason: string
  readonly remark: string
  /** Fields in which something stands that can't be read (a date, a time), with what to do about it. */
  readonly unread: Readonly<Record<string, string>>
}

export interface Mark {
  readonly status: 'leave' | 'absent' | 'excluded'
  readonly reason: string
  readonly exclusionBasis: string
  readonly makeUp: Attendee['makeUp']
}

export interface RosterEntry {
  readonly personId: string
  readonly isVoter: boolean
}

/** The roster of a saved record, which stays as it was written until day, organisation or kinds change. */
export interface StoredRoster {
  readonly key: string
  readonly entries: readonly RosterEntry[]
}

const nobody: PersonOrName = { personId: null, name: '' }

export function newMeetingForm(id: string, known: Partial<MeetingForm> = {}): MeetingForm {
  return {
    id, rev: null, organisationId: null, kinds: [], otherKindName: '', title: null, session: '', belongYear: null, day: null, startClock: null, endClock: null, endDay: null,
    place: '', host: null, hostDuty: '', recorder: null, notifiedOn: null, storedRoster: null, marks: {}, guestIds: [], countsOnly: null, observers: [],
    topics: [], lecture: { lecturerId: null, lecturerName: '', lecturerDuty: '', subject: '', audience: '', outline: '', response: '' }, ...blankParts, studyHours: null, summary: '', hostSigned: false,
    recorderSigned: false, attachments: [], backfillReason: '', remark: '', unread: {}, ...known,
  }
}

/** The form of a meeting that the archive holds: nothing in it is a suggestion any more. */
export function formOfMeeting(meeting: Meeting & { readonly rev: number }): MeetingForm {
  const day = dateOf(meeting.startAt)
  const onRoster = meeting.attendees.filter(attendee => attendee.status !== 'nonvotingObserver')
  const { id, rev, organisationId, kinds, title, session, belongYear, place, hostDuty, notifiedOn, countsOnly, observers, topics, summary } = meeting
  const { otherKindName, studyHours, hostSigned, recorderSigned, attachments, backfillReason, remark } = meeting
  return newMeetingForm(id, {
    rev, organisationId, kinds, otherKindName, title, session, belongYear, day, startClock: clockOf(meeting.startAt),
    endClock: meeting.endAt === null ? null : clockOf(meeting.endAt),
    endDay: meeting.endAt === null || dateOf(meeting.endAt) === day ? null : dateOf(meeting.endAt),
    place, host: { personId: meeting.hostId, name: meeting.hostName }, hostDuty, recorder: { personId: meeting.recorderId, name: meeting.recorderName },
    notifiedOn,
    storedRoster: onRoster.length === 0 ? null : { key: rosterKey({ organisationId, day, kinds }), entries: onRoster.map(({ personId, isVoter }) => ({ personId, isVoter })) },
    marks: Object.fromEntries(onRoster.flatMap(attendee => markOf(attendee))),
    guestIds: meeting.attendees.filter(attendee => attendee.status === 'nonvotingObserver').map(attendee => attendee.personId),
    countsOnly, observers, topics, lecture: meeting.lecture ?? newMeetingForm(id).lecture,
    themeDay: meeting.themeDay ?? blankParts.themeDay, lifeMeeting: meeting.lifeMeeting ?? blankParts.lifeMeeting, centerGroup: meeting.centerGroup ?? blankParts.centerGroup, studyHours, summary, hostSigned, recorderSigned, attachments, backfillReason, remark,
  })
}

/** Two forms with the same key have the same roster. */
export function rosterKey(of: Pick<MeetingForm, 'organisationId' | 'day' | 'kinds'>): string {
  return [of.organisationId ?? '', of.day ?? '', ...[...of.kinds].sort()].join('|')
}

export function isNobody(who: PersonOrName): boolean {
  return who.personId === nobody.personId && who.name === nobody.name
}

function markOf(attendee: Attendee): readonly (readonly [string, Mark])[] {
  const { status, reason, exclusionBasis, makeUp } = attendee
  if (status === 'present' || status === 'nonvotingObserver') return []
  return [[attendee.personId, { status, reason, exclusionBasis, makeUp }]]
}
