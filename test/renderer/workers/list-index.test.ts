import { describe, expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import type { TableName } from '#shared/model/tables.ts'
import { listIndex } from '../../../renderer/workers/list-index.ts'
import type { MeetingQuery, PeopleQuery } from '../../../renderer/workers/list-query.ts'
import { aFact, aMeeting, aMembership, anAttendee, anOrganisation, aPerson, aPost, aTopic, day, stored, time, today } from '../../support/builders.ts'

const row = (table: TableName, value: { readonly id: string }): StoredRow => ({ table, id: value.id, row: { ...value } })

const first = anOrganisation()
const second = anOrganisation()
const [zhang, li, zeng] = [
  aPerson({ name: '张喆', pinyinInitials: 'zz' }), aPerson({ name: '李堃', pinyinInitials: 'lk', formerName: '李坤' }), aPerson({ name: '曾乐', pinyinInitials: 'zl' }),
]
const lecture = aMeeting({
  organisationId: first.id, kinds: ['partyLecture'], title: '专题党课', startAt: time('2026-03-10T09:00'), hostId: zhang.id, hostName: '', place: '二楼礼堂',
  attendees: [anAttendee({ personId: zhang.id }), anAttendee({ personId: li.id, status: 'leave' }), anAttendee({ personId: zeng.id, status: 'excluded' })],
})
const assembly = aMeeting({
  organisationId: first.id, title: '党员大会', startAt: time('2026-05-20T14:30'), hostName: '王頔', recorderName: '',
  topics: [aTopic({ title: '讨论预算', content: '汇报ＡＢＣ项目', resolution: '同意购置消防器材', speeches: [{ personId: li.id, speakerName: '', text: '建议加强防汛值班', isDissent: false }] })],
})
const elsewhere = aMeeting({ organisationId: second.id, title: '支委会会议', kinds: ['committee'], startAt: time('2026-05-20T09:00'), hostName: '周明', recorderName: '', place: '三楼会议室' })

function filled() {
  const index = listIndex()
  index.take([
    row('organisations', first), row('organisations', second),
    row('organisationFacts', aFact({ organisationId: first.id, to: day('2026-04-30'), shortName: '第一党支部' })),
    row('organisationFacts', aFact({ organisationId: first.id, from: day('2026-05-01'), shortName: '综合处党支部' })),
    row('organisationFacts', aFact({ organisationId: second.id, shortName: '第二党支部' })),
    ...[zhang, li, zeng].map(person => row('people', person)),
    row('memberships', aMembership({ personId: zhang.id, organisationId: first.id })),
    row('memberships', aMembership({ personId: li.id, organisationId: first.id, to: day('2025-12-31') })),
    row('memberships', aMembership({ personId: li.id, organisationId: second.id, from: day('2026-01-01'), memberType: 'probationary' })),
    row('posts', aPost({ personId: zhang.id, organisationId: first.id, post: 'committeeMember' })),
    row('posts', aPost({ personId: zhang.id, organisationId: first.id, post: 'secretary', from: day('2024-01-01') })),
    row('posts', aPost({ personId: li.id, organisationId: second.id, post: 'secretary', from: day('2020-01-01'), to: day('2026-11-21') })),
    ...[lecture, assembly, elsewhere].map(meeting => row('meetings', meeting)),
  ])
  return index
}

const meetings = (some: Partial<MeetingQuery> = {}): MeetingQuery => ({ text: '', organisationIds: null, sort: { by: 'startAt', descending: true }, ...some })
const people = (some: Partial<PeopleQuery> = {}): PeopleQuery => ({ text: '', organisationIds: null, state: 'all', today, sort: { by: 'name', descending: false }, ...some })
const titles = (query: Partial<MeetingQuery>) => filled().meetings(meetings(query)).rows.map(r => r.title)
const names = (query: Partial<PeopleQuery>) => filled().people(people(query)).rows.map(r => r.name)

describe('the list of meetings', () => {
  test('newest first, with names of the day and counts of the roster', () => {
    const page = filled().meetings(meetings())
    expect(page).toMatchObject({ total: 3, matched: 3, offset: 0 })
    expect(page.rows.map(r => r.title)).toEqual(['党员大会', '支委会会议', '专题党课'])
    expect(page.rows[0]).toMatchObject({ organisationName: '综合处党支部', organisationType: 'branch', hostName: '王頔', should: null, actual: null, excerpt: '' })
    expect(page.rows[2]).toMatchObject({ organisationName: '第一党支部', hostName: '张喆', should: 2, actual: 1 })
  })

  test.each([
    ['标题', { text: '大会' }, ['党员大会']],
    ['议题', { text: '预算' }, ['党员大会']],
    ['发言', { text: '防汛' }, ['党员大会']],
    ['决议', { text: '消防器材' }, ['党员大会']],
    ['全角写的字母', { text: 'abc' }, ['党员大会']],
    ['地点', { text: '礼堂' }, ['专题党课']],
    ['会议类型', { text: '支委' }, ['支委会会议']],
    ['日期', { text: '2026年3月10日' }, ['专题党课']],
    ['档案中的人（主持、出席、发言）', { text: '李堃' }, ['党员大会', '专题党课']],
    ['首字母：档案中的人', { text: 'lk' }, ['党员大会', '专题党课']],
    ['首字母：多音字', { text: 'cy' }, ['专题党课']],
    ['首字母：档案外的主持人', { text: 'wd' }, ['党员大会']],
    ['两个词都要有', { text: '党课 zz' }, ['专题党课']],
    ['两个词缺一个', { text: '党课 消防' }, []],
    ['没有', { text: '无此内容' }, []],
    ['一个组织', { organisationIds: [second.id] }, ['支委会会议']],
    ['期间两端都算', { from: day('2026-03-10'), to: day('2026-03-10') }, ['专题党课']],
    ['会议类型筛选', { kinds: ['committee', 'partyLecture'] as const }, ['支委会会议', '专题党课']],
    ['按标题正序', { sort: { by: 'title', descending: false } as const }, ['党员大会', '支委会会议', '专题党课']],
    ['按实到倒序，没有的排后面', { sort: { by: 'actual', descending: true } as const }, ['专题党课', '党员大会', '支委会会议']],
    ['第二页', { offset: 1, limit: 1 }, ['支委会会议']],
  ])('by %s', (_, query, expected) => { expect(titles(query)).toEqual(expected) })

  test('counts what the organisations in view have, and what is left of it', () => {
    expect(filled().meetings(meetings({ text: '预算', organisationIds: [first.id] }))).toMatchObject({ total: 2, matched: 1 })
  })

  test('shows where in the minutes the words stand', () => {
    expect(filled().meetings(meetings({ text: '防汛' })).rows[0]?.excerpt).toContain('建议加强防汛值班')
  })

  test('follows changed, new and deleted rows', () => {
    const index = filled()
    expect(index.meetings(meetings({ text: '改后' })).matched).toBe(0)
    index.take([row('meetings', { ...assembly, title: '改后的大会' } as never), { table: 'meetings', id: lecture.id, row: null }])
    expect(index.meetings(meetings({ sort: { by: 'title', descending: false } })).rows.map(r => r.title)).toEqual(['改后的大会', '支委会会议'])
    index.take([row('people', { ...li, name: '李改名' } as never)])
    expect(index.meetings(meetings({ text: '李改名' })).matched).toBe(1)
    expect(index.meetings(meetings({ text: '李堃' })).matched).toBe(0)
  })
})

describe('the list of people', () => {
  test('as of a day: branch, type, posts by rank', () => {
    const rows = filled().people(people()).rows
    expect(rows.find(r => r.id === zhang.id)).toMatchObject({ membership: 'current', organisationName: '综合处党支部', memberType: 'full', posts: ['secretary', 'committeeMember'] })
    expect(rows.find(r => r.id === li.id)).toMatchObject({ membership: 'current', organisationName: '第二党支部', memberType: 'probationary', posts: [] })
    expect(rows.find(r => r.id === zeng.id)).toMatchObject({ membership: 'none', organisationId: null, memberType: null })
    expect(filled().people(people({ today: day('2025-12-31') })).rows.find(r => r.id === li.id)).toMatchObject({ organisationName: '第一党支部', posts: ['secretary'] })
  })

  test.each([
    ['姓名一字', { text: '喆' }, ['张喆']],
    ['曾用名', { text: '李坤' }, ['李堃']],
    ['首字母', { text: 'zz' }, ['张喆']],
    ['首字母的一半', { text: 'z' }, ['曾乐', '张喆']],
    ['多音字', { text: 'cy' }, ['曾乐']],
    ['大写', { text: 'LK' }, ['李堃']],
    ['现有党员', { state: 'current' as const }, ['李堃', '张喆']],
    ['所在组织', { organisationIds: [first.id] }, ['张喆']],
    ['预备党员', { memberTypes: ['probationary'] as const }, ['李堃']],
    ['按职务', { sort: { by: 'post', descending: false } as const }, ['张喆', '李堃', '曾乐']],
  ])('by %s', (_, query, expected) => { expect([...names(query)].sort()).toEqual([...expected].sort()) })

  test('sorted by pronunciation', () => { expect(names({})).toEqual(['李堃', '曾乐', '张喆']) })

  test('someone who left belongs to the former ones', () => {
    const index = filled()
    index.take([row('memberships', aMembership({ personId: zeng.id, organisationId: first.id, to: day('2026-11-21') }))])
    expect(index.people(people({ state: 'former' })).rows).toMatchObject([{ name: '曾乐', membership: 'former', organisationName: '综合处党支部' }])
  })

  test('initials that the clerk has mended count too', () => {
    const index = filled()
    index.take([row('people', { ...zhang, pinyinInitials: 'qq' } as never)])
    expect(index.people(people({ text: 'qq' })).rows.map(r => r.name)).toEqual(['张喆'])
  })
})

test('search everywhere finds people and meetings, a few of each, with all counted', () => {
  const found = filled().find('zz', today, 1)
  expect(found.people.rows.map(r => r.name)).toEqual(['张喆'])
  expect(found.meetings).toMatchObject({ matched: 1 })
  expect(filled().find('会', today, 1).meetings).toMatchObject({ matched: 3 - 1, rows: [{ title: '党员大会' }] })
})

test('stored rows, with all their base fields, are taken as they come', () => {
  const index = listIndex()
  index.take([row('meetings', stored(assembly))])
  expect(index.meetings(meetings()).total).toBe(1)
})
