import { expect, test } from 'vitest'
import type { ElectionStep } from '#shared/model/term-of-office.ts'
import { blankStep, electionSetting, isNeeded, nextStep, stepStates } from '#shared/rules/election-steps.ts'
import { aFact, anId, anOrganisation, day } from '../../support/builders.ts'

const under = { superiorType: 'organCommittee', hasCommittee: true } as const
const done = (code: ElectionStep['code'], some: Partial<ElectionStep> = { on: day('2026-05-01') }): ElectionStep => ({ ...blankStep(code), ...some })

test('十一步依次排列', () => {
  expect(stepStates({ steps: [] }, under).map(({ code }) => code)).toEqual([
    'committeeStudy', 'partyGroupDiscussion', 'request', 'reply', 'nomination', 'candidateApproval', 'notice', 'assembly', 'firstMeeting', 'resultReport', 'approvalFiled',
  ])
})

test.each([
  ['上级不在本档案，直属机关工委', null, true],
  ['上级是机关工委', 'workCommittee', true],
  ['上级是机关党委', 'organCommittee', false],
  ['上级是党总支', 'generalBranch', false],
] as const)('党组讨论：%s', (_, superiorType, expected) => {
  expect(isNeeded('partyGroupDiscussion', { superiorType, hasCommittee: true })).toBe(expected)
})

test('不设支委会的支部没有支委会研究和委员会一次会议', () => {
  const states = stepStates({ steps: [] }, { superiorType: 'organCommittee', hasCommittee: false })
  expect(states.filter(({ kind }) => kind === 'notNeeded').map(({ code }) => code)).toEqual(['committeeStudy', 'partyGroupDiscussion', 'firstMeeting'])
})

test('有日期或文号就算做了，不适用的跳过，下一步是第一个没做的', () => {
  expect(nextStep({ steps: [] }, under)).toBe('committeeStudy')
  const steps = [done('committeeStudy'), done('request', { documentNo: '云档支〔2026〕3号' }), done('reply', { isNotNeeded: true })]
  expect(nextStep({ steps }, under)).toBe('nomination')
  expect(nextStep({ steps: steps.filter(({ code }) => code !== 'request') }, under)).toBe('request')
  expect(nextStep({ steps: stepStates({ steps: [] }, under).map(({ code }) => done(code)) }, under)).toBeNull()
})

test('只有支部可以不设委员会', () => {
  const superior = anOrganisation({ type: 'organCommittee' })
  const fact = aFact({ superiorId: superior.id, hasCommittee: false })
  expect(electionSetting(anOrganisation(), fact, () => 'organCommittee')).toEqual({ superiorType: 'organCommittee', hasCommittee: false })
  expect(electionSetting(anOrganisation({ type: 'generalBranch' }), fact, () => 'organCommittee').hasCommittee).toBe(true)
  expect(electionSetting(anOrganisation(), { ...fact, superiorId: anId() }, () => null).superiorType).toBeNull()
})
