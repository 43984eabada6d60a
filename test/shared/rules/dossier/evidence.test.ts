import { expect, test } from 'vitest'
import type { Honour } from '#shared/model/honour.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import { type Evidence, evidenceOf } from '#shared/rules/dossier/evidence.ts'
import { readEvidenceInput } from '#shared/rules/dossier/evidence-input.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { aCadre, aCenterGroup, aFact, aLifeMeeting, aMeeting, anAttendee, anHonour, anId, anOrganisation, aPerson, aPost, aReview, aReviewedMember, aTalk, aTraining, aUnit, day, time, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const organ = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const kun = aPerson({ name: '李堃' })
const zhe = aPerson({ name: '张喆' })

type Rows = Parameters<typeof readerOf>[0]

async function factsOf(rows: Rows, on: LocalDate = today): Promise<readonly Evidence[]> {
  const reader = readerOf({
    units: [aUnit()], organisations: [organ, branch], people: [kun, zhe],
    organisationFacts: [aFact({ organisationId: organ.id, shortName: '机关党委' }), aFact({ organisationId: branch.id, shortName: '第一党支部', superiorId: organ.id })], ...rows,
  })
  return evidenceOf(new Set([kun.id]), await readEvidenceInput(reader, on)).get(kun.id) ?? []
}

async function told(rows: Rows, key: string, on?: LocalDate): Promise<string | undefined> {
  return (await factsOf(rows, on)).find(fact => fact.key === key)?.fact
}

function held(kinds: Meeting['kinds'], startAt: string, some: Partial<Meeting> = {}): Meeting {
  return aMeeting({ organisationId: branch.id, kinds, startAt: time(startAt), endAt: null, belongYear: Number(startAt.slice(0, 4)), attendees: [anAttendee({ personId: kun.id })], ...some })
}

const away = (status: 'leave' | 'absent', reason = '', makeUp: { on: LocalDate; how: string } | null = null) => [anAttendee({ personId: kun.id, status, reason, makeUp })]

const assemblies = [
  held(['memberAssembly'], '2025-02-20T09:00'),
  held(['memberAssembly', 'themeDay'], '2025-05-20T09:00', { attendees: away('leave', '因公出差', { on: day('2025-06-01'), how: '自学' }) }),
  held(['memberAssembly'], '2025-08-20T09:00', { attendees: away('absent') }),
]

test.each<[string, readonly Meeting[], string, string | undefined]>([
  ['一年一种会议一条，写明应到实到、请假缺席和原因', assemblies, 'attendance/memberAssembly/2025', '2025年党员大会应到 3 次，实到 1 次，请假 1 次，缺席 1 次；未到：2025年5月20日请假（因公出差），2025年6月1日补学（自学）、2025年8月20日缺席。'],
  ['合开的会议各种各计一次', assemblies, 'attendance/themeDay/2025', '2025年主题党日应到 1 次，实到 0 次，请假 1 次；未到：2025年5月20日请假（因公出差），2025年6月1日补学（自学）。'],
  ['列席和不计入应到的不算', [held(['committee'], '2025-03-01T09:00', { attendees: [anAttendee({ personId: kun.id, status: 'nonvotingObserver' })] }), held(['committee'], '2025-04-01T09:00', { attendees: [anAttendee({ personId: kun.id, status: 'excluded' })] })], 'attendance/committee/2025', undefined],
  ['按归属年度：一月召开的组织生活会算上年', [held(['organisationalLife'], '2026-01-20T09:00', { belongYear: 2025 })], 'attendance/organisationalLife/2025', '2025年组织生活会应到 1 次，实到 1 次。'],
  ['当年未结束的写截至最后一次的日期', [held(['themeDay'], '2026-10-10T09:00'), held(['themeDay'], '2026-11-10T09:00')], 'attendance/themeDay/2026', '2026年（截至11月10日）主题党日应到 2 次，实到 2 次。'],
  ['今天以后的会议不算', [held(['themeDay'], '2026-11-23T09:00')], 'attendance/themeDay/2026', undefined],
])('出席情况：%s', async (_, meetings, key, expected) => {
  expect(await told({ meetings }, key)).toBe(expected)
})

