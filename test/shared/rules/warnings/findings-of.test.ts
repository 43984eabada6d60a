import { describe, expect, test } from 'vitest'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { findingsOf } from '#shared/rules/warnings/findings-of.ts'
import { aFact, aMeeting, anAttendee, anOrganisation, aPerson, aPost, aTopic, aVote, stored, time, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const branch = anOrganisation()
const other = anOrganisation()
const facts = [aFact({ organisationId: branch.id, shortName: '甲支部', hasCommittee: false }), aFact({ organisationId: other.id, shortName: '乙支部', hasCommittee: false })]
const person = aPerson({ name: '张喆' })

function meeting(startAt: string, some: Partial<Meeting> = {}): Meeting {
  return aMeeting({ organisationId: branch.id, startAt: time(startAt), endAt: time(`${startAt.slice(0, 11)}18:00`), ...some })
}

async function findings(meetings: readonly (Meeting | Stored<Meeting>)[], rule: string, organisationIds?: readonly string[]) {
  const reader = readerOf({ organisations: [branch, other], organisationFacts: facts, people: [person], meetings })
  const all = await findingsOf(reader, { today, years: [2026], ...(organisationIds ? { organisationIds } : {}) })
  return all.filter(finding => finding.rule === rule)
}

test('C01 甲支部二季度没有党员大会：预警清单一条，期间写“2026年第二季度”', async () => {
  const meetings = ['2026-01-10', '2026-07-10', '2026-10-10'].map(on => meeting(`${on}T14:30`))
  expect(await findings(meetings, 'W-MTG-Q', [branch.id])).toEqual([{
    rule: 'W-MTG-Q', level: 'red', organisationId: branch.id, period: '2026Q2', subject: { kind: 'organisation', id: branch.id, name: '甲支部' },
    message: '2026年第二季度没有召开党员大会，已过 145 天', basis: '《中国共产党支部工作条例（试行）》第十一条：党员大会一般每季度召开 1 次',
  }])
})

test('最急的在前，同级的先早后晚', async () => {
  const all = await findingsOf(readerOf({ organisations: [branch], organisationFacts: facts }), { today })
  const order = all.map(finding => `${['red', 'orange', 'yellow'].indexOf(finding.level)} ${finding.period}`)
  expect(order).toEqual([...order].sort())
  expect(all.some(finding => finding.level === 'green')).toBe(false)
  expect(all.length).toBeGreaterThan(20)
})

test('C09 到会不够却有表决，会议列入法定人数红色预警', async () => {
  const attendees = Array.from({ length: 28 }, (_, i) => anAttendee({ status: i < 14 ? 'present' : 'leave', reason: '出差' }))
  const [finding] = await findings([meeting('2026-05-20T14:30', { attendees, topics: [aTopic({ matter: 'admission', vote: aVote({ yes: 14 }) })] })], 'W-QRM')
  expect(finding).toMatchObject({ level: 'red', period: '2026-05', organisationId: branch.id, subject: { kind: 'meeting', field: 'topics.0.vote' } })
})

test('合开的支委会只数当日的委员', async () => {
  const seats = Array.from({ length: 5 }, () => aPerson())
  const posts = seats.map(seat => aPost({ organisationId: branch.id, personId: seat.id, post: 'committeeMember' }))
  const attendees = [...seats.map((seat, i) => anAttendee({ personId: seat.id, status: i < 2 ? 'present' : 'leave', reason: '出差' })), ...Array.from({ length: 20 }, () => anAttendee())]
  const reader = readerOf({ organisations: [branch], organisationFacts: facts, people: seats, posts, meetings: [meeting('2026-05-20T14:30', { kinds: ['committee', 'themeDay'], attendees })] })
  const found = (await findingsOf(reader, { today })).filter(finding => finding.rule === 'W-QRM')
  expect(found.map(finding => finding.message)).toEqual(['到会人数不够，还差 1 人：委员应到 5 人，半数以上须 3 人，已到 2 人'])
})

describe('疑似重复', () => {
  const first = meeting('2026-05-20T14:30', { title: '党员大会' })
  test.each<[string, Meeting, number]>([
    ['同时同类', meeting('2026-05-20T14:30', { title: '二季度党员大会' }), 1],
    ['同日同名', meeting('2026-05-20T15:30', { title: '党员大会 ' }), 1],
    ['同时不同类', meeting('2026-05-20T14:30', { title: '党课', kinds: ['partyLecture'] }), 0],
    ['同日不同时不同名', meeting('2026-05-20T09:00', { title: '第二次党员大会' }), 0],
    ['次日', meeting('2026-05-21T14:30', { title: '党员大会' }), 0],
    ['别的支部', meeting('2026-05-20T14:30', { title: '党员大会', organisationId: other.id }), 0],
  ])('%s', async (_, second, count) => {
    const found = await findings([first, second], 'W-DUP')
    expect(found.length).toBe(count)
  })
})

describe('同一人同一时段两处在场', () => {
  const attends = (startAt: string, endAt: string, some: Partial<Meeting> = {}) => aMeeting({ organisationId: branch.id, title: startAt, startAt: time(startAt), endAt: time(endAt), attendees: [anAttendee({ personId: person.id })], ...some })
  const first = attends('2026-05-20T14:30', '2026-05-20T16:00')
  test.each<[string, Meeting, number]>([
    ['时段相交', attends('2026-05-20T15:59', '2026-05-20T17:00', { organisationId: other.id }), 1],
    ['前后相接', attends('2026-05-20T16:00', '2026-05-20T17:00', { organisationId: other.id }), 0],
    ['同时开始，没有散会时间', attends('2026-05-20T14:30', '2026-05-20T14:30', { organisationId: other.id, endAt: null }), 1],
    ['会后开始，没有散会时间', attends('2026-05-20T16:00', '2026-05-20T16:00', { organisationId: other.id, endAt: null }), 0],
    ['另一处请假', attends('2026-05-20T15:00', '2026-05-20T17:00', { attendees: [anAttendee({ personId: person.id, status: 'leave', reason: '出差' })] }), 0],
  ])('%s', async (_, second, count) => {
    const found = (await findings([first, second], 'W-MTG-QUALITY')).filter(finding => finding.message.startsWith('张喆同一时段'))
    expect(found.length).toBe(count)
  })
})

describe('补录比例过高', () => {
  const late = (on: string) => stored(meeting(`${on}T14:30`, { backfillReason: '记录本送检' }), { createdAt: '2026-07-01T02:00:00.000Z' })
  const timely = (on: string) => meeting(`${on}T09:00`)
  test.each<[string, readonly (Meeting | Stored<Meeting>)[], number]>([
    ['三条补录，超过三分之一', [late('2026-04-02'), late('2026-05-02'), late('2026-06-02'), ...['04-03', '04-04', '04-05', '05-03', '05-04'].map(d => timely(`2026-${d}`))], 1],
    ['三条补录，恰为三分之一', [late('2026-04-02'), late('2026-05-02'), late('2026-06-02'), ...['04-03', '04-04', '04-05', '05-03', '05-04', '05-05'].map(d => timely(`2026-${d}`))], 0],
    ['两条补录', [late('2026-04-02'), late('2026-05-02')], 0],
  ])('%s', async (_, meetings, count) => {
    const found = await findings(meetings, 'W-BACKFILL')
    expect(found.map(finding => finding.period)).toEqual(Array.from({ length: count }, () => '2026Q2'))
  })
})

test('空档案没有一条', async () => {
  expect(await findingsOf(readerOf({}), { today })).toEqual([])
})

test('还没开的会不体检', async () => {
  expect(await findings([aMeeting({ organisationId: branch.id, startAt: time('2026-11-23T09:00'), place: '' })], 'W-MTG-QUALITY')).toEqual([])
  expect((await findings([aMeeting({ organisationId: branch.id, startAt: time('2026-11-22T09:00'), place: '' })], 'W-MTG-QUALITY')).length).toBeGreaterThan(0)
})
