import { expect, test } from 'vitest'
import type { DevelopmentCase, DevelopmentStepCode } from '#shared/model/development-case.ts'
import type { Membership } from '#shared/model/membership.ts'
import { developmentFindings } from '#shared/rules/warnings/development-findings.ts'
import { findingsOf } from '#shared/rules/warnings/findings-of.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { aDevelopmentCase, aDevelopmentStep, aFact, aMembership, anId, anOrganisation, aPerson, day, month, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

type Days = Readonly<Partial<Record<DevelopmentStepCode, string>>>

const branch = anOrganisation()
const applicant = aPerson({ name: '何知夏', birth: day('2000-05-01') })
const [first, second, newcomer] = [aPerson({ name: '张喆' }), aPerson({ name: '李堃' }), aPerson({ name: '陈赟' })]
const supporter = (personId: string | null, name = '') => ({ id: anId(), personId, name, from: null, to: null })
const sponsors = [supporter(first.id), supporter(second.id)]
const mentors = [supporter(first.id)]

/** Everything until the branch's meeting, in order; `later` goes on from there. */
const admitted: Days = {
  apply: '2023-05-10', firstTalk: '2023-05-20', activistDecide: '2023-12-01', activistFile: '2023-12-10', mentorAssign: '2023-12-12', cultivate: '2024-12-01', candidateDecide: '2024-12-15',
  candidateFile: '2024-12-30', sponsorAssign: '2025-01-05', politicalReview: '2025-02-10', training: '2025-03-10', branchReview: '2025-04-01', preReview: '2025-04-20', fillForm: '2025-05-01',
  branchMeeting: '2025-05-15', committeeTalk: '2025-06-01', committeeApprove: '2025-06-20', reportUp: '2025-06-25', assignGroup: '2025-06-26', oath: '2025-07-01',
}
const whole = {
  mentors, sponsors, politicalReviewResult: '合格', trainingDays: 3, trainingHours: null, approver: { kind: 'organCommittee' as const, organisationId: null, name: '机关党委' },
  admissionSubmittedOn: day('2025-05-16'),
}

