import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Meeting, MeetingKind, TopicMatter, Vote } from '#shared/model/meeting.ts'
import { meetingQuorums, topicQuorum, topicRule, voteResult } from '#shared/rules/quorum.ts'
import { quorumText, voteText } from '#shared/rules/quorum-text.ts'
import { aMeeting, anAttendee, aTopic, aVote } from '../../support/builders.ts'

/** So many voters should come and came, and so many without a vote came too. */
function attended(should: number, actual: number, voteless = 0): Meeting['attendees'] {
  const voters = Array.from({ length: should }, (_, i) => anAttendee({ status: i < actual ? 'present' : 'leave', reason: '出差' }))
  return [...voters, ...Array.from({ length: voteless }, () => anAttendee({ isVoter: false }))]
}

function vote(kind: MeetingKind, matter: TopicMatter, attendees: Meeting['attendees'], some: Partial<Vote>) {
  return voteResult(aMeeting({ kinds: [kind], attendees }), aTopic({ matter, vote: aVote(some) }))
}

describe('一般表决与接收预备党员（C07—C09）', () => {
  test('C07 党员 30 人、正式 27 人：应到表决权人是 27，到 14 人可表决', () => {
    const quorum = topicQuorum(aMeeting({ attendees: attended(27, 14, 3) }), aTopic())
    expect(quorum).toMatchObject({ kind: 'met', base: 27, present: 14, needed: 14 })
  })

  test.each<[string, TopicMatter, number, number, Partial<Vote>, object]>([
    ['C07 赞成 14 票通过', 'general', 27, 14, { yes: 14 }, { kind: 'passed', yes: 14, needed: 14 }],
    ['C07 赞成 13 票不通过', 'general', 27, 14, { yes: 13, no: 1 }, { kind: 'notPassed', yes: 13, needed: 14, missing: 1 }],
    ['C08 正式 28 人到 14 人，赞成 14 票不通过', 'general', 28, 14, { yes: 14 }, { kind: 'notPassed', yes: 14, needed: 15, missing: 1 }],
    ['C08 到 15 人，赞成 15 票通过', 'general', 28, 15, { yes: 15 }, { kind: 'passed', yes: 15, needed: 15 }],
    ['C09 接收预备党员到 14 人，表决无效', 'admission', 28, 14, { yes: 14 }, { kind: 'invalidByQuorum', quorum: { needed: 15, missing: 1 } }],
    ['C09 到 15 人才超过半数', 'admission', 28, 15, { yes: 15 }, { kind: 'passed', needed: 15 }],
    ['预备党员转正同样要超过半数', 'conversion', 28, 14, { yes: 14 }, { kind: 'invalidByQuorum' }],
    ['处分按一般表决', 'discipline', 28, 14, { yes: 14 }, { kind: 'notPassed' }],
    ['到会差一人即无效', 'general', 27, 13, { yes: 13 }, { kind: 'invalidByQuorum', quorum: { missing: 1 } }],
    ['接收时书面意见计入票数', 'admission', 28, 15, { yes: 14, abstain: 1, writtenYes: 1 }, { kind: 'passed', yes: 15 }],
    ['一般表决不计书面意见', 'general', 28, 15, { yes: 14, abstain: 1, writtenYes: 1 }, { kind: 'notPassed', yes: 14 }],
    ['书面意见不算到会', 'admission', 28, 14, { yes: 14, writtenYes: 14 }, { kind: 'invalidByQuorum' }],
    ['现场票数多于到会人数', 'general', 27, 14, { yes: 14, no: 1 }, { kind: 'countsExceed', of: 'room', votes: 15, voters: 14 }],
    ['书面意见多于未到会人数', 'admission', 28, 27, { yes: 27, writtenYes: 2 }, { kind: 'countsExceed', of: 'written', votes: 2, voters: 1 }],
    ['书面意见恰等于未到会人数', 'admission', 28, 27, { yes: 27, writtenYes: 1 }, { kind: 'passed', yes: 28 }],
    ['选举到会五分之四（26 人须 21 人）', 'election', 26, 21, { yes: 14 }, { kind: 'passed', yes: 14, needed: 14 }],
    ['选举差一人即无效', 'election', 26, 20, { yes: 14 }, { kind: 'invalidByQuorum', quorum: { needed: 21, missing: 1 } }],
  ])('%s', (_, matter, should, actual, some, expected) => {
    expect(vote('memberAssembly', matter, attended(should, actual, 3), some)).toMatchObject(expected)
  })
})

describe('支委会（C11）', () => {
  test.each([
    ['委员 5 人到 2 人不够', 5, 2, { kind: 'short', needed: 3, missing: 1 }],
    ['委员 5 人到 3 人可开', 5, 3, { kind: 'met', needed: 3 }],
    ['委员 4 人到 2 人可开，半数以上含本数', 4, 2, { kind: 'met', needed: 2 }],
    ['委员 4 人到 1 人不够', 4, 1, { kind: 'short', missing: 1 }],
  ])('%s', (_, should, actual, expected) => {
    expect(meetingQuorums(aMeeting({ kinds: ['committee'], attendees: attended(should, actual) }))).toMatchObject([expected])
  })

  test('委员 4 人到 2 人，赞成 2 票不超过应到委员半数', () => {
    expect(vote('committee', 'general', attended(4, 2), { yes: 2 })).toMatchObject({ kind: 'notPassed', needed: 3 })
  })

  test('支委会审查发展对象按支委会的口径', () => {
    expect(vote('committee', 'admission', attended(4, 3), { yes: 3 })).toMatchObject({ kind: 'passed', rule: { code: 'R-QRM-02' } })
  })

  test('与别的会合开时，只数委员', () => {
    const committee = attended(5, 2)
    const meeting = aMeeting({ kinds: ['committee', 'themeDay'], attendees: [...committee, ...attended(20, 20)] })
    const seats = new Set(committee.map(attendee => attendee.personId))
    expect(meetingQuorums(meeting, seats)).toMatchObject([{ kind: 'short', base: 5, present: 2, missing: 1 }])
    expect(meetingQuorums(meeting, new Set())).toMatchObject([{ kind: 'unknown' }])
    expect(meetingQuorums(aMeeting({ kinds: ['committee'], attendees: committee }), new Set())).toMatchObject([{ kind: 'short', base: 5 }])
  })
})

