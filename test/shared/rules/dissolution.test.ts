import { describe, expect, test } from 'vitest'
import { dissolution, type DissolutionRequest, leftBehind } from '#shared/rules/dissolution.ts'
import { aFact, aMembership, anId, anOrganisation, aPost, day } from '../../support/builders.ts'

const on = day('2026-06-30')
const [total, other, branch, group, child, next] = [
  anOrganisation({ type: 'generalBranch' }), anOrganisation({ type: 'generalBranch' }), anOrganisation(), anOrganisation({ type: 'group' }), anOrganisation(), anOrganisation(),
]
const branchFact = aFact({ organisationId: branch.id, superiorId: total.id })
const groupFact = aFact({ organisationId: group.id, superiorId: branch.id })
const childFact = aFact({ organisationId: child.id, superiorId: total.id, fullName: '第二支部', shortName: '二支' })
const member = aMembership({ organisationId: branch.id, groupId: group.id, votingSuspensions: [{ from: day('2026-01-01'), to: day('2026-03-31') }] })
const secretary = aPost({ organisationId: branch.id })
const leader = aPost({ organisationId: group.id, post: 'groupLeader' })
const rows = {
  organisations: [total, other, branch, group, child, next], facts: [branchFact, groupFact, childFact], memberships: [member], posts: [secretary, leader, aPost({ organisationId: branch.id, to: on, from: day('2021-01-01') }), aPost({ organisationId: total.id })],
}
const request: DissolutionRequest = { organisationId: branch.id, on, documentNo: '云工委〔2026〕5号', mergedIntoId: next.id, movesMembers: true }
const ids = () => { let n = 0; return () => `new-${++n}` }
const outcome = (some: Partial<DissolutionRequest> = {}, more: Partial<typeof rows> = {}) => {
  const made = dissolution({ ...rows, ...more }, { ...request, ...some }, ids())
  if (typeof made === 'string') throw new Error(made)
  return made
}
const refusal = (some: Partial<DissolutionRequest> = {}, more: Partial<typeof rows> = {}) => dissolution({ ...rows, ...more }, { ...request, ...some }, ids())

describe('撤销并入', () => {
  test('组织连同党小组到这一天为止，记下文号和并入的组织', () => {
    const made = outcome()
    expect(made.organisations).toEqual([{ ...branch, dissolvedOn: on, dissolutionDocumentNo: '云工委〔2026〕5号', mergedIntoId: next.id }, { ...group, dissolvedOn: on }])
    expect(made.facts).toEqual([{ ...branchFact, to: on }, { ...groupFact, to: on }])
    expect(made.posts).toEqual([{ ...secretary, to: on }, { ...leader, to: on }])
  })

  test('党员从次日起在并入的支部，不再属于原来的小组；已过去的表决权暂停不带走', () => {
    const made = outcome()
    expect(made.memberships).toEqual([{ ...member, to: on }])
    expect(made.begun.memberships).toEqual([{ ...member, id: 'new-1', organisationId: next.id, groupId: null, from: day('2026-07-01'), votingSuspensions: [] }])
  })

  test('将来才编入的，直接编入并入的支部', () => {
    const later = { ...member, from: day('2026-07-01') }
    const made = outcome({}, { memberships: [later] })
    expect([made.memberships, made.begun.memberships]).toEqual([[{ ...later, organisationId: next.id, groupId: null }], []])
  })

  test('下级党组织从次日起属于并入的组织，名称和设置不变', () => {
    const made = outcome({ organisationId: total.id, mergedIntoId: other.id }, { facts: [childFact] })
    expect(made.facts).toEqual([{ ...childFact, to: on }])
    expect(made.begun.facts).toEqual([{ id: 'new-1', organisationId: child.id, fullName: '第二支部', shortName: '二支', hasCommittee: true, hasGroups: false, superiorId: other.id, from: day('2026-07-01'), to: null }])
  })
})

describe('不能撤销的', () => {
  test.each<[string, Partial<DissolutionRequest>, RegExp]>([
    ['有党员，没有选并入', { mergedIntoId: null }, /还有 1 名党员/],
    ['有党员，没有勾选一并转入', { movesMembers: false }, /还有 1 名党员/],
    ['党员不能转入党总支', { mergedIntoId: other.id }, /只能转入党支部/],
    ['并入自己', { mergedIntoId: branch.id }, /并入的党组织不对/],
    ['并入不存在的', { mergedIntoId: anId() }, /并入的党组织不对/],
    ['没有这个组织', { organisationId: anId() }, /没有这个党组织/],
    ['有下级，没有选并入', { organisationId: total.id, mergedIntoId: null }, /还有 2 个下级党组织/],
  ])('%s', (_, some, message) => {
    expect(refusal(some)).toMatch(message)
  })

  test.each([['次日已撤销', { dissolvedOn: on }, false], ['次日还在', { dissolvedOn: day('2026-07-01') }, true], ['次日成立', { establishedOn: day('2026-07-01') }, true], ['再过一天才成立', { establishedOn: day('2026-07-02') }, false]])('并入的支部%s', (_, some, isPossible) => {
    const made = refusal({}, { organisations: rows.organisations.map(one => (one === next ? { ...next, ...some } : one)) })
    expect(typeof made !== 'string').toBe(isPossible)
  })
})

describe('留下的', () => {
  const members = (some: Partial<typeof member>) => leftBehind({ ...rows, memberships: [{ ...member, ...some }] }, branch.id, on).members.length
  test.each([
    ['当天转出的不算', { to: on }, 0],
    ['次日转出的算', { to: day('2026-07-01') }, 1],
    ['次日除名的不算', { status: 'removed' as const, statusOn: day('2026-07-01') }, 0],
    ['再过一天除名的还算', { status: 'removed' as const, statusOn: day('2026-07-02') }, 1],
    ['别的支部的不算', { organisationId: next.id }, 0],
  ])('党员：%s', (_, some, count) => {
    expect(members(some)).toBe(count)
  })

  test('没有党员、没有下级的，不用并入', () => {
    const made = outcome({ mergedIntoId: null, movesMembers: false }, { memberships: [] })
    expect(made.organisations[0]).toMatchObject({ dissolvedOn: on, mergedIntoId: null })
  })

  test('已撤销的下级和到期的上级关系不算', () => {
    const facts = [{ ...childFact, to: on }, { ...branchFact }]
    expect(leftBehind({ ...rows, facts, organisations: rows.organisations.map(one => (one === branch ? { ...branch, dissolvedOn: on } : one)) }, total.id, on).subordinates).toEqual([])
    expect(leftBehind(rows, total.id, on).subordinates).toEqual([branchFact, childFact])
  })
})
