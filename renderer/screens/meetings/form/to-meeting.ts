import { type Attendee, Meeting } from '#shared/model/meeting.ts'
import { nameOf, type PeopleIndex } from '../../../parts/people-index.ts'
import type { PersonOrName } from '../../../parts/person-field.tsx'
import { type MeetingForm, type RosterEntry, rosterKey } from './meeting-form.ts'
import { hasLifeMeeting } from './special-parts.ts'
import { suggestedBelongYear, suggestedTitle } from './suggestions.ts'

/** What the archive says around a form, as of the meeting's day. */
export interface FormContext {
  /** The organisation's short name on that day; empty = no organisation yet. */
  readonly organisationName: string
  readonly roster: readonly RosterEntry[]
  readonly host: PersonOrName | null
  readonly recorder: PersonOrName | null
  readonly people: PeopleIndex
}

/** What the form says once its suggestions are taken as typed. */
export interface FilledForm {
  readonly title: string
  readonly belongYear: number | null
  readonly host: PersonOrName
  readonly recorder: PersonOrName
  readonly attendees: readonly Attendee[]
}

/** A field that keeps the form from being saved. `field` is the path in the record. */
export interface FormProblem {
  readonly field: string
  readonly message: string
}

export type ToMeeting = { readonly ok: true; readonly meeting: Meeting } | { readonly ok: false; readonly problems: readonly FormProblem[] }

const nobody: PersonOrName = { personId: null, name: '' }

export function filledForm(form: MeetingForm, context: FormContext, attendees = attendeesOf(form, context)): FilledForm {
  return {
    title: form.title ?? suggestedTitle(context.organisationName, form.kinds, form.day),
    belongYear: form.belongYear ?? (form.day === null ? null : suggestedBelongYear(form.kinds, form.day)),
    host: form.host ?? context.host ?? nobody,
    recorder: form.recorder ?? context.recorder ?? nobody,
    attendees,
  }
}

/** The roster with its marks, then the archive's people who sat in. A saved record keeps its own roster. */
export function attendeesOf(form: Pick<MeetingForm, 'storedRoster' | 'marks' | 'guestIds' | 'organisationId' | 'day' | 'kinds'>, context: Pick<FormContext, 'roster'>): readonly Attendee[] {
  const roster = keepsStoredRoster(form) ? (form.storedRoster?.entries ?? []) : context.roster
  const onRoster = new Set(roster.map(entry => entry.personId))
  return [
    ...roster.map(({ personId, isVoter }): Attendee => ({ personId, isVoter, ...(form.marks[personId] ?? { status: 'present', reason: '', exclusionBasis: '', makeUp: null }) })),
    ...form.guestIds.filter(id => !onRoster.has(id)).map((personId): Attendee => ({ personId, isVoter: false, status: 'nonvotingObserver', reason: '', exclusionBasis: '', makeUp: null })),
  ]
}

export function keepsStoredRoster(form: Pick<MeetingForm, 'storedRoster' | 'organisationId' | 'day' | 'kinds'>): boolean {
  return form.storedRoster !== null && form.storedRoster.key === rosterKey(form)
}

/** The record that the form stands for, or every field that keeps it from being one. */
export function toMeeting(form: MeetingForm, context: FormContext): ToMeeting {
  const clocks = clockProblems(form)
  const parsed = Meeting.safeParse(candidate(form, filledForm(form, context), context.people))
  if (parsed.success && clocks.length === 0) return { ok: true, meeting: parsed.data }
  const named = new Set(clocks.map(problem => problem.field))
  const others = (parsed.error?.issues ?? []).map(issue => ({ field: issue.path.join('.'), message: missing(form, String(issue.path[0])) ?? issue.message }))
  return { ok: false, problems: [...clocks, ...firstOfEachField(others).filter(problem => !named.has(problem.field))] }
}

function candidate(form: MeetingForm, filled: FilledForm, people: PeopleIndex): Record<string, unknown> {
  const { id, organisationId, kinds, session, place, hostDuty, notifiedOn, topics, summary, hostSigned, recorderSigned, attachments } = form
  const { day, startClock: start, endClock: end } = form
  return {
    id, organisationId, kinds, title: filled.title, session, belongYear: filled.belongYear,
    startAt: day === null || start === null ? null : `${day}T${start}`,
    endAt: day === null || end === null ? null : `${form.endDay ?? day}T${end}`,
    place, hostId: filled.host.personId, hostName: filled.host.personId === null ? filled.host.name : '', hostDuty,
    recorderId: filled.recorder.personId, recorderName: filled.recorder.personId === null ? filled.recorder.name : '', notifiedOn,
    ...attendance(form, filled.attendees, people),
    topics, lecture: form.kinds.includes('partyLecture') ? form.lecture : null,
    otherKindName: kinds.includes('other') ? form.otherKindName : '', themeDay: kinds.includes('themeDay') ? form.themeDay : null, lifeMeeting: hasLifeMeeting(kinds) ? form.lifeMeeting : null,
    centerGroup: kinds.includes('centerGroup') ? form.centerGroup : null, studyHours: form.studyHours, summary, hostSigned, recorderSigned, attachments,
    backfillReason: form.backfillReason, remark: form.remark,
  }
}

/** Where there are counts but no roster, the archive's people who sat in are named like those from outside: a roster would put the counts aside. */
function attendance(form: MeetingForm, attendees: readonly Attendee[], people: PeopleIndex): Record<string, unknown> {
  const observers = form.observers.filter(observer => observer.name.trim() !== '')
  if (attendees.some(attendee => attendee.status !== 'nonvotingObserver')) return { attendees, countsOnly: null, observers }
  const guests = attendees.map(({ personId }) => ({ name: nameOf(people, personId), unitPost: people.byId.get(personId)?.unitPost ?? '' }))
  return { attendees: [], countsOnly: form.countsOnly, observers: [...guests, ...observers] }
}

function clockProblems(form: MeetingForm): readonly FormProblem[] {
  const problems = Object.entries(form.unread).map(([field, message]) => ({ field, message }))
  const { day, startClock: start, endClock: end } = form
  if (day !== null && start === null && form.unread['startAt'] === undefined) problems.push({ field: 'startAt', message: '请填写开始时间，如 1430。' })
  if (start !== null && end !== null && `${form.endDay ?? day}T${end}` <= `${day}T${start}`) problems.push({ field: 'endAt', message: '散会时间应晚于开始时间。' })
  return problems
}

function missing(form: MeetingForm, field: string): string | null {
  if (field === 'organisationId' && form.organisationId === null) return '请选择召开会议的党组织。'
  if (field === 'startAt' && form.day === null) return '请填写会议日期。'
  if (field === 'kinds' && form.kinds.length === 0) return '请至少勾选一种会议类型。'
  if (field === 'title') return '请填写会议名称。'
  if (field === 'belongYear' && form.day === null) return '请填写归属年度。'
  return null
}

function firstOfEachField(problems: readonly FormProblem[]): readonly FormProblem[] {
  return problems.filter((problem, i) => problems.findIndex(other => other.field === problem.field) === i)
}
