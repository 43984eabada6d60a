import * as z from 'zod'
import { recordId, text } from '#shared/model/record.ts'
import { Attachment } from '#shared/model/attachment.ts'
import { Attendee, CenterGroupSession, LifeMeeting, meetingKind, ThemeDay, Topic } from '#shared/model/meeting.ts'
import { classificationMarks } from '#shared/rules/classification.ts'
import { LocalDate } from '#shared/time/local-date.ts'
import { withoutMarked } from '../../../storage/without-marked.ts'
import type { MeetingForm } from './meeting-form.ts'
import { blankParts } from './special-parts.ts'

/** The form's name among drafts. */
export const meetingFormName = 'meeting'

const personOrName = z.object({ personId: recordId.nullable(), name: text })
const count = z.int().min(0)

const DraftContent = z.object({
  id: recordId,
  rev: z.int().nullable(),
  organisationId: recordId.nullable(),
  kinds: z.array(meetingKind.schema),
  /** Here and below: missing in drafts of before these were asked. */
  otherKindName: text.default(''),
  title: text.nullable(),
  session: text,
  belongYear: z.int().nullable(),
  day: LocalDate.nullable(),
  startClock: text.nullable(),
  endClock: text.nullable(),
  endDay: LocalDate.nullable(),
  place: text,
  host: personOrName.nullable(),
  hostDuty: text,
  recorder: personOrName.nullable(),
  notifiedOn: LocalDate.nullable(),
  storedRoster: z.object({ key: text, entries: z.array(z.object({ personId: recordId, isVoter: z.boolean() })) }).nullable(),
  marks: z.record(recordId, z.object({ status: z.enum(['leave', 'absent', 'excluded']), reason: text, exclusionBasis: text, makeUp: Attendee.shape.makeUp.default(null) })),
  guestIds: z.array(recordId),
  countsOnly: z.object({ should: count, actual: count, votersShould: count, votersActual: count }).nullable(),
  observers: z.array(z.object({ name: text, unitPost: text })),
  topics: z.array(Topic.extend({ election: Topic.shape.election.default(null), followUp: text.default('') })),
  lecture: z.object({ lecturerId: recordId.nullable(), lecturerName: text, lecturerDuty: text, subject: text, audience: text, outline: text.default(''), response: text.default('') }),
  themeDay: ThemeDay.default(blankParts.themeDay),
  lifeMeeting: LifeMeeting.default(blankParts.lifeMeeting),
  centerGroup: CenterGroupSession.default(blankParts.centerGroup),
  studyHours: z.number().min(0).nullable().default(null),
  summary: text,
  hostSigned: z.boolean(),
  recorderSigned: z.boolean(),
  attachments: z.array(Attachment),
  backfillReason: text,
  remark: text,
  unread: z.record(z.string(), z.string()),
}) satisfies z.ZodType<MeetingForm>

/** What is kept of a form: everything but texts and files that bear a mark of classification (domain.md E.4). */
export function toDraft(form: MeetingForm, ownWords: readonly string[]): unknown {
  const isMarked = (value: string) => classificationMarks(value, ownWords).length > 0
  return withoutMarked({ ...form, unread: {}, attachments: form.attachments.filter(attachment => !isMarked(attachment.name)) }, isMarked)
}

/** The form as it was kept; null where another version wrote something that this one can't read. */
export function fromDraft(content: unknown): MeetingForm | null {
  const parsed = DraftContent.safeParse(content)
  return parsed.success ? parsed.data : null
}
