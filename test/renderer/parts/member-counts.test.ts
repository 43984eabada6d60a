import { expect, test } from 'vitest'
import { countsWithBelow, memberCounts, memberCountText } from '../../../renderer/parts/member-counts.ts'
import { organisationTree } from '../../../renderer/parts/organisation-tree.ts'
import { aFact, aMembership, anOrganisation, day, today } from '../../support/builders.ts'

const [root, general, branch, other, group] = [anOrganisation({ type: 'organCommittee' }), anOrganisation({ type: 'generalBranch' }), anOrganisation(), anOrganisation(), anOrganisation({ type: 'group' })]
const facts = [
  aFact({ organisationId: root.id }), aFact({ organisationId: general.id, superiorId: root.id }), aFact({ organisationId: branch.id, superiorId: general.id }), aFact({ organisationId: other.id, superiorId: root.id }),
  aFact({ organisationId: group.id, superiorId: branch.id }),
]
const memberships = [
  aMembership({ organisationId: branch.id, groupId: group.id }), aMembership({ organisationId: branch.id, memberType: 'probationary', fullOn: null }), aMembership({ organisationId: other.id }),
  aMembership({ organisationId: other.id, to: day('2026-11-21') }),
]

test('each counts its own members and those below it, a group\'s only once', () => {
  const counts = countsWithBelow(organisationTree([root, general, branch, other, group], facts, today), memberCounts(memberships, today))
  expect([root, general, branch, other, group].map(({ id }) => memberCountText(counts.get(id)!))).toEqual(['3 人（预备 1）', '2 人（预备 1）', '2 人（预备 1）', '1 人', '1 人'])
})

test('organisations that are each other\'s superior keep their own members', () => {
  const circle = [aFact({ organisationId: branch.id, superiorId: other.id }), aFact({ organisationId: other.id, superiorId: branch.id })]
  const counts = countsWithBelow(organisationTree([branch, other], circle, today), memberCounts(memberships, today))
  expect([branch, other].map(({ id }) => memberCountText(counts.get(id)!))).toEqual(['2 人（预备 1）', '1 人'])
})
