import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultSettings } from '#shared/model/settings.ts'
import type { Candidate, Election } from '#shared/model/meeting.ts'
import { candidatesNeeded, electionResult, type ElectionSettings } from '#shared/rules/election-result.ts'
import { electionText, standingText } from '#shared/rules/election-text.ts'
import { aMeeting, anAttendee, anId, aTopic } from '../../support/builders.ts'

/** An assembly of so many with a vote, of whom so many are there. */
const assembly = (should: number, actual: number) => aMeeting({ attendees: Array.from({ length: should }, (_, i) => anAttendee({ status: i < actual ? 'present' : 'leave' })) })
const candidate = (name: string, yes: number, some: Partial<Candidate> = {}): Candidate => ({ id: anId(), personId: null, name, isWrittenIn: false, yes, no: 0, abstain: 0, ...some })
const election = (candidates: readonly Candidate[], some: Partial<Election> = {}): Election => ({ post: '书记', seats: 1, ballotsIssued: 22, ballotsReturned: 22, ballotsInvalid: 0, tellers: '', candidates: [...candidates], ...some })

function result(should: number, actual: number, of: Election, settings: ElectionSettings = defaultSettings) {
  return electionResult(assembly(should, actual), aTopic({ matter: 'election', election: of }), settings)
}

/** 甲 当选，乙 未当选，差 1 票. */
function told(of: ReturnType<typeof result>): readonly string[] {
  return of.kind === 'counted' ? of.results.map(one => `${one.candidate.name} ${standingText(one)}`) : [electionText(of)]
}

test('C13: of 26 who should come 22 came; 14 votes are more than half of 26, 13 are not', () => {
  const yi = election([candidate('乙', 13), candidate('甲', 14)], { seats: 2 })
  expect(told(result(26, 22, yi))).toEqual(['甲 当选', '乙 未当选，差 1 票'])
  expect(result(26, 22, yi)).toMatchObject({ needed: 14, elected: 1, vacant: 1 })
})

test('where those present count, half of them is enough less one', () => {
  const settings: ElectionSettings = { ...defaultSettings, electionBase: 'actual' }
  expect(told(result(26, 22, election([candidate('甲', 12), candidate('乙', 11)], { seats: 2 }), settings))).toEqual(['甲 当选', '乙 未当选，差 1 票'])
})

test.each([[26, 21, 'counted'], [26, 20, 'invalidByQuorum'], [25, 20, 'counted'], [25, 19, 'invalidByQuorum']] as const)('of %i who should come %i came: %s (four fifths)', (should, actual, kind) => {
  expect(result(should, actual, election([candidate('甲', 14)], { ballotsIssued: actual, ballotsReturned: actual })).kind).toBe(kind)
})

test('more with enough votes than seats: the first take them; equal votes at the last seat are voted on again', () => {
  const three = (a: number, b: number, c: number) => election([candidate('甲', a), candidate('乙', b), candidate('丙', c)], { seats: 2 })
  expect(told(result(22, 22, three(15, 14, 13)))).toEqual(['甲 当选', '乙 当选', '丙 未当选，名额已满'])
  expect(told(result(22, 22, three(15, 13, 13)))).toEqual(['甲 当选', '乙 得票相等，须再次投票', '丙 得票相等，须再次投票'])
  expect(electionText(result(22, 22, three(15, 13, 13)))).toContain('得票相等的 2 人须再次投票')
})

test.each<[string, Partial<Election>, Candidate[], string]>([
  ['发得比到会的多', { ballotsIssued: 23, ballotsReturned: 22 }, [], '发出 23 张，多于到会的 22 人'],
  ['收得比发的多', { ballotsIssued: 21, ballotsReturned: 22 }, [], '收回 22 张，多于发出的 21 张，须重新选举'],
  ['无效票比收回的多', { ballotsInvalid: 23 }, [], '无效票 23 张，多于收回的 22 张'],
  ['一人的票比有效票多', { ballotsInvalid: 2 }, [candidate('甲', 15, { no: 6 })], '有一人共得 21 票，多于有效票 20 张'],
  ['赞成票比名额容得下的多', {}, [candidate('甲', 12), candidate('乙', 11)], '赞成票共 23 票，多于有效票可选的 22 票'],
])('票数有误：%s', (_, some, candidates, words) => {
  expect(electionText(result(22, 22, election(candidates, some)))).toBe(`选举票数有误：${words}`)
})

test('fewer ballots back than given out is in order', () => {
  expect(result(22, 22, election([candidate('甲', 20)], { ballotsReturned: 20 })).kind).toBe('counted')
})

test.each([[5, 6], [6, 8], [3, 4], [1, 2], [10, 12], [0, 0]])('%i seats want %i candidates: 20 %% more, rounded up', (seats, needed) => {
  expect(candidatesNeeded(seats, defaultSettings)).toBe(needed)
})

test('nobody is elected without more than half, and never more than there are seats', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(40), { maxLength: 8 }), (voters, seats, votes) => {
    const of = election(votes.map((yes, i) => candidate(`${i}`, Math.min(yes, voters))), { seats, ballotsIssued: voters, ballotsReturned: voters })
    const counted = result(voters, voters, of)
    if (counted.kind !== 'counted') return
    const elected = counted.results.filter(({ standing }) => standing === 'elected')
    expect(elected.length).toBeLessThanOrEqual(seats)
    expect(elected.every(one => one.candidate.yes * 2 > voters)).toBe(true)
    const best = Math.max(0, ...counted.results.filter(({ standing }) => standing !== 'elected' && standing !== 'tied').map(one => one.candidate.yes))
    expect(elected.every(one => one.candidate.yes >= best)).toBe(true)
  }))
})
