import { type Meeting, meetingKind } from '#shared/model/meeting.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { dateOf } from '#shared/time/local-date-time.ts'
import { expectedStatuses, type MeetingRow } from './list-query.ts'
import { folded, initialsOf, type Initials } from './search-text.ts'

/** What is kept of a meeting for lists and search; names of organisations and people are joined when it is asked for. */
export interface MeetingEntry {
  readonly row: Omit<MeetingRow, 'organisationName' | 'organisationType' | 'hostName' | 'recorderName' | 'excerpt'>
  readonly hostId: string | null
  readonly hostName: string
  readonly recorderId: string | null
  readonly recorderName: string
  /** Everyone of the archive whom the minutes name. */
  readonly personIds: readonly string[]
  readonly text: string
  /** `text` as it is compared; the same string where folding changes nothing. */
  readonly comparable: string
  /** Of names that stand for nobody of the archive. */
  readonly nameInitials: readonly Initials[]
}

export function meetingEntry(meeting: Meeting): MeetingEntry {
  const text = textOf(meeting)
  const comparable = folded(text)
  return {
    row: rowOf(meeting),
    hostId: meeting.hostId, hostName: meeting.hostName, recorderId: meeting.recorderId, recorderName: meeting.recorderName,
    personIds: [...new Set(personIdsOf(meeting))],
    text, comparable: comparable === text ? text : comparable,
    nameInitials: [...new Set(freeNamesOf(meeting))].map(initialsOf),
  }
}

function rowOf(meeting: Meeting): MeetingEntry['row'] {
  const { id, organisationId, kinds, title, startAt, belongYear, place } = meeting
  return {
    id, organisationId, kinds, title, startAt, belongYear, place, ...attendanceOf(meeting),
    topics: meeting.topics.length, attachments: meeting.attachments.length, isBackfilled: meeting.backfillReason !== '',
  }
}

function attendanceOf({ attendees, countsOnly }: Meeting): { readonly should: number | null; readonly actual: number | null } {
  if (attendees.length === 0) return { should: countsOnly?.should ?? null, actual: countsOnly?.actual ?? null }
  return {
    should: attendees.filter(attendee => expectedStatuses.includes(attendee.status)).length,
    actual: attendees.filter(attendee => attendee.status === 'present').length,
  }
}

/** Everything that a clerk may remember of a meeting, one stretch a line. */
function textOf(meeting: Meeting): string {
  const day = dateOf(meeting.startAt)
  return [
    meeting.title, meeting.kinds.map(kind => meetingKind.labels[kind]).join('、'), day, chineseDate(day), meeting.session, meeting.place,
    ...meeting.topics.flatMap(topic => [topic.title, topic.content, ...topic.speeches.map(speech => speech.text), topic.resolution]),
    meeting.lecture?.subject ?? '', meeting.lecture?.audience ?? '', meeting.summary, ...freeNamesOf(meeting),
    ...meeting.observers.map(observer => observer.unitPost), ...meeting.attendees.map(attendee => attendee.reason),
    ...meeting.attachments.map(attachment => attachment.name), meeting.backfillReason, meeting.remark,
  ].filter(part => part !== '').join('\n')
}

function freeNamesOf(meeting: Meeting): readonly string[] {
  return [
    meeting.hostName, meeting.recorderName, meeting.lecture?.lecturerName ?? '', ...meeting.observers.map(observer => observer.name),
    ...meeting.topics.flatMap(topic => [topic.reporterName, ...topic.speeches.map(speech => speech.speakerName)]),
  ].filter(name => name !== '')
}

function personIdsOf(meeting: Meeting): readonly string[] {
  return [
    meeting.hostId, meeting.recorderId, meeting.lecture?.lecturerId ?? null, ...meeting.attendees.map(attendee => attendee.personId),
    ...meeting.topics.flatMap(topic => [topic.reporterId, topic.responsibleId, ...topic.speeches.map(speech => speech.personId)]),
  ].filter(id => id !== null)
}
