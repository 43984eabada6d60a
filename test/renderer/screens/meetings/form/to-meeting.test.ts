import { describe, expect, test } from 'vitest'
import { formOfMeeting, type MeetingForm, newMeetingForm } from '../../../../../renderer/screens/meetings/form/meeting-form.ts'
import { fromDraft, toDraft } from '../../../../../renderer/screens/meetings/form/draft-content.ts'
import { attendeesOf, filledForm, type FormContext, toMeeting } from '../../../../../renderer/screens/meetings/form/to-meeting.ts'
import { peopleIndex } from '../../../../../renderer/parts/people-index.ts'
import { aCenterGroup, aLifeMeeting, aMeeting, anAttendee, anElection, anId, aPerson, aThemeDay, aTopic, day, stored, time } from '../../../../support/builders.ts'

const zhe = aPerson({ name: '张喆' })
const kun = aPerson({ name: '李堃' })
const guest = aPerson({ name: '陈赟', unitPost: '办公室副主任' })
const organisationId = anId()

const context: FormContext = {
  organisationName: '第一党支部', roster: [{ personId: zhe.id, isVoter: true }, { personId: kun.id, isVoter: false }],
  host: { personId: zhe.id, name: '' }, recorder: { personId: null, name: '周𬘭' }, people: peopleIndex([zhe, kun, guest]),
}

const complete = (some: Partial<MeetingForm> = {}) => newMeetingForm(anId(), { organisationId, kinds: ['memberAssembly'], day: day('2026-05-20'), startClock: '14:30', endClock: '16:00', ...some })

function saved(form: MeetingForm, around: FormContext = context) {
  const made = toMeeting(form, around)
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  return made.meeting
}

function fieldsRefused(form: MeetingForm) {
  const made = toMeeting(form, context)
  return made.ok ? [] : made.problems.map(problem => problem.field)
}

describe('what is not typed is suggested', () => {
  test('title, year, host and recorder', () => {
    expect(saved(complete())).toMatchObject({
      title: '第一党支部2026年5月党员大会', belongYear: 2026, startAt: '2026-05-20T14:30', endAt: '2026-05-20T16:00', hostId: zhe.id, hostName: '', recorderId: null, recorderName: '周𬘭',
    })
  })
  test('what was typed wins, even the empty text of a name', () => {
    expect(saved(complete({ studyHours: 2 }))).toMatchObject({ studyHours: 2 })
    expect(saved(complete())).toMatchObject({ studyHours: null })
    expect(saved(complete({ title: '党员大会', belongYear: 2025, host: { personId: null, name: '' } }))).toMatchObject({ title: '党员大会', belongYear: 2025, hostId: null, hostName: '' })
  })
})

describe('the roster', () => {
  test('everybody was there until marked otherwise', () => {
    const form = complete({ marks: { [kun.id]: { status: 'leave', reason: '出差', exclusionBasis: '', makeUp: null } } })
    expect(attendeesOf(form, context)).toEqual([
      { personId: zhe.id, isVoter: true, status: 'present', reason: '', exclusionBasis: '', makeUp: null }, { personId: kun.id, isVoter: false, status: 'leave', reason: '出差', exclusionBasis: '', makeUp: null },
    ])
  })
  test('another day may lack somebody; the mark is kept for the day on which they are back', () => {
    const form = complete({ marks: { [kun.id]: { status: 'absent', reason: '', exclusionBasis: '', makeUp: null } } })
    const without = { ...context, roster: context.roster.slice(0, 1) }
    expect(attendeesOf(form, without).map(one => one.personId)).toEqual([zhe.id])
    expect(attendeesOf(form, context)[1]).toMatchObject({ personId: kun.id, status: 'absent' })
  })
  test('people of the archive who sat in are observers; one of the roster is no guest', () => {
    expect(attendeesOf(complete({ guestIds: [guest.id, zhe.id] }), context).map(one => one.status)).toEqual(['present', 'present', 'nonvotingObserver'])
  })
  test('without a roster the counts stand, and guests are named beside them', () => {
    const countsOnly = { should: 20, actual: 18, votersShould: 19, votersActual: 17 }
    const meeting = saved(complete({ countsOnly, guestIds: [guest.id] }), { ...context, roster: [] })
    expect(meeting).toMatchObject({ attendees: [], countsOnly, observers: [{ name: '陈赟', unitPost: '办公室副主任' }] })
  })
  test('with a roster counts are put aside', () => {
    expect(saved(complete({ countsOnly: { should: 1, actual: 1, votersShould: 1, votersActual: 1 } })).countsOnly).toBeNull()
  })
  test('a saved record keeps its own roster until day, organisation or kinds change', () => {
    const gone = anAttendee({ status: 'absent', reason: '病假' })
    const form = formOfMeeting(stored(aMeeting({ organisationId, attendees: [gone] })))
    expect(attendeesOf(form, context)).toEqual([gone])
    expect(attendeesOf({ ...form, day: day('2026-05-21') }, context).map(one => one.personId)).toEqual([zhe.id, kun.id])
    expect(attendeesOf({ ...form, kinds: ['committee'] }, context)).toHaveLength(2)
  })
})

