import { expect, test } from 'vitest'
import { chineseOrder, inTreeOrder } from '#shared/rules/organisation-order.ts'
import { aFact, anOrganisation, day, today } from '../../support/builders.ts'

test('第二 comes before 第十, and 第十 before 第十一 and 第二十', () => {
  expect(['第二十党支部', '第十一党支部', '第二党支部', '第十党支部'].toSorted(chineseOrder)).toEqual(['第二党支部', '第十党支部', '第十一党支部', '第二十党支部'])
})

test('each stands before its subordinates of that day, these by kind and name', () => {
  const [root, general, second, tenth, other] = [anOrganisation({ type: 'organCommittee' }), anOrganisation({ type: 'generalBranch' }), anOrganisation(), anOrganisation(), anOrganisation()]
  const facts = [
    aFact({ organisationId: root.id }), aFact({ organisationId: general.id, superiorId: root.id, shortName: '总支' }), aFact({ organisationId: tenth.id, superiorId: root.id, shortName: '第十党支部' }),
    aFact({ organisationId: second.id, superiorId: general.id, shortName: '第二党支部', to: day('2025-12-31') }), aFact({ organisationId: second.id, superiorId: root.id, shortName: '第二党支部', from: day('2026-01-01') }),
    aFact({ organisationId: other.id, shortName: '别的' }),
  ]
  const all = [tenth, second, other, general, root]
  expect(inTreeOrder(all, facts, root.id, today)).toEqual([root, general, second, tenth])
  expect(inTreeOrder(all, facts, root.id, day('2025-12-31'))).toEqual([root, general, second, tenth])
  expect(inTreeOrder(all, facts, general.id, day('2025-12-31'))).toEqual([general, second])
  expect(inTreeOrder(all, facts, general.id, today)).toEqual([general])
})

test('organisations that are each other\'s superior are listed once', () => {
  const [one, two] = [anOrganisation(), anOrganisation()]
  const facts = [aFact({ organisationId: one.id, superiorId: two.id }), aFact({ organisationId: two.id, superiorId: one.id })]
  expect(inTreeOrder([one, two], facts, one.id, today)).toEqual([one, two])
  expect(inTreeOrder([one, two], facts, anOrganisation().id, today)).toEqual([])
})