describe('民主生活会', () => {
  test.each([
    ['应到 10 人到 7 人够三分之二', 10, 7, 'met'],
    ['应到 10 人到 6 人不够', 10, 6, 'short'],
    ['应到 9 人到 6 人恰为三分之二', 9, 6, 'met'],
  ])('%s', (_, should, actual, kind) => {
    expect(meetingQuorums(aMeeting({ kinds: ['democraticLife'], attendees: attended(should, actual) }))).toMatchObject([{ kind, rule: { code: 'R-QRM-08' } }])
  })
})

describe('一条记录几种会', () => {
  test.each<[string, readonly MeetingKind[], TopicMatter, string | null]>([
    ['党员大会与支委会合开，议题按党员大会', ['committee', 'memberAssembly'], 'general', 'R-QRM-01'],
    ['支委会兼主题党日，议题按支委会', ['themeDay', 'committee'], 'general', 'R-QRM-02'],
    ['党员大会兼党课，接收预备党员', ['partyLecture', 'memberAssembly'], 'admission', 'R-QRM-03'],
    ['主题党日上表决，按党员大会', ['themeDay'], 'general', 'R-QRM-01'],
    ['党组会不按支部的口径', ['partyGroupMeeting'], 'general', null],
    ['党小组会没有表决口径', ['groupMeeting'], 'admission', null],
  ])('%s', (_, kinds, matter, code) => {
    expect(topicRule(kinds, matter)?.code ?? null).toBe(code)
  })

  test('两种会各有各的到会门槛', () => {
    const committee = attended(5, 3)
    const meeting = aMeeting({ kinds: ['memberAssembly', 'committee'], attendees: [...committee, ...attended(20, 5)] })
    const quorums = meetingQuorums(meeting, new Set(committee.map(attendee => attendee.personId)))
    expect(quorums).toMatchObject([{ kind: 'short', rule: { code: 'R-QRM-01' }, missing: 5 }, { kind: 'met', rule: { code: 'R-QRM-02' } }])
  })
})

describe('不能判断的如实说', () => {
  test('没有名单也没有人数', () => {
    expect(voteResult(aMeeting(), aTopic({ vote: aVote({ yes: 3 }) }))).toMatchObject({ kind: 'unknown' })
  })
  test('没有表决', () => {
    expect(voteResult(aMeeting(), aTopic())).toEqual({ kind: 'none' })
  })
  test('只有人数也能判', () => {
    const meeting = aMeeting({ countsOnly: { should: 30, actual: 17, votersShould: 27, votersActual: 14 } })
    expect(voteResult(meeting, aTopic({ vote: aVote({ yes: 14 }) }))).toMatchObject({ kind: 'passed' })
  })
  test('不计入应到的减小基数', () => {
    const attendees = attended(28, 14).map((attendee, i) => (i === 27 ? { ...attendee, status: 'excluded' as const } : attendee))
    expect(vote('memberAssembly', 'general', attendees, { yes: 14 })).toMatchObject({ kind: 'passed', needed: 14 })
  })
})

describe('给人看的话', () => {
  test.each([
    [13, '还差 2 人：有表决权的党员应到 28 人，超过半数须 15 人，已到 13 人', '表决无效：到会人数不够，还差 2 人：有表决权的党员应到 28 人，超过半数须 15 人，已到 13 人'],
    [15, '有表决权的党员应到 28 人，超过半数须 15 人，已到 15 人，够', '未通过：赞成 13 票，须 15 票，还差 2 票'],
  ])('到会 %i 人', (actual, quorum, result) => {
    const meeting = aMeeting({ attendees: attended(28, actual) })
    const topic = aTopic({ matter: 'admission', vote: aVote({ yes: 13 }) })
    expect(quorumText(topicQuorum(meeting, topic)!)).toBe(quorum)
    expect(voteText(voteResult(meeting, topic))).toBe(result)
  })
})

test('a vote passes only where more than half of the base said yes and enough were present', () => {
  const matter = fc.constantFrom<TopicMatter>('general', 'admission', 'conversion', 'election')
  fc.assert(fc.property(matter, fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), (m, should, actual, yes, writtenYes) => {
    fc.pre(actual <= should)
    const result = vote('memberAssembly', m, attended(should, actual), { yes, writtenYes })
    const present = m === 'general' ? actual * 2 >= should : m === 'election' ? actual * 5 >= should * 4 : actual * 2 > should
    const counted = yes + (m === 'admission' || m === 'conversion' ? writtenYes : 0)
    const passes = should > 0 && present && yes <= actual && writtenYes <= should - actual && counted * 2 > should
    expect(result.kind === 'passed').toBe(passes)
  }), { numRuns: 500 })
})
