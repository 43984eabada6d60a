import { describe, expect, test } from 'vitest'
import { newMeetingForm } from '../../../../../renderer/screens/meetings/form/meeting-form.ts'
import { meetingFormReducer, newTopic } from '../../../../../renderer/screens/meetings/form/meeting-form-reducer.ts'
import { anId } from '../../../../support/builders.ts'

const a = newTopic(anId(), { title: '甲' })
const b = newTopic(anId(), { title: '乙' })
const form = newMeetingForm(anId(), { topics: [a, b] })
const titles = (after: typeof form) => after.topics.map(topic => topic.title).join('')

describe('topics', () => {
  test('one is changed, the others stay the same objects: only it is drawn anew', () => {
    const after = meetingFormReducer(form, { kind: 'setTopic', id: b.id, patch: { title: '丙' } })
    expect(titles(after)).toBe('甲丙')
    expect(after.topics[0]).toBe(a)
  })
  test('they move within the list and no further', () => {
    expect(titles(meetingFormReducer(form, { kind: 'moveTopic', id: b.id, by: -1 }))).toBe('乙甲')
    expect(titles(meetingFormReducer(form, { kind: 'moveTopic', id: b.id, by: 1 }))).toBe('甲乙')
    expect(titles(meetingFormReducer(form, { kind: 'moveTopic', id: a.id, by: -1 }))).toBe('甲乙')
  })
  test('what was removed can be put back where it stood', () => {
    const without = meetingFormReducer(form, { kind: 'removeTopic', id: a.id })
    expect(titles(without)).toBe('乙')
    expect(titles(meetingFormReducer(without, { kind: 'insertTopic', topic: a, index: 0 }))).toBe('甲乙')
  })
})

describe('marks', () => {
  const personId = anId()
  const absent = meetingFormReducer(form, { kind: 'mark', personIds: [personId], mark: { status: 'absent' } })
  test('a reason is added to what is marked already', () => {
    const after = meetingFormReducer(absent, { kind: 'mark', personIds: [personId], mark: { reason: '出差' } })
    expect(after.marks).toEqual({ [personId]: { status: 'absent', reason: '出差', exclusionBasis: '', makeUp: null } })
  })
  test('null = was there after all', () => {
    expect(meetingFormReducer(absent, { kind: 'mark', personIds: [personId], mark: null }).marks).toEqual({})
  })
})

test('a field that can be read again is no longer among the unread', () => {
  const unread = meetingFormReducer(form, { kind: 'unread', field: 'startAt', problem: '看不懂' })
  expect(unread.unread).toEqual({ startAt: '看不懂' })
  expect(meetingFormReducer(unread, { kind: 'unread', field: 'startAt', problem: null }).unread).toEqual({})
})
