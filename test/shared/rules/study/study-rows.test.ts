import { expect, test } from 'vitest'
import { defaultSettings, type Settings } from '#shared/model/settings.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Person } from '#shared/model/person.ts'
import type { Post } from '#shared/model/post.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Training } from '#shared/model/training.ts'
import { type StudyRow, studyRows } from '#shared/rules/study/study-rows.ts'
import { aMeeting, aMembership, anAttendee, anId, aPerson, aPost, aTraining, day, time } from '../../../support/builders.ts'

const organisationId = anId()
const personId = anId()
const present = { personId, hours: null, onLeave: false, result: '' }

interface Some {
  readonly trainings?: readonly Partial<Training>[]
  readonly meetings?: readonly Partial<Meeting>[]
  readonly person?: Partial<Person>
  readonly posts?: readonly Partial<Post>[]
  readonly membership?: Partial<Membership>
  readonly settings?: Partial<Settings>
  readonly today?: string
  readonly year?: number
}

function rowOf({ trainings = [], meetings = [], person = {}, posts = [], membership = {}, settings = {}, today = '2026-12-31', year = 2026 }: Some): StudyRow | undefined {
  return studyRows({
    people: [aPerson({ id: personId, ...person })], memberships: [aMembership({ personId, organisationId, ...membership })], posts: posts.map(some => aPost({ personId, organisationId, ...some })),
    trainings: trainings.map(some => aTraining({ attendees: [present], ...some })),
    meetings: meetings.map(some => aMeeting({ attendees: [anAttendee({ personId })], ...some })), settings: { ...defaultSettings, ...settings },
  }, year, day(today))[0]
}

test.each<[string, Some, readonly (number | null)[]]>([
  ['C44 普通党员 20 学时，差 12', { trainings: [{ hours: 20 }] }, [32, 20, 12]],
  ['C44 支部书记 40 学时，差 16', { trainings: [{ hours: 40 }], posts: [{}] }, [56, 40, 16]],
  ['C44 年老失能豁免，不统计差额', { trainings: [{ hours: 20 }], person: { studyExemptions: [{ id: anId(), fromYear: 2024, toYear: null, reason: '年老体弱' }] } }, [32, 20, null]],
  ['豁免到去年为止的，今年照算', { trainings: [{ hours: 20 }], person: { studyExemptions: [{ id: anId(), fromYear: 2024, toYear: 2025, reason: '生病' }] } }, [32, 20, 12]],
  ['豁免的最后一年仍豁免', { person: { studyExemptions: [{ id: anId(), fromYear: 2024, toYear: 2026, reason: '生病' }] } }, [32, 0, null]],
  ['支委委员也是 56', { posts: [{ post: 'publicityMember' }] }, [56, 0, 56]],
  ['党小组组长是 32', { posts: [{ post: 'groupLeader' }] }, [32, 0, 32]],
  ['年内已卸任的书记，按年末身份', { posts: [{ to: day('2026-12-30') }] }, [32, 0, 32]],
  ['任到年末的书记', { posts: [{ to: day('2026-12-31') }] }, [56, 0, 56]],
  ['恰好满 32 学时', { trainings: [{ hours: 32 }] }, [32, 32, 0]],
  ['差 0.5 学时', { trainings: [{ hours: 31.5 }] }, [32, 31.5, 0.5]],
  ['多了不倒扣', { trainings: [{ hours: 50 }] }, [32, 50, 0]],
  ['单位自定标准', { settings: { studyHoursMember: 40 } }, [40, 0, 40]],
  ['年内在支部不足半年的不要求', { membership: { from: day('2026-07-03') } }, [32, 0, null]],
  ['闰年在支部恰好半年的要求', { membership: { from: day('2024-07-02') }, year: 2024, today: '2024-12-31' }, [32, 0, 32]],
  ['年内在支部满半年的要求', { membership: { from: day('2026-07-02') } }, [32, 0, 32]],
  ['年末已失联的不要求', { membership: { lost: { since: day('2026-12-31'), lastActivityOn: null, lastDuesOn: null } } }, [32, 0, null]],
  ['年末过后才失联的，当年照算', { membership: { lost: { since: day('2027-01-01'), lastActivityOn: null, lastDuesOn: null } }, today: '2027-02-01' }, [32, 0, 32]],
  ['失联日期不详的不要求', { membership: { lost: { since: null, lastActivityOn: null, lastDuesOn: null } } }, [32, 0, null]],
  ['今年还没过完，到今天已失联的不要求', { membership: { lost: { since: day('2026-06-01'), lastActivityOn: null, lastDuesOn: null } }, today: '2026-06-01' }, [32, 0, null]],
])('%s', (_, some, expected) => {
  const row = rowOf(some)
  expect([row?.required, row?.hours.total, row?.gap]).toEqual(expected)
})