async function findings(days: Days, some: Partial<DevelopmentCase> = {}, on = today, membership: Partial<Membership> | null = { memberType: 'probationary', joinedOn: day(days.branchMeeting ?? '2025-05-15'), fullOn: null, from: day(days.branchMeeting ?? '2025-05-15') }) {
  const of = aDevelopmentCase({
    personId: applicant.id, organisationId: branch.id, steps: Object.entries(days).map(([code, date]) => aDevelopmentStep({ code: code as DevelopmentStepCode, on: day(date) })), ...some,
  })
  const all = await findingsOf(readerOf({
    organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], people: [applicant, first, second, newcomer], developmentCases: [of],
    memberships: [...[first, second].map(({ id }) => aMembership({ personId: id, organisationId: branch.id })), aMembership({ personId: newcomer.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2024-06-01'), fullOn: null }), ...(membership === null || !('branchMeeting' in days) ? [] : [aMembership({ personId: applicant.id, organisationId: branch.id, ...membership })])],
  }), { today: day(on) })
  return all.filter(({ rule }) => rule.startsWith('W-DEV'))
}
const told = async (...given: Parameters<typeof findings>) => (await findings(...given)).map(({ rule, level, subject }) => `${rule} ${level} ${'field' in subject ? String(subject.field) : ''}`)

test.each<[string, Days, Partial<DevelopmentCase>, string, string[]]>([
  ['谈话：还有 30 天黄', { apply: '2026-11-22' }, {}, '2026-11-22', ['W-DEV-TALK yellow firstTalk']],
  ['谈话：还有 9 天黄', { apply: '2026-11-01' }, {}, '2026-11-22', ['W-DEV-TALK yellow firstTalk']],
  ['谈话：还有 8 天橙', { apply: '2026-11-01' }, {}, '2026-11-23', ['W-DEV-TALK orange firstTalk']],
  ['谈话：到期当天橙', { apply: '2026-10-22' }, {}, '2026-11-22', ['W-DEV-TALK orange firstTalk']],
  ['谈话：过一天红', { apply: '2026-10-21' }, {}, '2026-11-22', ['W-DEV-TALK red firstTalk']],
  ['谈话：当天谈的没有问题', { apply: '2026-10-22', firstTalk: '2026-11-22' }, {}, '2026-11-22', []],
  ['谈话：晚一天谈的黄', { apply: '2026-10-21', firstTalk: '2026-11-22' }, {}, '2026-11-22', ['W-DEV-LATE yellow firstTalk']],
  ['半年考察：还有 31 天不提示', { activistDecide: '2026-06-23', mentorAssign: '2026-06-23', apply: '2026-05-01', firstTalk: '2026-05-20', activistFile: '2026-06-23' }, { mentors }, '2026-11-22', []],
  ['半年考察：还有 30 天黄', { activistDecide: '2026-06-22', mentorAssign: '2026-06-22', apply: '2026-05-01', firstTalk: '2026-05-20', activistFile: '2026-06-22' }, { mentors }, '2026-11-22', ['W-DEV-INSPECT yellow cultivate']],
  ['半年考察：过一天红', { activistDecide: '2026-05-21', mentorAssign: '2026-05-21', apply: '2026-05-01', firstTalk: '2026-05-20', activistFile: '2026-05-21' }, { mentors }, '2026-11-22', ['W-DEV-INSPECT red cultivate']],
  ['半年考察：考察过的从考察日起算', { activistDecide: '2026-01-21', mentorAssign: '2026-01-21', apply: '2026-01-01', firstTalk: '2026-01-20', activistFile: '2026-01-21' }, { mentors, inspections: [{ id: anId(), on: day('2026-07-15'), opinion: '' }] }, '2026-11-22', []],
])('%s', async (_, days, some, on, expected) => {
  expect(await told(days, some, day(on))).toEqual(expected)
})

test('C33：2025-03-10 确定积极分子、2026-02-28 列为发展对象，没有写原因的红，写了原因的黄', async () => {
  const days: Days = { apply: '2024-10-01', firstTalk: '2024-10-20', activistDecide: '2025-03-10', activistFile: '2025-03-12', mentorAssign: '2025-03-12', cultivate: '2026-02-20', candidateDecide: '2026-02-28' }
  const [early] = await findings(days, { mentors })
  expect(early).toMatchObject({ rule: 'W-DEV-EARLY', level: 'red', subject: { field: 'candidateDecide' }, basis: '发展党员工作细则（2014）13 条' })
  expect(early!.message).toContain('早了 10 天：最早 2026年3月10日')
  const reasoned = aDevelopmentCase({ personId: applicant.id, organisationId: branch.id, mentors, steps: Object.entries(days).map(([code, on]) => aDevelopmentStep({ code: code as DevelopmentStepCode, on: day(on), earlyReason: code === 'candidateDecide' ? '外单位培养可连续计算' : '' })) })
  expect(await told(days, reasoned)).toEqual(['W-DEV-EARLY yellow candidateDecide'])
  expect(await told({ ...days, candidateDecide: '2026-03-10' }, { mentors })).toEqual([])
})

test.each([
  ['C35：公示到周五是 5 个工作日', '2026-06-05', '2026-06-05', []],
  ['C35：公示到周四只有 4 个', '2026-06-04', '2026-06-05', ['W-DEV-NOTICE yellow candidateFile']],
  ['公示还没满就列为的，过早', '2026-06-05', '2026-06-04', ['W-DEV-EARLY red candidateFile']],
])('%s', async (_, to, filed, expected) => {
  const days: Days = { apply: '2024-10-01', firstTalk: '2024-10-20', activistDecide: '2025-03-10', activistFile: '2025-03-12', mentorAssign: '2025-03-12', cultivate: '2026-05-10', candidateDecide: '2026-05-20', candidateFile: filed }
  expect(await told(days, { mentors, publicNotice: { from: day('2026-06-01'), to: day(to), result: '', hasObjection: false } })).toEqual(expected)
})

test('C35：按 2014 版列为的，不检查公示；2026 版没填公示的提示', async () => {
  const days: Days = { apply: '2024-01-01', firstTalk: '2024-01-20', activistDecide: '2024-03-10', activistFile: '2024-03-12', mentorAssign: '2024-03-12', cultivate: '2025-05-10', candidateDecide: '2025-05-20' }
  expect(await told({ ...days, candidateFile: '2025-06-04' }, { mentors, publicNotice: { from: day('2025-06-03'), to: day('2025-06-04'), result: '', hasObjection: false } })).toEqual([])
  expect(await told({ ...days, candidateFile: '2026-05-11' }, { mentors })).toEqual(['W-DEV-NOTICE yellow candidateFile'])
  expect(await told({ ...days, candidateFile: '2026-05-10' }, { mentors })).toEqual([])
})

test.each<[string, Days, string, string[]]>([
  ['转正：还有 31 天不提示', { ...admitted }, '2026-04-14', []],
  ['转正：还有 30 天黄', { ...admitted }, '2026-04-15', ['W-DEV-CONVERT yellow fullMeeting']],
  ['转正：期满当天黄', { ...admitted }, '2026-05-15', ['W-DEV-CONVERT yellow fullMeeting']],
  ['转正：过一天红', { ...admitted }, '2026-05-16', ['W-DEV-CONVERT red fullMeeting']],
  ['转正：期满前一天讨论的，过早', { ...admitted, fullApply: '2026-05-01', fullMeeting: '2026-05-14' }, '2026-05-14', ['W-DEV-EARLY red fullMeeting']],
  ['转正：讨论过了就不再提示，虽然晚了', { ...admitted, fullApply: '2026-05-01', fullMeeting: '2026-06-01' }, '2026-06-02', []],
  ['转正审批：还有 8 天橙', { ...admitted, fullApply: '2026-05-01', fullMeeting: '2026-06-01' }, '2026-08-24', ['W-DEV-APPROVE orange fullApprove']],
  ['转正审批：过一天红', { ...admitted, fullApply: '2026-05-01', fullMeeting: '2026-06-01' }, '2026-09-02', ['W-DEV-APPROVE red fullApprove']],
])('%s', async (_, days, on, expected) => {
  expect(await told(days, whole, day(on))).toEqual(expected)
})

const untilMeeting = { ...admitted, preReview: '2025-04-20' }
test.each<[string, Days, Partial<DevelopmentCase>, string[]]>([
  ['预审后一个月当天开会', { ...untilMeeting, branchMeeting: '2025-05-20' }, {}, []],
  ['预审后一个月又一天', { ...untilMeeting, branchMeeting: '2025-05-21' }, {}, ['W-DEV-LATE yellow branchMeeting']],
  ['上报后三个月当天审批', { ...admitted, committeeApprove: '2025-08-16', reportUp: '2025-08-16', assignGroup: '2025-08-20', oath: '2025-09-01' }, {}, []],
  ['上报后三个月又一天', { ...admitted, committeeApprove: '2025-08-17', reportUp: '2025-08-17', assignGroup: '2025-08-20', oath: '2025-09-01' }, {}, ['W-DEV-LATE yellow committeeApprove', 'W-DEV-LATE yellow reportUp']],
  ['有特殊原因的六个月当天', { ...admitted, committeeApprove: '2025-11-16', reportUp: '2025-11-16', assignGroup: '2025-11-20', oath: '2025-12-01' }, { approvalDelayReason: '党委换届' }, []],
  ['六个月又一天', { ...admitted, committeeApprove: '2025-11-17', reportUp: '2025-11-17', assignGroup: '2025-11-20', oath: '2025-12-01' }, { approvalDelayReason: '党委换届' }, ['W-DEV-LATE yellow committeeApprove', 'W-DEV-LATE yellow reportUp']],
])('期限：%s', async (_, days, some, expected) => {
  expect(await told(days, { ...whole, ...some }, day('2026-02-01'))).toEqual(expected)
})

test('C39：预备期满 2026-11-15，今天 11-22 未讨论，逾期 7 天红，写明可延长到哪里', async () => {
  const days: Days = { ...admitted, preReview: '2025-10-20', fillForm: '2025-11-01', branchMeeting: '2025-11-15', committeeTalk: '2025-12-01', committeeApprove: '2025-12-20', reportUp: '2025-12-20', assignGroup: '2025-12-20', oath: '2026-01-05' }
  const [overdue, ...rest] = await findings(days, { ...whole, admissionSubmittedOn: day('2025-11-20') })
  expect(rest).toEqual([])
  expect(overdue).toMatchObject({ rule: 'W-DEV-CONVERT', level: 'red' })
  expect(overdue!.message).toContain('逾期 7 天')
  expect(overdue!.message).toContain('2027年5月15日至2027年11月15日之间')
})

test.each([
  ['延长半年', '2026-11-15', []],
  ['延长一年', '2027-05-15', []],
  ['少一天', '2026-11-14', ['W-DEV-EXTEND red fullMeeting']],
  ['多一天', '2027-05-16', ['W-DEV-EXTEND red fullMeeting']],
])('延长预备期：%s', async (_, to, expected) => {
  expect(await told(admitted, { ...whole, extension: { decidedOn: day('2026-05-15'), to: day(to), reason: '' } }, day('2026-06-01'))).toEqual(expected)
})

test.each<[string, string, string, string | null, string[]]>([
  ['2026 版还有 8 天橙', '2026-06-20', '2026-07-12', null, ['W-DEV-OATH orange oath']],
  ['2026 版过一天红', '2026-06-20', '2026-07-21', null, ['W-DEV-OATH red oath']],
  ['2026 版当天宣誓', '2026-06-20', '2026-08-01', '2026-07-20', []],
  ['2026 版晚一天', '2026-06-20', '2026-08-01', '2026-07-21', ['W-DEV-LATE yellow oath']],
  ['2014 版没有期限', '2026-02-10', '2026-05-10', '2026-05-10', []],
])('宣誓：%s', async (_, approved, on, sworn, expected) => {
  const { oath: _oath, ...before } = admitted
  const days: Days = { ...before, training: '2025-12-10', branchReview: '2025-12-20', preReview: '2026-01-01', fillForm: '2026-01-05', branchMeeting: '2026-01-20', committeeTalk: '2026-02-01', committeeApprove: approved, reportUp: approved, assignGroup: approved, ...(sworn === null ? {} : { oath: sworn }) }
  expect(await told(days, { ...whole, admissionSubmittedOn: day('2026-03-20') }, day(on))).toEqual(expected)
})

test.each<[string, Partial<DevelopmentCase>, string[]]>([
  ['介绍人一名', { sponsors: [supporter(first.id)] }, ['W-DEV-SPONSOR yellow sponsorAssign']],
  ['介绍人是预备党员', { sponsors: [supporter(first.id), supporter(newcomer.id)] }, ['W-DEV-SPONSOR yellow sponsorAssign']],
  ['介绍人在档案外', { sponsors: [supporter(first.id), supporter(null, '外单位王强')] }, []],
  ['培养联系人两名', { mentors: [supporter(first.id), supporter(second.id)] }, []],
  ['培养联系人三名', { mentors: [supporter(first.id), supporter(second.id), supporter(null, '周明')] }, ['W-DEV-MENTOR yellow mentorAssign']],
  ['换过的联系人不算在内', { mentors: [supporter(first.id), supporter(second.id), { ...supporter(null, '周明'), from: day('2023-12-12'), to: day('2024-03-01') }] }, []],
  ['没有联系人', { mentors: [] }, ['W-DEV-MENTOR yellow mentorAssign']],
  ['培训 3 天', { trainingDays: 3 }, []],
  ['培训 2.5 天、23 学时', { trainingDays: 2.5, trainingHours: 23 }, ['W-DEV-TRAIN yellow training']],
  ['培训 24 学时', { trainingDays: null, trainingHours: 24 }, []],
  ['政审没有结论', { politicalReviewResult: ' ' }, ['W-DEV-REVIEW yellow politicalReview']],
  ['没有填审批的党委', { approver: null }, ['W-DEV-APPROVER yellow committeeApprove']],
])('%s', async (_, some, expected) => {
  expect(await told(admitted, { ...whole, ...some }, day('2025-12-01'))).toEqual(expected)
})

test('没有政审、没有培训就讨论的红，缺的其他步骤合成一条', async () => {
  const { politicalReview: _p, training: _t, assignGroup: _g, mentorAssign: _m, activistFile: _f, ...days } = admitted
  expect(await told(days, whole, day('2025-12-01'))).toEqual(['W-DEV-REVIEW red politicalReview', 'W-DEV-TRAIN red training', 'W-DEV-STEP yellow activistFile'])
})

test('转正日期不是预备期满日的、花名册里没有的，都提示', async () => {
  const days: Days = { ...admitted, probation: '2026-05-10', fullApply: '2026-05-01', fullMeeting: '2026-05-20', fullApprove: '2026-06-20' }
  const member = (fullOn: string) => ({ joinedOn: day('2025-05-15'), fullOn: day(fullOn), from: day('2025-05-15') })
  expect(await told(days, whole, day('2026-07-01'), member('2026-05-15'))).toEqual([])
  expect(await told(days, whole, day('2026-07-01'), member('2026-05-20'))).toEqual(['W-DEV-MEMBER yellow fullApprove'])
  expect(await told(days, whole, day('2026-07-01'), null)).toEqual(['W-DEV-MEMBER yellow branchMeeting'])
})

test.each([
  ['与大会通过日相同', day('2025-05-15'), []],
  ['只知道月份，同月', month('2025-05'), []],
  ['差一天', day('2025-05-16'), ['W-DEV-MEMBER yellow branchMeeting']],
  ['花名册没填', null, []],
])('花名册里的入党日期：%s', async (_, joinedOn, expected) => {
  expect(await told(admitted, whole, day('2025-12-01'), { memberType: 'probationary', joinedOn, fullOn: null, from: day('2025-05-15') })).toEqual(expected)
})

test('终止的不再提示；以前年度办结的不翻旧账', async () => {
  expect(await told({ apply: '2026-01-01' }, { terminated: { on: day('2026-06-01'), reason: '调离' } })).toEqual([])
  const { oath: _o, ...old } = admitted
  const shifted = Object.fromEntries(Object.entries(old).map(([code, on]) => [code, `${Number(on.slice(0, 4)) - 5}${on.slice(4)}`])) as Days
  expect(await told({ ...shifted, fullApply: '2021-05-01', fullMeeting: '2021-05-20', fullApprove: '2021-06-20' }, { ...whole, admissionSubmittedOn: null, sponsors: [] })).toEqual([])
})

test('转入的预备党员：以前的步骤不在这里，讨论可推迟半年', async () => {
  const days: Days = { branchMeeting: '2025-05-15', committeeApprove: '2025-06-20', oath: '2025-07-01', assignGroup: '2025-06-26', reportUp: '2025-06-25', committeeTalk: '2025-06-01' }
  expect(await told(days, { ...whole, transferredIn: true }, day('2026-10-15'))).toEqual([])
  expect(await told(days, { ...whole, transferredIn: true }, day('2026-10-16'))).toEqual(['W-DEV-CONVERT yellow fullMeeting'])
  expect(await told(days, { ...whole, transferredIn: true }, day('2026-11-16'))).toEqual(['W-DEV-CONVERT red fullMeeting'])
})

test('three thousand cases are judged without a look at every person for each', async () => {
  const people = Array.from({ length: 3000 }, () => aPerson())
  const cases = people.map(person => aDevelopmentCase({ ...whole, personId: person.id, organisationId: branch.id, steps: Object.entries(admitted).map(([code, on]) => aDevelopmentStep({ code: code as DevelopmentStepCode, on: day(on) })) }))
  const reader = readerOf({ organisations: [branch], people: [...people, first, second], developmentCases: cases, memberships: people.map(({ id }) => aMembership({ personId: id, organisationId: branch.id, joinedOn: day('2025-05-15'), fullOn: null, memberType: 'probationary' })) })
  const input = await readRuleInput(reader, { today })
  const looks = { people: 0, memberships: 0 }
  const counted = { ...input, people: counting(input.people, () => { looks.people += 1 }), memberships: counting(input.memberships, () => { looks.memberships += 1 }) }
  expect(developmentFindings(counted).filter(({ rule }) => rule === 'W-DEV-CONVERT')).toHaveLength(3000)
  expect(looks.people).toBeLessThan(10 * people.length) // a search through all people for each case would look nine million times
  expect(looks.memberships).toBeLessThan(10 * people.length)
})

/** The list, telling of each look at an item. */
function counting<T>(items: readonly T[], onLook: () => void): readonly T[] {
  return new Proxy(items, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) onLook()
      return Reflect.get(target, key) as unknown
    },
  })
}
