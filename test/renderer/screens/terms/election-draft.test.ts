import { expect, test } from 'vitest'
import { blankStep } from '#shared/rules/election-steps.ts'
import { filledSeats, firstDraft, toElection, unknownName } from '../../../../renderer/screens/terms/election-draft.ts'
import { turnoutText } from '../../../../renderer/screens/terms/turnout.ts'
import { anId, aPost, aTermOfOffice, day } from '../../../support/builders.ts'

const term = aTermOfOffice({ steps: [{ ...blankStep('assembly'), on: day('2026-06-20') }], electionShould: 26, electionActual: 22 })
const { organisationId } = term
const posts = [aPost({ organisationId, post: 'disciplineMember' }), aPost({ organisationId }), aPost({ organisationId, post: 'groupLeader' }), aPost({ organisationId, to: day('2025-01-01') }), aPost()]

test('先带出现在的班子、大会日期和到会人数，批复文号要新填', () => {
  const draft = firstDraft(term, posts, 3)
  expect(draft).toMatchObject({ electedOn: '2026-06-20', years: 3, should: 26, actual: 22 })
  expect(draft.seats.map(({ personId, post, approvalDocumentNo }) => [personId, post, approvalDocumentNo])).toEqual([[posts[1]!.personId, 'secretary', ''], [posts[0]!.personId, 'disciplineMember', '']])
})

test('没填姓名的行不算，档案里没有的人要指出来', () => {
  const draft = firstDraft(term, posts, 3)
  const blank = { id: anId(), personId: null, name: ' ', post: 'committeeMember' as const, kind: 'partTime' as const, approvalDocumentNo: '' }
  expect(filledSeats({ ...draft, seats: [...draft.seats, blank] })).toHaveLength(2)
  expect(unknownName({ ...draft, seats: [...draft.seats, blank] })).toBeNull()
  expect(unknownName({ ...draft, seats: [...draft.seats, { ...blank, name: '王某' }] })).toBe('王某')
  expect(toElection({ ...draft, ordinal: ' 第五届 ', seats: [...draft.seats, blank] })).toMatchObject({ ordinal: '第五届', seats: [{ post: 'secretary' }, { post: 'disciplineMember' }] })
})

test.each([
  ['应到 26 实到 21', 26, 21, '须 21 人，够'],
  ['应到 26 实到 20', 26, 20, '须 21 人，还差 1 人'],
  ['应到 5 实到 4，正好五分之四', 5, 4, '须 4 人，够'],
  ['没有应到', null, 4, null],
  ['应到 0', 0, 0, null],
] as const)('到会：%s', (_, should, actual, expected) => {
  expect(turnoutText(should, actual)).toBe(expected)
})
