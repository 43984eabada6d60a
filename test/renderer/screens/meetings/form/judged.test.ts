import { describe, expect, test } from 'vitest'
import type { Attendee, MeetingKind, TopicMatter } from '#shared/model/meeting.ts'
import { type Judged, quorumStandings, verdicts } from '../../../../../renderer/screens/meetings/form/judged.ts'
import { anAttendee, aTopic, aVote } from '../../../../support/builders.ts'

function judged(kinds: readonly MeetingKind[], attendees: readonly Attendee[], seatHolders: readonly Attendee[] = []): Judged {
  return { kinds, attendees, countsOnly: null, seatHolders: new Set(seatHolders.map(one => one.personId)) }
}

const members = (present: number, away: number, isVoter = true) => [
  ...Array.from({ length: present }, () => anAttendee({ isVoter })), ...Array.from({ length: away }, () => anAttendee({ isVoter, status: 'absent' })),
]

const verdict = (of: Judged, matter: TopicMatter, yes: number) => verdicts(of)(aTopic({ matter, vote: aVote({ yes }) }))

describe('边录入边提示', () => {
  const c07 = judged(['memberAssembly'], [...members(14, 13), ...members(3, 0, false)])
  test('C07 应到表决权人 27，到会 14 可表决；赞成 14 通过，13 不通过', () => {
    expect(quorumStandings(c07, [])).toMatchObject([{ level: 'green' }])
    expect(verdict(c07, 'general', 14)).toMatchObject({ level: 'green', text: expect.stringContaining('通过') })
    expect(verdict(c07, 'general', 13)).toMatchObject({ level: 'orange', text: expect.stringContaining('未通过') })
  })
  const c09 = judged(['memberAssembly'], members(14, 14))
  test('C08 赞成 14 不过 28 的半数', () => { expect(verdict(c09, 'general', 14)).toMatchObject({ level: 'orange' }) })
  test('C09 接收预备党员须超过半数，还差 1 人，表决无效', () => {
    expect(verdict(c09, 'admission', 14)).toMatchObject({ level: 'red', text: expect.stringContaining('表决无效') })
    expect(quorumStandings(c09, [aTopic({ matter: 'admission' })])[0]).toMatchObject({ level: 'red', text: expect.stringContaining('还差 1 人') })
  })
  test('C11 支委 5 人到 2 人，还差 1 人；到 3 人够', () => {
    expect(quorumStandings(judged(['committee'], members(2, 3)), [])).toMatchObject([{ level: 'red', text: expect.stringContaining('还差 1 人') }])
    expect(quorumStandings(judged(['committee'], members(3, 2)), [])).toMatchObject([{ level: 'green' }])
  })
  test('与党员大会合开的支委会只数委员', () => {
    const seats = members(2, 3)
    const standings = quorumStandings(judged(['memberAssembly', 'committee'], [...seats, ...members(20, 0)], seats), [])
    expect(standings.map(one => one.level)).toEqual(['red', 'green'])
  })
})

test('a verdict is the same object until topic or attendance change, so that its card is not drawn anew', () => {
  const topic = aTopic({ vote: aVote({ yes: 3 }) })
  const verdictOf = verdicts(judged(['memberAssembly'], members(4, 0)))
  expect(verdictOf(topic)).toBe(verdictOf(topic))
})
