import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultSettings } from '#shared/model/settings.ts'
import { owedTalks, type TalkCircle } from '#shared/rules/owed-talks.ts'
import { aMembership, anId, anOrganisation, aPost, aTalk, day, time, today } from '../../support/builders.ts'

const branch = anOrganisation()
/** In the order of their ids. */
const [secretary, organiser, first, second, third] = Array.from({ length: 5 }, anId).toSorted() as [string, string, string, string, string]
const memberships = [secretary, organiser, first, second, third].map(personId => aMembership({ personId, organisationId: branch.id }))
const posts = [aPost({ personId: secretary, organisationId: branch.id, post: 'secretary' }), aPost({ personId: organiser, organisationId: branch.id, post: 'organisationMember' })]
const talk = (talkerId: string, talkeeId: string, at = '2026-05-20T14:30') => aTalk({ talkerId, talkeeId, talkedAt: time(at) })
const owed = (talks: TalkCircle['talks'], talkPairs = defaultSettings.talkPairs, asOf = today) => owedTalks(branch.id, asOf, { memberships, posts, talks, settings: { talkPairs } }).map(({ kind, personId, otherId }) => [kind, personId, otherId])

test('without a talk: the two of the committee with each other, every other member with one of them', () => {
  expect(owed([])).toEqual([['betweenCommittee', secretary, organiser], ['committeeWithMember', first, null], ['committeeWithMember', second, null], ['committeeWithMember', third, null]])
})

test('whoever began it, a talk counts for both', () => {
  expect(owed([talk(organiser, secretary), talk(first, organiser), talk(secretary, second)])).toEqual([['committeeWithMember', third, null]])
})

test.each([['2025-12-31T23:59', 3], ['2026-01-01T00:00', 2], [`${today}T23:59`, 2], ['2026-11-23T08:00', 3]] as const)('a talk at %s leaves %i members', (at, left) => {
  expect(owed([talk(secretary, first, at)]).filter(([kind]) => kind === 'committeeWithMember')).toHaveLength(left)
})

test('members among themselves, where the unit wants it: one talk with any other is enough', () => {
  const wanted = { betweenCommittee: false, committeeWithMembers: false, betweenMembers: true }
  expect(owed([talk(first, second), talk(third, secretary)], wanted)).toEqual([['betweenMembers', third, null]])
})

test('a branch without a committee owes none with it; who has left by that day owes none', () => {
  expect(owedTalks(branch.id, today, { memberships, posts: [], talks: [], settings: defaultSettings })).toEqual([])
  const gone = memberships.map(membership => (membership.personId === third ? { ...membership, to: day('2026-06-30') } : membership))
  expect(owedTalks(branch.id, today, { memberships: gone, posts, talks: [], settings: defaultSettings }).some(one => one.personId === third)).toBe(false)
})

test('each talk only ever lessens what is owed', () => {
  const ids = [secretary, organiser, first, second, third]
  const pair = fc.tuple(fc.nat(4), fc.nat(4)).filter(([a, b]) => a !== b).map(([a, b]) => talk(ids[a]!, ids[b]!))
  fc.assert(fc.property(fc.array(pair, { maxLength: 8 }), pair, (talks, more) => {
    const all = { betweenCommittee: true, committeeWithMembers: true, betweenMembers: true }
    const before = owed(talks, all).map(String)
    const after = owed([...talks, more], all).map(String)
    expect(after.every(one => before.includes(one))).toBe(true)
  }))
})
