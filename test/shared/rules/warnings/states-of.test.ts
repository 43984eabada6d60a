import { describe, expect, test } from 'vitest'
import type { Meeting, MeetingKind } from '#shared/model/meeting.ts'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import { frequencyRules } from '#shared/rules/warnings/frequency-rules.ts'
import { statesOf } from '#shared/rules/warnings/states-of.ts'
import { addMonths } from '#shared/time/local-date.ts'
import { aFact, aMeeting, aMembership, anAttendee, anOrganisation, aPerson, aPost, day, time, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const branch = anOrganisation()
const fact = aFact({ organisationId: branch.id, hasCommittee: false })

interface Case {
  readonly organisation?: Partial<Organisation>
  readonly fact?: Partial<OrganisationFact>
  readonly meetings?: readonly Meeting[]
  readonly settings?: object
}

function held(on: string, kinds: readonly MeetingKind[], some: Partial<Meeting> = {}): Meeting {
  return aMeeting({ organisationId: branch.id, kinds: [...kinds], startAt: time(`${on}T14:30`), endAt: time(`${on}T16:00`), belongYear: Number(on.slice(0, 4)), ...some })
}

/** `level message` of one rule in one period; `undefined` where nothing is owed. */
async function stateText(on: string, rule: string, period: string, { organisation = {}, fact: someFact = {}, meetings = [], settings = {} }: Case = {}): Promise<string | undefined> {
  const reader = readerOf({ organisations: [{ ...branch, ...organisation }], organisationFacts: [{ ...fact, ...someFact }], meetings, settings })
  const states = (await statesOf(reader, { today: day(on) })).filter(state => state.rule === rule && state.period === period)
  expect(states.length).toBeLessThanOrEqual(1)
  const [state] = states
  return state && `${state.level} ${state.message}`
}

describe('党员大会（C01、C02）', () => {
  test.each([
    ['C01 二季度没有党员大会', '2026-11-22', '2026Q2', 'red 2026年第二季度没有召开党员大会，已过 145 天'],
    ['C02 四季度还早', '2026-11-22', '2026Q4', 'green 2026年第四季度还没有召开党员大会，还剩 39 天'],
    ['C02 11 月 26 日', '2026-11-26', '2026Q4', 'yellow 2026年第四季度还没有召开党员大会，还剩 35 天'],
    ['C02 12 月 17 日', '2026-12-17', '2026Q4', 'orange 2026年第四季度还没有召开党员大会，还剩 14 天'],
    ['C02 次年元旦', '2027-01-01', '2026Q4', 'red 2026年第四季度没有召开党员大会，已过 1 天'],
    ['还没开始的季度没有状态', '2026-09-30', '2026Q4', undefined],
  ])('%s', async (_, on, period, expected) => {
    expect(await stateText(on, 'W-MTG-Q', period)).toBe(expected)
  })

  test('阈值由单位设置', async () => {
    expect(await stateText('2026-11-22', 'W-MTG-Q', '2026Q4', { settings: { yellowAfterShare: 0.5 } })).toMatch(/^yellow/)
    expect(await stateText('2026-11-22', 'W-MTG-Q', '2026Q4', { settings: { orangeDaysOfQuarter: 39 } })).toMatch(/^orange/)
  })

  test('当天开的算，明天的还不算', async () => {
    expect(await stateText('2026-11-22', 'W-MTG-Q', '2026Q4', { meetings: [held('2026-11-22', ['memberAssembly'])] })).toBe('green 2026年第四季度已召开党员大会')
    expect(await stateText('2026-12-20', 'W-MTG-Q', '2026Q4', { meetings: [held('2026-12-21', ['memberAssembly'])] })).toMatch(/^orange/)
  })

  test('别的支部开的不算', async () => {
    expect(await stateText('2026-11-22', 'W-MTG-Q', '2026Q2', { meetings: [held('2026-05-20', ['memberAssembly'], { organisationId: anOrganisation().id })] })).toMatch(/^red/)
  })
})

test('C03 一条记录三种类型，二季度党员大会、党课与五月主题党日各计一次', async () => {
  const meetings = [held('2026-05-20', ['memberAssembly', 'partyLecture', 'themeDay'])]
  const states = await statesOf(readerOf({ organisations: [branch], organisationFacts: [fact], meetings }), { today })
  const done = states.filter(state => state.kind === 'done').map(state => [state.rule, state.period, state.meetingIds])
  const ids = [meetings[0]!.id]
  expect(done).toEqual([['W-MTG-Q', '2026Q2', ids], ['W-MTG-Q-LECT', '2026Q2', ids], ['W-MTG-M-THEME', '2026-05', ids]])
})

describe('只对设了支委会、划了党小组的支部（C04、C05）', () => {
  test.each<[string, string, Partial<OrganisationFact>, string | undefined, string?]>([
    ['C04 未设支委会不预警', 'W-MTG-M-COM', {}, undefined],
    ['设了支委会', 'W-MTG-M-COM', { hasCommittee: true }, 'red 2026年10月没有召开支委会，已过 22 天'],
    ['C05 未划分党小组不预警', 'W-MTG-M-GRP', {}, undefined],
    ['划了党小组', 'W-MTG-M-GRP', { hasGroups: true }, 'red 2026年10月没有召开党小组会，已过 22 天'],
    ['当月 16 日才设支委会，够半个月', 'W-MTG-M-COM', { hasCommittee: true, from: day('2026-10-16') }, 'red 2026年10月没有召开支委会，已过 22 天'],
    ['当月 17 日才设，不够半个月', 'W-MTG-M-COM', { hasCommittee: true, from: day('2026-10-17') }, undefined],
    ['当月恰够半个月（小月）', 'W-MTG-M-COM', { hasCommittee: true, from: day('2026-06-16') }, 'red 2026年6月没有召开支委会，已过 145 天', '2026-06'],
    ['小月差一天不够半个月', 'W-MTG-M-COM', { hasCommittee: true, from: day('2026-06-17') }, undefined, '2026-06'],
    ['月底前一天撤了支委会', 'W-MTG-M-COM', { hasCommittee: true, to: day('2026-10-30') }, undefined],
  ])('%s', async (_, rule, some, expected, period = '2026-10') => {
    expect(await stateText('2026-11-22', rule, period, { fact: some })).toBe(expected)
  })
})

describe('组织存在时才要求', () => {
  test.each([
    ['二季度第一天成立', { establishedOn: day('2026-04-01') }, /^red/],
    ['成立时二季度还剩一半多（46/91 天）', { establishedOn: day('2026-05-16') }, /^red/],
    ['成立时二季度剩不到一半（45/91 天）', { establishedOn: day('2026-05-17') }, undefined],
    ['二季度最后一天撤销', { dissolvedOn: day('2026-06-30') }, /^red/],
    ['二季度最后一天之前撤销', { dissolvedOn: day('2026-06-29') }, undefined],
    ['党总支不开支部党员大会', { type: 'generalBranch' as const }, undefined],
    ['临时党支部同样要开', { type: 'temporaryBranch' as const }, /^red/],
  ])('%s', async (_, organisation, expected) => {
    const text = await stateText('2026-11-22', 'W-MTG-Q', '2026Q2', { organisation })
    if (expected === undefined) expect(text).toBeUndefined()
    else expect(text).toMatch(expected)
  })
})

describe('主题党日', () => {
  test.each([
    ['固定党日 10 日当天还早', 10, '2026-11-10', 'green'],
    ['固定党日已过仍无', 10, '2026-11-11', 'orange'],
    ['没有固定党日，月中不提示', null, '2026-11-11', 'green'],
    ['当月过了就是红', 10, '2026-12-01', 'red'],
  ])('%s', async (_, fixedThemeDay, on, level) => {
    expect(await stateText(on, 'W-MTG-M-THEME', '2026-11', { organisation: { fixedThemeDay } })).toMatch(new RegExp(`^${level}`))
  })
})

describe('党课每季一次可以关', () => {
  test('默认开', async () => expect(await stateText('2026-11-22', 'W-MTG-Q-LECT', '2026Q2')).toBe('red 2026年第二季度没有上党课，已过 145 天'))
  test('关了就不要求', async () => expect(await stateText('2026-11-22', 'W-MTG-Q-LECT', '2026Q2', { settings: { lectureEveryQuarter: false } })).toBeUndefined())
})

describe('按归属年度（C43）', () => {
  const late = [held('2026-02-06', ['democraticReview', 'organisationalLife'], { belongYear: 2025 })]
  test.each([
    ['C43 2025 年的民主评议次年 2 月召开，2025 年为绿', 'W-MTG-Y-REVIEW', '2025', '2026-11-22', 'green 2025年已开展民主评议党员'],
    ['C43 不计入 2026 年', 'W-MTG-Y-REVIEW', '2026', '2026-11-22', 'yellow 2026年还没有开展民主评议党员，还剩 129 天'],
    ['组织生活会同样', 'W-MTG-Y-ORGLIFE', '2025', '2026-11-22', 'green 2025年已召开组织生活会'],
  ])('%s', async (_, rule, period, on, expected) => {
    expect(await stateText(on, rule, period, { meetings: late })).toBe(expected)
  })

  test.each([
    ['九月底还不提示', '2026-09-29', 'green'],
    ['进入第四季度提醒', '2026-10-01', 'yellow'],
    ['次年 3 月 15 日仍是黄', '2027-03-15', 'yellow'],
    ['次年 3 月 16 日转橙', '2027-03-16', 'orange'],
    ['次年 3 月 31 日仍是橙', '2027-03-31', 'orange'],
    ['次年 3 月 31 日后为红', '2027-04-01', 'red'],
  ])('没有组织生活会：%s', async (_, on, level) => {
    expect(await stateText(on, 'W-MTG-Y-ORGLIFE', '2026')).toMatch(new RegExp(`^${level}`))
  })
})

describe('机关党委：书记讲党课、干部大会', () => {
  const committee = anOrganisation({ type: 'organCommittee' })
  const [secretary, deputy] = [aPerson({ name: '李堃' }), aPerson({ name: '陈赟' })]
  const posts = [aPost({ organisationId: committee.id, personId: secretary.id }), aPost({ organisationId: committee.id, personId: deputy.id, post: 'deputySecretary' })]
  const lecture = (some: object) => held('2026-05-20', ['partyLecture'], { lecture: { lecturerId: null, lecturerName: '', lecturerDuty: '', subject: '学党章', audience: '', outline: '', response: '', ...some } })

  async function levels(rule: string, meetings: readonly Meeting[], on = '2026-11-22'): Promise<readonly string[]> {
    const reader = readerOf({ organisations: [committee, branch], organisationFacts: [fact, aFact({ organisationId: committee.id })], people: [secretary, deputy], posts, meetings })
    return (await statesOf(reader, { today: day(on), years: [2026] })).filter(state => state.rule === rule).map(state => `${state.period} ${state.level}`)
  }

  test.each<[string, object, string]>([
    ['书记到支部讲也算', { lecturerId: secretary.id }, '2026 green'],
    ['副书记讲不算书记', { lecturerId: deputy.id }, '2026 yellow'],
    ['只写了书记姓名', { lecturerName: ' 李堃 ' }, '2026 green'],
    ['外请的别的书记不算', { lecturerName: '周明', lecturerDuty: '兄弟单位书记' }, '2026 yellow'],
  ])('%s', async (_, some, expected) => {
    expect(await levels('W-MTG-Y-LECT', [lecture(some)])).toEqual([expected])
  })

  test('机关党委自己的党课写明书记主讲', async () => {
    const own = (lecturerDuty: string) => ({ ...lecture({ lecturerName: '周明', lecturerDuty }), organisationId: committee.id })
    expect(await levels('W-MTG-Y-LECT', [own('机关党委书记')])).toEqual(['2026 green'])
    expect(await levels('W-MTG-Y-LECT', [own('机关党委副书记')])).toEqual(['2026 yellow'])
  })

  test('机关党员干部大会每年一次，支部不要求', async () => {
    expect(await levels('W-MTG-Y-CADRE', [])).toEqual(['2026 yellow'])
    expect(await levels('W-MTG-Y-CADRE', [held('2026-01-15', ['cadreAssembly'], { organisationId: committee.id })])).toEqual(['2026 green'])
    expect(await levels('W-MTG-Y-CADRE', [], '2027-01-01')).toEqual(['2026 red'])
  })
})

describe('每个党小组各开各的', () => {
  const groups = ['第一党小组', '第二党小组'].map(shortName => ({ organisation: anOrganisation({ type: 'group' }), shortName }))
  const groupFacts = groups.map(({ organisation, shortName }) => aFact({ organisationId: organisation.id, superiorId: branch.id, shortName }))
  const members = groups.map(({ organisation }) => aMembership({ organisationId: branch.id, groupId: organisation.id }))
  const ofGroup = (i: number) => held('2026-10-12', ['groupMeeting'], { organisationId: groups[i]!.organisation.id })
  const ofBranch = (...who: readonly number[]) => held('2026-10-13', ['groupMeeting'], { attendees: who.map(i => anAttendee({ personId: members[i]!.personId })) })

  test.each<[string, readonly Meeting[], string]>([
    ['两组都开了', [ofGroup(0), ofGroup(1)], 'green 2026年10月已召开党小组会 2 次'],
    ['一组没开，点名', [ofGroup(0)], 'red 2026年10月没有召开党小组会（第二党小组），已过 22 天'],
    ['都没开', [], 'red 2026年10月没有召开党小组会（第一党小组、第二党小组），已过 22 天'],
    ['记在支部名下，按出席人算到组', [ofBranch(0)], 'red 2026年10月没有召开党小组会（第二党小组），已过 22 天'],
    ['记在支部名下，两组都有人', [ofBranch(0, 1)], 'green 2026年10月已召开党小组会'],
    ['记在支部名下，没有名单，算全部', [ofBranch()], 'green 2026年10月已召开党小组会'],
  ])('%s', async (_, meetings, expected) => {
    const reader = readerOf({ organisations: [branch, ...groups.map(g => g.organisation)], organisationFacts: [{ ...fact, hasGroups: true }, ...groupFacts], memberships: members, meetings })
    const state = (await statesOf(reader, { today })).find(s => s.rule === 'W-MTG-M-GRP' && s.period === '2026-10')
    expect(`${state?.level} ${state?.message}`).toBe(expected)
  })
})

test('今年和去年都看，别的年份按要求看', async () => {
  const reader = readerOf({ organisations: [branch], organisationFacts: [fact] })
  const years = async (some?: readonly number[]) => [...new Set((await statesOf(reader, { today, ...(some ? { years: some } : {}) })).map(state => state.period.slice(0, 4)))]
  expect(await years()).toEqual(['2025', '2026'])
  expect(await years([2024])).toEqual(['2024'])
})

test('只看要求的组织', async () => {
  const other = anOrganisation()
  const reader = readerOf({ organisations: [branch, other], organisationFacts: [fact] })
  const ids = async (organisationIds?: readonly string[]) => [...new Set((await statesOf(reader, { today, ...(organisationIds ? { organisationIds } : {}) })).map(state => state.organisationId))]
  expect(await ids()).toEqual([branch.id, other.id])
  expect(await ids([other.id])).toEqual([other.id])
  expect(await ids([])).toEqual([])
})

test('a branch that meets every month and holds its yearly meetings has nothing but green', async () => {
  const everyMonth = Array.from({ length: 24 }, (_, i) => addMonths(day('2025-01-10'), i)).filter(on => on <= today)
    .map(on => held(on, ['memberAssembly', 'committee', 'groupMeeting', 'partyLecture', 'themeDay']))
  const yearly = [held('2025-12-05', ['organisationalLife', 'democraticReview']), held('2026-11-05', ['organisationalLife', 'democraticReview'])]
  const reader = readerOf({ organisations: [branch], organisationFacts: [{ ...fact, hasCommittee: true, hasGroups: true }], meetings: [...everyMonth, ...yearly] })
  const states = await statesOf(reader, { today })
  expect(states.filter(state => state.kind !== 'done')).toEqual([])
  expect(new Set(states.map(state => state.rule))).toEqual(new Set(frequencyRules.filter(rule => rule.organisationTypes.includes('branch')).map(rule => rule.code)))
})