test('年度结束后线索编号不变，文字去掉截至日期', async () => {
  const meetings = [held(['themeDay'], '2026-11-10T09:00')]
  expect(await told({ meetings }, 'attendance/themeDay/2026', day('2026-12-31'))).toBe('2026年（截至11月10日）主题党日应到 1 次，实到 1 次。')
  expect(await told({ meetings }, 'attendance/themeDay/2026', day('2027-01-01'))).toBe('2026年主题党日应到 1 次，实到 1 次。')
})

test('只有一次会议的可打开该记录，几次合计的没有单独的记录', async () => {
  const facts = await factsOf({ meetings: assemblies })
  expect(facts.find(({ key }) => key === 'attendance/themeDay/2025')).toMatchObject({ source: { table: 'meetings', id: assemblies[1]?.id }, year: 2025, on: '2025-05-20', sectionCode: 'orgLife', sourceOrganisation: '第一党支部', direction: 'neutral' })
  expect(facts.find(({ key }) => key === 'attendance/memberAssembly/2025')).toMatchObject({ source: null, on: '2025-08-20' })
})

const lectureOf = (lecturerId: string | null, lecturerName = '') => ({ lecturerId, lecturerName, lecturerDuty: '', subject: '把岗位当阵地', audience: '', outline: '', response: '' })

test.each([
  ['写明地点、题目、应到实到', [anAttendee({ personId: kun.id }), anAttendee({ status: 'leave' })], lectureOf(kun.id), '2025年3月5日在第一党支部讲党课“把岗位当阵地”，应到 2 人，实到 1 人。'],
  ['没有名册的不写人数', [], lectureOf(kun.id), '2025年3月5日在第一党支部讲党课“把岗位当阵地”。'],
  ['只有姓名、没有指明人员的不归到任何人', [], lectureOf(null, '李堃'), undefined],
])('讲党课：%s', async (_, attendees, lecture, expected) => {
  const meeting = held(['partyLecture'], '2025-03-05T14:00', { attendees, lecture })
  expect(await told({ meetings: [meeting] }, `lecture/${meeting.id}`)).toBe(expected)
})

const by = (personId: string | null, text = '深入基层少。') => ({ personId, name: '', text })
const criticised = (personId: string, self: string, byOthers: ReturnType<typeof by>[]) => ({ id: anId(), personId, name: '', self, byOthers })

test.each([
  ['作自我批评，接受和提出的各多少条', [criticised(kun.id, '抓落实不够。', [by(zhe.id), by(null)]), criticised(zhe.id, '', [by(kun.id)])], '2026年1月20日2025年度民主生活会记录：作自我批评，接受批评意见 2 条，提出批评意见 1 条。'],
  ['没有写内容的不算', [criticised(kun.id, ' ', [by(zhe.id, '')]), criticised(zhe.id, '', [by(kun.id)])], '2026年1月20日2025年度民主生活会记录：提出批评意见 1 条。'],
  ['没有记录的不列', [criticised(zhe.id, '学习不系统。', [])], undefined],
])('批评和自我批评：%s', async (_, criticisms, expected) => {
  const meeting = held(['democraticLife'], '2026-01-20T09:00', { belongYear: 2025, lifeMeeting: aLifeMeeting({ criticisms, rectifications: [] }) })
  expect(await told({ meetings: [meeting] }, `criticism/${meeting.id}`)).toBe(expected)
})

test('民主生活会的对照检查和整改，只写记录里的话', async () => {
  const rectification = { id: anId(), problem: '联系群众不够。', measures: '每季度走访', responsibleId: kun.id, responsibleName: '', dueOn: day('2026-06-30'), progress: '', doneOn: null }
  const meeting = held(['democraticLife'], '2026-01-20T09:00', { belongYear: 2025, lifeMeeting: aLifeMeeting({ examination: '材料经党组审阅。\n已报送。', rectifications: [rectification] }) })
  expect(await told({ meetings: [meeting] }, `examination/${meeting.id}`)).toBe('2026年1月20日参加2025年度民主生活会，会议记录的对照检查材料一栏为：“材料经党组审阅。 已报送”。')
  expect(await told({ meetings: [meeting] }, `rectification/${rectification.id}`)).toBe('2025年度民主生活会整改清单：问题“联系群众不够”由其负责整改，措施“每季度走访”，时限2026年6月30日，没有登记完成日期。')
  const missed = { ...meeting, attendees: away('leave', '病假') }
  expect(await told({ meetings: [missed] }, `examination/${meeting.id}`)).toBeUndefined()
})

