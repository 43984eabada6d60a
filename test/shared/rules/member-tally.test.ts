import { expect, test } from 'vitest'
import { allMembers, memberTallies, tallySum } from '#shared/rules/member-tally.ts'
import { aMembership, anId, aPerson, day, today } from '../../support/builders.ts'

const [branch, group, other] = [anId(), anId(), anId()]
const retired = aPerson({ isRetired: true })

const memberships = [
  aMembership({ organisationId: branch, groupId: group, personId: retired.id }),
  aMembership({ organisationId: branch, memberType: 'probationary', fullOn: null, floating: { to: '外地', since: null } }),
  aMembership({ organisationId: branch, to: day('2026-11-21') }),
  aMembership({ organisationId: branch, from: day('2026-11-23') }),
  aMembership({ organisationId: other, fullOn: day('2026-11-23') }),
]

test('当天在册的分正式、预备，离退休和流动另计；小组的党员也是支部的', () => {
  const tallies = memberTallies(memberships, [retired], today)
  expect(tallies.get(branch)).toEqual({ full: 1, probationary: 1, retired: 1, floating: 1 })
  expect(tallies.get(group)).toEqual({ full: 1, probationary: 0, retired: 1, floating: 0 })
  expect(tallies.get(other)).toEqual({ full: 0, probationary: 1, retired: 0, floating: 0 })
})

test('几个组织合计，没有党员的不影响', () => {
  const sum = tallySum([branch, other, anId()], memberTallies(memberships, [retired], today))
  expect(sum).toEqual({ full: 1, probationary: 2, retired: 1, floating: 1 })
  expect(allMembers(sum)).toBe(3)
})