test('a record comes back from its form as it was', () => {
  const meeting = aMeeting({
    organisationId, kinds: ['memberAssembly', 'partyLecture', 'themeDay', 'organisationalLife', 'centerGroup', 'other'], otherKindName: '青年学习', themeDay: aThemeDay(), lifeMeeting: aLifeMeeting(), centerGroup: aCenterGroup(),
    attendees: [anAttendee(), anAttendee({ status: 'leave', reason: '出差', makeUp: { on: day('2026-05-27'), how: '自学' } }), anAttendee({ status: 'nonvotingObserver', isVoter: false })],
    observers: [{ name: '赵启明', unitPost: '机关党委' }], endAt: time('2026-05-21T00:30'), notifiedOn: day('2026-05-10'), remark: '备注',
    lecture: { lecturerId: null, lecturerName: '李堃', lecturerDuty: '书记', subject: '党章', audience: '全体党员', outline: '三部分', response: '听得进' },
    topics: [aTopic({ matter: 'election', election: anElection(), followUp: '已报批' })],
  })
  const form = formOfMeeting(stored(meeting))
  expect(saved(form)).toEqual(meeting)
  expect(fromDraft(JSON.parse(JSON.stringify(toDraft(form, []))))).toEqual(form)
})

test('what belongs to a kind is saved only while the kind is ticked, and stays in the form', () => {
  const form = { ...formOfMeeting(stored(aMeeting({ organisationId, kinds: ['themeDay', 'democraticLife'], themeDay: aThemeDay(), lifeMeeting: aLifeMeeting() }))), kinds: ['committee'] as const }
  expect(saved(form)).toMatchObject({ themeDay: null, lifeMeeting: null, centerGroup: null, otherKindName: '' })
  expect(form.themeDay).toEqual(aThemeDay())
})

test('a draft of before these parts were asked is still read', () => {
  const { otherKindName, themeDay, lifeMeeting, centerGroup, ...old } = formOfMeeting(stored(aMeeting({ organisationId })))
  expect(fromDraft(JSON.parse(JSON.stringify(old)))).toMatchObject({ otherKindName: '', themeDay: { effect: '' }, lifeMeeting: { theme: '' }, centerGroup: { theme: '' } })
  expect([otherKindName, themeDay, lifeMeeting, centerGroup]).toHaveLength(4)
})

describe('what keeps a form from being saved names its field', () => {
  test('an empty form', () => {
    expect(fieldsRefused(newMeetingForm(anId()))).toEqual(expect.arrayContaining(['organisationId', 'kinds', 'title', 'startAt', 'belongYear']))
  })
  test('a day without a time', () => { expect(fieldsRefused(complete({ startClock: null }))).toEqual(['startAt']) })
  test('an end that is the start', () => { expect(fieldsRefused(complete({ endClock: '14:30' }))).toEqual(['endAt']) })
  test('an end after midnight is no fault', () => { expect(fieldsRefused(complete({ endClock: '00:30', endDay: day('2026-05-21') }))).toEqual([]) })
  test('a date that could not be read', () => { expect(fieldsRefused(complete({ unread: { notifiedOn: '看不懂' } }))).toEqual(['notifiedOn']) })
})

test('the form before anything is known suggests nothing', () => {
  expect(filledForm(newMeetingForm(anId()), { ...context, organisationName: '', roster: [], host: null, recorder: null })).toEqual({ title: '', belongYear: null, host: { personId: null, name: '' }, recorder: { personId: null, name: '' }, attendees: [] })
})