test('双重组织生活：与统计表同数，只给班子成员', async () => {
  const meetings = [
    held(['democraticLife'], '2026-01-20T09:00', { organisationId: organ.id, belongYear: 2025 }),
    held(['organisationalLife'], '2026-01-22T09:00', { belongYear: 2025 }),
    held(['memberAssembly', 'themeDay'], '2025-05-20T09:00', { attendees: away('leave', '病假') }),
    held(['committee'], '2025-06-20T09:00', { organisationId: organ.id }),
  ]
  const seat = aPost({ personId: kun.id, organisationId: organ.id, post: 'deputySecretary', from: day('2020-01-01'), to: day('2025-01-01') })
  expect(await told({ meetings, posts: [seat] }, 'double-life/2025')).toBe('2025年双重组织生活：班子民主生活会应参加 1 次、实参加 1 次；支部组织生活应参加 2 次、实参加 1 次，其中组织生活会 1 次。')
  expect(await told({ meetings, posts: [{ ...seat, to: day('2024-12-31') }] }, 'double-life/2025')).toBeUndefined()
  expect(await told({ meetings, posts: [{ ...seat, organisationId: branch.id, to: null }] }, 'double-life/2025')).toBeUndefined()
})

test('学时：分项和合计，没有散会时间的另说', async () => {
  const meetings = [held(['themeDay'], '2025-05-20T09:00', { endAt: time('2025-05-20T11:00') }), held(['partyLecture'], '2025-06-20T09:00')]
  const trainings = [aTraining({ hours: 16, from: day('2025-05-19'), to: day('2025-05-20'), attendees: [{ personId: kun.id, hours: 8, onLeave: false, result: '' }] })]
  expect(await told({ meetings, trainings }, 'study/2025')).toBe('2025年学时合计 10 学时：集中轮训 8，主题党日 2；另有 1 次会议没有登记散会时间，未计学时。')
  const later = aTraining({ from: day('2026-03-02'), to: day('2026-03-02'), attendees: [{ personId: kun.id, hours: null, onLeave: false, result: '' }] })
  expect((await factsOf({ meetings, trainings: [...trainings, later] })).find(({ key }) => key === 'study/2025')?.on).toBe('2025-06-20')
  const online = [aTraining({ form: 'online', hours: 6, to: day('2026-09-20'), attendees: [{ personId: kun.id, hours: null, onLeave: false, result: '' }] })]
  expect(await told({ trainings: online, settings: { onlineStudyCounts: false } }, 'study/2026')).toBe('2026年（截至9月20日）学时合计 0 学时：网络自学 6（不计入合计）。')
})

test.each([
  ['参加的写学时和考核结果', { onLeave: false, result: '合格' }, '2026年4月13日至2026年4月15日参加党务工作者培训班（本单位，机关党委主办），24 学时，考核结果：合格。'],
  ['请假的如实写', { onLeave: true, result: '' }, '2026年4月13日至2026年4月15日党务工作者培训班（本单位，机关党委主办），登记为请假。'],
])('培训：%s', async (_, some, expected) => {
  const training = aTraining({ attendees: [{ personId: kun.id, hours: null, ...some }] })
  expect(await told({ trainings: [training] }, `training/${training.id}`)).toBe(expected)
})

test.each([
  ['票数和等次', { votes: { excellent: 5, qualified: 2, basic: 0, unqualified: 0 }, grade: 'excellent' as const }, '2025年度民主评议党员：参加评议，测评优秀 5 票、合格 2 票，评定等次：优秀。'],
  ['没有登记等次', { grade: null }, '2025年度民主评议党员：参加评议，没有登记等次。'],
  ['没有参加的写原因', { takesPart: false, absenceReason: '长期病假', grade: null }, '2025年度民主评议党员：没有参加评议，原因：长期病假。'],
])('民主评议：%s', async (_, some, expected) => {
  const review = aReview({ organisationId: branch.id, year: 2025, members: [aReviewedMember({ personId: kun.id, ...some })] })
  expect(await told({ reviews: [review] }, `review/${review.id}`)).toBe(expected)
})