test.each<[string, Some, number]>([
  ['本人学时另填的，以本人为准', { trainings: [{ hours: 24, attendees: [{ ...present, hours: 16 }] }] }, 16],
  ['请假的不计', { trainings: [{ attendees: [{ ...present, onLeave: true }] }] }, 0],
  ['请假的即使填了学时也不计', { trainings: [{ attendees: [{ ...present, hours: 8, onLeave: true }] }] }, 0],
  ['名单里重复的只算一次', { trainings: [{ hours: 8, attendees: [present, present] }] }, 8],
  ['没有参加的不计', { trainings: [{ attendees: [] }] }, 0],
  ['跨年的培训算在结束的那一年', { trainings: [{ from: day('2025-12-30'), to: day('2026-01-02'), hours: 8 }] }, 8],
  ['还没结束的培训不计', { trainings: [{ to: day('2026-06-02'), hours: 8 }], today: '2026-06-01' }, 0],
  ['结束当天就计', { trainings: [{ to: day('2026-06-02'), hours: 8 }], today: '2026-06-02' }, 8],
  ['网络自学计入', { trainings: [{ form: 'online', hours: 8 }] }, 8],
  ['单位不计网络自学的', { trainings: [{ form: 'online', hours: 8 }, { hours: 4 }], settings: { onlineStudyCounts: false } }, 4],
  ['出席的党课按时长', { meetings: [{ kinds: ['partyLecture'] }] }, 1.5],
  ['请假的会议不计', { meetings: [{ kinds: ['partyLecture'], attendees: [anAttendee({ personId, status: 'leave' })] }] }, 0],
  ['列席的不计', { meetings: [{ kinds: ['partyLecture'], attendees: [anAttendee({ personId, status: 'nonvotingObserver' })] }] }, 0],
  ['党员大会不计', { meetings: [{ kinds: ['memberAssembly'] }] }, 0],
  ['几种会合开的只计一次', { meetings: [{ kinds: ['memberAssembly', 'partyLecture', 'themeDay'] }] }, 1.5],
  ['会议名单里重复的只算一次', { meetings: [{ kinds: ['partyLecture'], attendees: [anAttendee({ personId }), anAttendee({ personId })] }] }, 1.5],
  ['两次会议各算各的', { meetings: [{ kinds: ['partyLecture'] }, { kinds: ['partyLecture'] }] }, 3],
  ['归属上一年度的会议算上一年度', { meetings: [{ kinds: ['partyLecture'], belongYear: 2025 }] }, 0],
  ['次年一月开的、归属本年度的算本年度', { meetings: [{ kinds: ['partyLecture'], startAt: time('2027-01-10T09:00'), endAt: time('2027-01-10T10:00'), belongYear: 2026 }], today: '2027-01-10' }, 1],
  ['没有散会时间的不计', { meetings: [{ kinds: ['partyLecture'], endAt: null }] }, 0],
  ['零点一相加不走样', { trainings: [{ hours: 0.1 }, { hours: 0.2 }] }, 0.3],
])('%s', (_, some, expected) => {
  expect(rowOf(some)?.hours.total).toBe(expected)
})

test('各列分开，并说出有几次会议没有散会时间', () => {
  const hours = rowOf({
    trainings: [{ hours: 24 }, { form: 'collective', hours: 3 }, { form: 'lecture', hours: 2 }, { form: 'online', hours: 6 }],
    meetings: [{ kinds: ['partyLecture', 'themeDay'] }, { kinds: ['themeDay'] }, { kinds: ['centerGroup'] }, { kinds: ['other'], studyHours: 1 }, { kinds: ['themeDay'], endAt: null }],
  })?.hours
  expect(hours).toEqual({ rotation: 24, lecture: 3.5, themeDay: 1.5, collective: 5.5, online: 6, total: 40.5, withoutLength: 1 })
})

test('不在支部的人不列', () => {
  expect(rowOf({ membership: { to: day('2026-12-30') } })).toBeUndefined()
  expect(rowOf({ membership: { from: day('2027-01-01') }, year: 2026, today: '2027-02-01' })).toBeUndefined()
})

test.each([
  ['11 月 29 日不提醒', '2026-11-29', 25, 'green'],
  ['11 月 30 日不到 80% 黄', '2026-11-30', 25, 'yellow'],
  ['恰为 80% 不提醒', '2026-11-30', 25.6, 'green'],
  ['差一点到 80% 黄', '2026-11-30', 25.5, 'yellow'],
  ['12 月 31 日仍是黄', '2026-12-31', 25, 'yellow'],
  ['12 月 31 日 80% 以上不提醒', '2026-12-31', 31, 'green'],
  ['过了年，不足就是红', '2027-01-01', 31.5, 'red'],
  ['过了年，足了', '2027-01-01', 32, 'green'],
] as const)('W-EDU-HOURS：%s', (_, today, hours, expected) => {
  expect(rowOf({ trainings: [{ hours }], today })?.level).toBe(expected)
})