test('年度考核、述职评议和联系点照卡片写，中性；一年两条的合成一条', async () => {
  const [assessment, dutyReview] = [{ id: anId(), year: 2025, grade: 'excellent' as const }, { id: anId(), year: 2025, grade: 'fairlyGood' as const }]
  const people = [{ ...kun, contactPoint: '云河村党支部', assessments: [assessment, { ...assessment, id: anId(), grade: 'ungraded' as const }], cadre: aCadre({ dutyReviews: [dutyReview] }) }]
  expect((await factsOf({ people })).map(({ fact, sectionCode, direction, source }) => [fact, sectionCode, direction, source?.table])).toEqual([
    ['2025年度考核等次：优秀、不定等次。', 'performance', 'neutral', 'people'],
    ['2025年度述职评议综合评价：较好。', 'partyBuilding', 'neutral', 'people'],
    ['党建联系点：云河村党支部。', 'partyBuilding', 'neutral', 'people'],
  ])
})

test.each<[string, Partial<Honour>, string]>([
  ['日期、授予单位、文号', { level: '市级', documentNo: '云文机党〔2026〕12号' }, '2026年6月30日获机关党委授予“优秀共产党员”（市级，云文机党〔2026〕12号）。'],
  ['不知道日期和单位', { on: null, grantedBy: '' }, '获得“优秀共产党员”。'],
])('表彰是正向的：%s', async (_, some, expected) => {
  const [fact] = await factsOf({ honours: [anHonour({ personId: kun.id, ...some })] })
  expect([fact?.fact, fact?.direction, fact?.sectionCode]).toEqual([expected, 'positive', 'honor'])
})

test('谈心谈话只写次数和种类，不写内容', async () => {
  const talk = (talkedAt: string, some: Parameters<typeof aTalk>[0]) => aTalk({ organisationId: branch.id, talkedAt: time(talkedAt), content: '不应出现的内容', ...some })
  const talks = [
    talk('2025-03-01T09:00', { talkerId: kun.id, talkeeId: zhe.id }), talk('2025-04-01T09:00', { talkerId: kun.id, talkeeId: zhe.id, kind: 'betweenCommittee' }), talk('2025-05-01T09:00', { talkerId: zhe.id, talkeeId: kun.id, kind: 'betweenCommittee' }),
    talk('2025-06-01T09:00', { talkerId: zhe.id, talkeeId: null, talkeeName: '李堃' }),
  ]
  const facts = await factsOf({ talks })
  expect(facts.map(({ key, fact }) => [key, fact])).toEqual([['talks/2025', '2025年谈心谈话 3 次：作为谈话人 2 次（支委间 1 次、支委与党员 1 次），作为谈话对象 1 次（支委间 1 次）。']])
  expect(JSON.stringify(facts)).not.toContain('不应出现')
})

test('中心组撰写的材料', async () => {
  const meeting = held(['centerGroup'], '2025-04-18T09:00', { centerGroup: aCenterGroup({ writings: [{ personId: kun.id, title: '怎样当好第一责任人' }, { personId: zhe.id, title: '别人的' }] }) })
  expect(await told({ meetings: [meeting] }, `writing/${meeting.id}`)).toBe('2025年4月18日中心组学习登记撰写材料 1 篇：《怎样当好第一责任人》。')
})

test('只说要的人；没有记录的人是空的', async () => {
  const reader = readerOf({ organisations: [branch], people: [kun, zhe], meetings: [held(['themeDay'], '2025-03-05T09:00', { attendees: [anAttendee({ personId: kun.id }), anAttendee({ personId: zhe.id })] })] })
  const nobody = anId()
  const book = evidenceOf(new Set([kun.id, nobody]), await readEvidenceInput(reader, today))
  expect([...book].map(([id, list]) => [id, list.length])).toEqual([[kun.id, 2], [nobody, 0]])
})

test('最近的在前；没有日期的排在当年之后', async () => {
  const people = [{ ...kun, assessments: [{ id: anId(), year: 2024, grade: 'competent' as const }, { id: anId(), year: 2025, grade: 'competent' as const }] }]
  const facts = await factsOf({ people, meetings: [held(['themeDay'], '2025-03-05T09:00'), held(['themeDay'], '2024-03-05T09:00')] })
  expect(facts.map(({ key }) => key).filter(key => !key.startsWith('study/'))).toEqual(['attendance/themeDay/2025', 'assessment/2025', 'attendance/themeDay/2024', 'assessment/2024'])
})
