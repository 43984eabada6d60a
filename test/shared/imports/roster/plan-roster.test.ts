import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planRoster, suggestedBranch } from '#shared/imports/roster/plan-roster.ts'
import { guessSheet } from '#shared/imports/roster/guess-roster.ts'
import { noChoices } from '#shared/imports/roster/roster-choices.ts'
import type { RosterKnown } from '#shared/imports/roster/roster-known.ts'
import type { RosterPlan, RosterPlanRow } from '#shared/imports/roster/roster-plan.ts'
import { rosterSummary } from '#shared/imports/roster/roster-ops.ts'
import { checkDigit } from '#shared/codes/id-number.ts'
import type { SheetCell } from '#shared/imports/sheet.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, day, month } from '../../../support/builders.ts'
import { aSheet, entered, knowing, nextId, planOf } from '../../../support/roster-sheets.ts'

const top = anOrganisation({ type: 'organCommittee', establishedOn: day('2010-01-01') })
const first = anOrganisation({ establishedOn: day('2012-03-01') })
const second = anOrganisation({ establishedOn: day('2015-03-01') })
const facts = [
  aFact({ organisationId: top.id, fullName: '中共云岭市档案服务中心机关委员会', shortName: '机关党委', from: day('2010-01-01') }),
  aFact({ organisationId: first.id, superiorId: top.id, from: day('2012-03-01') }),
  aFact({ organisationId: second.id, superiorId: top.id, fullName: '中共云岭市档案服务中心第二支部委员会', shortName: '第二党支部', from: day('2015-03-01') }),
]
const organisations = { organisations: [top, first, second], facts }
const empty = knowing(organisations)
const zhang = aPerson({ name: '张喆', sex: '1', birth: day('1980-05-01'), unitPost: '科长', phone: '' })
const zhangIn = aMembership({ personId: zhang.id, organisationId: first.id, from: day('2020-01-01'), joinedOn: day('2005-07-01'), fullOn: day('2006-07-01') })
const withZhang = knowing({ ...organisations, people: [zhang], memberships: [zhangIn] })

const titles = ['姓名', '性别', '出生年月', '所在党支部', '入党时间', '转正时间', '职务']
const row1 = (plan: RosterPlan): RosterPlanRow => plan.rows[0]!
const messages = (row: RosterPlanRow) => row.problems.map(problem => `${problem.column}：${problem.message}`).join('\n')

describe('新人', () => {
  test('人员、党员关系一起登记，编入日期取入党日期和支部成立日期中较晚的', async () => {
    const plan = await planOf([titles, ['李堃', '女', '1990.03', '第一党支部', '2015-07-01', '2016-07-01', '科员']], empty)
    expect(plan.counts).toEqual({ new: 1, changed: 0, same: 0, problem: 0 })
    expect(row1(plan)).toMatchObject({ number: 2, action: 'new', name: '李堃', personId: null, changes: [], question: null })
    expect(plan.writes.people[0]?.row).toMatchObject({ name: '李堃', sex: '2', birth: '1990-03', unitPost: '科员' })
    expect(plan.writes.memberships[0]?.row).toMatchObject({ organisationId: first.id, memberType: 'full', joinedOn: '2015-07-01', fullOn: '2016-07-01', from: '2015-07-01' })
  })
  test.each<[string, string, string]>([['入党早于支部成立', '2005.07', '2012-03-01'], ['入党晚于支部成立', '2019.07', '2019-07-01']])('%s', async (_, joined, from) => {
    const plan = await planOf([['姓名', '所在党支部', '入党时间'], ['李堃', '第一党支部', joined]], empty)
    expect(plan.writes.memberships[0]?.row.from).toBe(from)
  })
  test('有编入日期的以它为准', async () => {
    const plan = await planOf([['姓名', '所在党支部', '入党时间', '转入日期'], ['李堃', '第一党支部', '2005.07', '2021-09-10']], empty)
    expect(plan.writes.memberships[0]?.row.from).toBe('2021-09-10')
  })
  test('没有写支部的编入所选的支部；没有选则是问题', async () => {
    const sheet: SheetCell[][] = [['姓名', '人员类别'], ['李堃', '正式党员']]
    expect((await planOf(sheet, empty, { organisationId: second.id })).writes.memberships[0]?.row.organisationId).toBe(second.id)
    const plan = await planOf(sheet, empty)
    expect(row1(plan).action).toBe('problem')
    expect(messages(row1(plan))).toContain('没有写所在党支部')
  })
  test('本软件的花名册：转正日期一格写“预备期”的是预备党员；打了星号的身份证号、电话不登记，也不改动已有的', async () => {
    const plan = await planOf([['姓名', '所在党支部', '入党时间', '转正日期', '身份证号'], ['李堃', '第一党支部', '2026-03-01', '预备期', ''], ['王頔', '第一党支部', '2015-07-01', '2016-07-01', '110101********1234']], empty)
    expect(plan.rows.map(row => row.action)).toEqual(['new', 'new'])
    expect(plan.writes.people[1]?.row.idNumber).toBe('')
    expect(plan.writes.memberships[0]?.row).toMatchObject({ memberType: 'probationary', fullOn: null })
    expect(messages(plan.rows[1]!)).toContain('星号')
  })
  test('导出的花名册原样导回：号码打了星号的，认得出人，什么也不改', async () => {
    const known = { ...zhang, idNumber: '11010119800501101X', phone: '13800138000' }
    const plan = await planOf([['姓名', '公民身份号码', '出生日期', '所在党支部', '手机号码'], ['张喆', '110101********101X', '1980.05.01', '第一党支部', '138****8000']], knowing({ ...organisations, people: [known], memberships: [zhangIn] }))
    expect(plan.counts).toEqual({ new: 0, changed: 0, same: 1, problem: 0 })
    expect(messages(row1(plan))).toContain('星号')
  })
  test('不是党员的只登记人员', async () => {
    const plan = await planOf([['姓名', '所在党支部', '人员类别', '政治面貌'], ['李堃', '第一党支部', '入党积极分子', ''], ['王頔', '第一党支部', '', '群众']], empty)
    expect(plan.rows.map(row => row.action)).toEqual(['new', 'new'])
    expect(plan.writes.memberships).toEqual([])
    expect(plan.writes.people[1]?.row.politicalStatus).toBe('13')
  })
  test('分组标题下的人编入那个支部，合计和说明行跳过并列出', async () => {
    const plan = await planOf([['序号', '姓名', '性别'], ['一、第一党支部（1人）'], [1, '李堃', '女'], ['二、第二党支部'], [2, '王頔', '女'], ['合计', '2人'], ['填表人：林小满']], empty)
    expect(plan.writes.memberships.map(({ row }) => row.organisationId)).toEqual([first.id, second.id])
    expect(plan.passedOver.map(row => row.number)).toEqual([2, 4, 6, 7])
  })
  test('竖着合并的支部一格对下面几行都算', async () => {
    const rows: SheetCell[][] = [['姓名', '所在党支部'], ['李堃', '第二党支部'], ['王頔', ''], ['陈赟', ''], ['周𬘭', '第一党支部']]
    const sheet = { ...aSheet(rows), merged: [{ fromRow: 2, toRow: 4, fromColumn: 1, toColumn: 1 }, { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 }] }
    const plan = await planRoster(sheet, noChoices(guessSheet(sheet, empty)), empty, { newId: nextId })
    expect(plan.writes.memberships.map(({ row }) => row.organisationId)).toEqual([second.id, second.id, second.id, first.id])
    expect(sheet.rows[2]?.cells[1]).toBeNull()
  })
  test('表名里说到的支部作为建议', () => {
    const sheet = aSheet([['第二党支部党员花名册'], ['姓名', '性别'], ['李堃', '女']])
    expect(suggestedBranch(sheet, guessSheet(sheet, empty), empty)).toBe(second.id)
    const other = aSheet([['党员花名册'], ['姓名', '性别'], ['李堃', '女']])
    expect(suggestedBranch(other, guessSheet(other, empty), empty)).toBeNull()
  })
  test('入党不满一年又没有写类别的按预备党员，并请核对', async () => {
    const plan = await planOf([['姓名', '所在党支部', '入党时间'], ['李堃', '第一党支部', '2025-11-23'], ['王頔', '第一党支部', '2025-11-22']], empty)
    expect(plan.writes.memberships.map(({ row }) => row.memberType)).toEqual(['probationary', 'full'])
    expect(messages(row1(plan))).toContain('按预备党员登记')
  })
})

describe('已有的人', () => {
  test('一样的不动，月份与它的某一天算一样', async () => {
    const plan = await planOf([titles, ['张　喆', '男', '1980年5月', '第一党支部', '2005.07', '2006.07', '科长']], withZhang)
    expect(row1(plan)).toMatchObject({ action: 'same', personId: zhang.id, changes: [], problems: [] })
    expect(plan.writes).toEqual({ organisations: [], people: [], memberships: [], posts: [] })
  })
  test('改动逐项列出原来和现在，空格不清掉已有的内容', async () => {
    const plan = await planOf([[...titles, '电话', '民族'], ['张喆', '男', '1980.05', '', '2005-07-02', '', '处长', '13800000001', '']], withZhang)
    expect(row1(plan).action).toBe('changed')
    expect(row1(plan).changes).toEqual([
      { field: 'unitPost', label: '行政职务', from: '科长', to: '处长' }, { field: 'phone', label: '电话', from: '', to: '13800000001' }, { field: 'joinedOn', label: '入党日期', from: '2005年7月1日', to: '2005年7月2日' },
    ])
    expect(plan.writes.memberships).toMatchObject([{ rev: 1, row: { id: zhangIn.id, joinedOn: '2005-07-02', fullOn: '2006-07-01', from: '2020-01-01' } }])
  })
  test('只知道月份的补上日', async () => {
    const known = knowing({ ...organisations, people: [{ ...zhang, birth: month('1980-05') }], memberships: [zhangIn] })
    expect(row1(await planOf([['姓名', '出生日期'], ['张喆', '1980-05-17']], known)).changes).toEqual([{ field: 'birth', label: '出生年月', from: '1980年5月', to: '1980年5月17日' }])
  })
  test('文书决定保留档案里的内容', async () => {
    const plan = await planOf([titles, ['张喆', '男', '1980.05', '', '', '', '处长']], withZhang, { rows: { 2: { keep: ['unitPost'] } } })
    expect(row1(plan).action).toBe('same')
  })
  test('默认的支部不会移动已有的党员', async () => {
    const plan = await planOf([['姓名', '出生年月', '入党时间'], ['张喆', '1980.05', '2005.07']], withZhang, { organisationId: second.id })
    expect(row1(plan)).toMatchObject({ action: 'same', question: null })
  })
  test('转正：预备改为正式', async () => {
    const known = knowing({ ...organisations, people: [zhang], memberships: [{ ...zhangIn, memberType: 'probationary', joinedOn: day('2025-07-01'), fullOn: null }] })
    const plan = await planOf([titles, ['张喆', '男', '1980.05', '第一党支部', '2025-07-01', '2026-07-01', '']], known)
    expect(row1(plan).changes.map(change => [change.field, change.from, change.to])).toEqual([['memberType', '预备党员', '正式党员'], ['fullOn', '', '2026年7月1日']])
  })
  test('入党日期改到转正日期之后是问题，不会写进档案', async () => {
    const plan = await planOf([['姓名', '出生年月', '入党时间'], ['张喆', '1980.05', '2007.01']], withZhang)
    expect(row1(plan).action).toBe('problem')
    expect(messages(row1(plan))).toContain('晚于转正日期')
    expect(plan.writes.memberships).toEqual([])
  })
  test('入党日期对此人的每一段党员关系都一样', async () => {
    const before = aMembership({ personId: zhang.id, organisationId: second.id, from: day('2015-01-01'), to: day('2019-12-31') })
    const known = knowing({ ...organisations, people: [zhang], memberships: [before, zhangIn] })
    const plan = await planOf([['姓名', '出生年月', '入党时间'], ['张喆', '1980.05', '2005-06-30']], known)
    expect(plan.writes.memberships.map(({ row }) => row.joinedOn)).toEqual(['2005-06-30', '2005-06-30'])
  })
})

describe('是不是同一人', () => {
  const numbered = { ...zhang, idNumber: '110105198005010019' }
  const withNumber = knowing({ ...organisations, people: [{ ...zhang, idNumber: number('110105', '19800501', '001') }], memberships: [zhangIn] })
  test('身份证号相同就是同一人，15 位的也认得', async () => {
    expect(numbered.idNumber).toHaveLength(18)
    const plan = await planOf([['姓名', '身份证号'], ['张喆', '110105800501001']], withNumber)
    expect(row1(plan)).toMatchObject({ action: 'same', personId: zhang.id })
  })
  test('身份证号相同而姓名不同：由文书决定', async () => {
    const rows: SheetCell[][] = [['姓名', '身份证号'], ['张哲', number('110105', '19800501', '001')]]
    const plan = await planOf(rows, withNumber)
    expect(row1(plan)).toMatchObject({ action: 'problem', question: { kind: 'namesake', candidates: [{ personId: zhang.id, name: '张喆', description: '男，1980年5月1日生，第一党支部，科长' }] } })
    const decided = await planOf(rows, withNumber, { rows: { 2: { person: { kind: 'same', personId: zhang.id } } } })
    expect(row1(decided).changes).toEqual([{ field: 'name', label: '姓名', from: '张喆', to: '张哲' }])
    expect(row1(await planOf(rows, withNumber, { rows: { 2: { person: { kind: 'new' } } }, organisationId: first.id })).action).toBe('new')
  })
  test('姓名和出生年月相同就是同一人', async () => { expect(row1(await planOf([['姓名', '出生年月'], ['张喆', '1980.5']], withZhang)).personId).toBe(zhang.id) })
  test('同名、出生年月不同是另一人，并提示', async () => {
    const plan = await planOf([['姓名', '出生年月'], ['张喆', '1981.5']], withZhang, { organisationId: first.id })
    expect(row1(plan).action).toBe('new')
    expect(messages(row1(plan))).toContain('已有同名的人')
  })
  test('只有姓名：有改动时由文书决定，绝不悄悄改', async () => {
    const plan = await planOf([['姓名', '职务'], ['张喆', '处长']], withZhang)
    expect(row1(plan)).toMatchObject({ action: 'problem', question: { kind: 'namesake' } })
    expect(plan.writes.people).toEqual([])
  })
  test('只有姓名而没有任何改动：一样', async () => { expect(row1(await planOf([['姓名', '职务'], ['张喆', '科长']], withZhang))).toMatchObject({ action: 'same', personId: zhang.id, problems: [] }) })
  test('姓名加入党日期、姓名加电话可以认出，并说明', async () => {
    const known = knowing({ ...organisations, people: [{ ...zhang, phone: '138 0000 0001' }], memberships: [zhangIn] })
    for (const [title, value] of [['入党时间', '2005.07'], ['手机', '13800000001']] as const) {
      const plan = await planOf([['姓名', title, '职务'], ['张喆', value, '处长']], known)
      expect(row1(plan)).toMatchObject({ action: 'changed', personId: zhang.id })
      expect(messages(row1(plan))).toContain('认作档案里的同一人')
    }
  })
  test('两个同名同出生年月的人：由文书选', async () => {
    const twin = aPerson({ name: '张喆', birth: day('1980-05-20') })
    const plan = await planOf([['姓名', '出生年月', '职务'], ['张喆', '1980.05', '处长']], knowing({ ...organisations, people: [zhang, twin] }))
    expect(row1(plan).question).toMatchObject({ kind: 'namesake', candidates: [{ personId: zhang.id }, { personId: twin.id }] })
  })
  test('姓名和出生年月相同而身份证号不同：由文书决定', async () => {
    const plan = await planOf([['姓名', '出生年月', '身份证号'], ['张喆', '1980.05', number('110105', '19800501', '003')]], withNumber)
    expect(row1(plan)).toMatchObject({ action: 'problem', question: { kind: 'namesake' } })
  })
  test('文件里重复的行：第一行有效，后面的说明与哪一行重复', async () => {
    const rows: SheetCell[][] = [['姓名', '出生年月', '所在党支部'], ['李堃', '1990.03', '第一党支部'], ['李堃', '1990.03', '第二党支部'], ['李堃', '1991.03', '第二党支部']]
    const plan = await planOf(rows, empty)
    expect(plan.rows.map(row => [row.action, row.question])).toEqual([['new', null], ['problem', { kind: 'double', row: 2 }], ['new', null]])
    expect((await planOf(rows, empty, { rows: { 3: { person: { kind: 'new' } } } })).counts.new).toBe(3)
    expect((await planOf(rows, empty, { rows: { 2: { leaveOut: true } } })).rows.map(row => row.action)).toEqual(['problem', 'new', 'new'])
  })
})

test('两行说同一个人：与档案已经一样的那一行算数，另一行是重复', async () => {
  const plan = await planOf([['姓名', '出生年月', '职务'], ['张喆', '1980.05', '处长'], ['张喆', '1980.05', '科长']], withZhang)
  expect(plan.rows.map(row => [row.action, row.question])).toEqual([['problem', { kind: 'double', row: 3 }], ['same', null]])
  expect(plan.writes.people).toEqual([])
})

describe('所在党支部', () => {
  const moved: SheetCell[][] = [['姓名', '出生年月', '所在党支部', '转入日期'], ['张喆', '1980.05', '第二党支部', '2026-03-01']]
  test('与档案不同：先不动，问是转接还是更正', async () => {
    const plan = await planOf(moved, withZhang)
    expect(row1(plan)).toMatchObject({ action: 'same', question: { kind: 'branch', present: '第一党支部', wanted: '第二党支部', suggestedOn: '2026-03-01' } })
    expect(messages(row1(plan))).toContain('没有改动')
    expect(plan.writes.memberships).toEqual([])
  })
  test('转接：前一段到前一天为止，后一段从当天起', async () => {
    const plan = await planOf(moved, withZhang, { rows: { 2: { branch: { kind: 'transfer', on: day('2026-03-01') } } } })
    expect(plan.writes.memberships.map(({ row: { organisationId, from, to, joinedOn }, rev }) => ({ organisationId, from, to, joinedOn, rev }))).toEqual([
      { organisationId: first.id, from: '2020-01-01', to: '2026-02-28', joinedOn: '2005-07-01', rev: 1 }, { organisationId: second.id, from: '2026-03-01', to: null, joinedOn: '2005-07-01', rev: null },
    ])
    const after = entered(plan, withZhang)
    expect(row1(await planOf(moved, after))).toMatchObject({ action: 'same', question: null })
  })
  test('更正：同一段改支部', async () => {
    const plan = await planOf(moved, withZhang, { rows: { 2: { branch: { kind: 'correct' } } } })
    expect(plan.writes.memberships).toMatchObject([{ rev: 1, row: { id: zhangIn.id, organisationId: second.id, from: '2020-01-01', to: null } }])
  })
  test('不动：不再问', async () => { expect(row1(await planOf(moved, withZhang, { rows: { 2: { branch: { kind: 'leave' } } } }))).toMatchObject({ action: 'same', question: null }) })
  test.each<[string, string, string]>([['当天', '2020-01-01', 'problem'], ['后一天', '2020-01-02', 'changed']])('转接日期须晚于编入日期：%s', async (_, on, action) => {
    expect(row1(await planOf(moved, withZhang, { rows: { 2: { branch: { kind: 'transfer', on: day(on) } } } })).action).toBe(action)
  })
  test('已转出的人再编入：没有日期先问，有日期从那天起', async () => {
    const gone = knowing({ ...organisations, people: [zhang], memberships: [{ ...zhangIn, to: day('2024-12-31') }] })
    const rows: SheetCell[][] = [['姓名', '出生年月', '所在党支部'], ['张喆', '1980.05', '第二党支部']]
    expect(row1(await planOf(rows, gone))).toMatchObject({ action: 'same', question: { kind: 'branch', wanted: '第二党支部' } })
    const plan = await planOf(rows, gone, { rows: { 2: { branch: { kind: 'transfer', on: day('2025-01-01') } } } })
    expect(plan.writes.memberships).toMatchObject([{ rev: null, row: { organisationId: second.id, from: '2025-01-01', joinedOn: '2005-07-01' } }])
    expect(row1(await planOf(rows, gone, { rows: { 2: { branch: { kind: 'transfer', on: day('2024-12-31') } } } })).action).toBe('problem')
  })
  test('全称、简称、带不带“中共”“委员会”都认得', async () => {
    for (const name of ['第一党支部', '第一支部', '中共云岭市档案服务中心第一支部委员会', '云岭市档案服务中心第一党支部', ' 第一 党支部 ', '档案服务中心第一支部']) {
      const plan = await planOf([['姓名', '所在党支部'], ['李堃', name]], empty)
      expect([name, plan.writes.memberships[0]?.row.organisationId]).toEqual([name, first.id])
    }
  })
  test('档案里没有的支部：提出新建，不是问题', async () => {
    const plan = await planOf([['姓名', '所在党支部', '党内职务'], ['李堃', '第三党支部', '书记'], ['王頔', '第三党支部', '组织委员'], ['陈赟', '云岭联合党支部', ''], ['周𬘭', '抗洪临时党支部', ''], ['欧阳䶮', '离退休党总支', '']], empty)
    expect(plan.counts).toEqual({ new: 5, changed: 0, same: 0, problem: 0 })
    expect(plan.organisations.map(({ name, rows, choice, type, superiorId }) => [name, rows, choice, type, superiorId])).toEqual([
      ['第三党支部', 2, 'found', 'branch', top.id], ['云岭联合党支部', 1, 'found', 'jointBranch', top.id], ['抗洪临时党支部', 1, 'found', 'temporaryBranch', top.id], ['离退休党总支', 1, 'found', 'generalBranch', top.id],
    ])
    expect(plan.writes.organisations[0]).toMatchObject({ organisation: { type: 'branch', establishedOn: '2010-01-01' }, fact: { fullName: '第三党支部', superiorId: top.id, from: '2010-01-01', hasCommittee: true } })
    expect(plan.writes.organisations[1]).toMatchObject({ fact: { hasCommittee: false } })
  })
  test('新建的类型和日期由文书定；也可以说它就是已有的哪个，或不导入', async () => {
    const rows: SheetCell[][] = [['姓名', '所在党支部'], ['李堃', '第三党支部']]
    const founded = await planOf(rows, empty, { organisations: { 第三党支部: { kind: 'found', type: 'jointBranch', establishedOn: day('2024-05-01') } } })
    expect(founded.writes.organisations[0]?.organisation).toMatchObject({ type: 'jointBranch', establishedOn: '2024-05-01' })
    const existing = await planOf(rows, empty, { organisations: { 第三党支部: { kind: 'existing', organisationId: second.id } } })
    expect([existing.writes.organisations, existing.writes.memberships[0]?.row.organisationId]).toEqual([[], second.id])
    const left = await planOf(rows, empty, { organisations: { 第三党支部: { kind: 'leave' } } })
    expect([row1(left).action, left.organisations[0]?.choice]).toEqual(['problem', 'leave'])
  })
  test('只有出问题的行提到的支部不新建', async () => {
    const plan = await planOf([['姓名', '所在党支部', '性别'], ['李堃', '第三党支部', '不明']], empty)
    expect(plan.writes.organisations).toEqual([])
  })
  test('空档案里也能导入', async () => {
    const plan = await planOf([['姓名', '所在党支部'], ['李堃', '第一党支部']], knowing())
    expect(plan.writes.organisations[0]).toMatchObject({ organisation: { establishedOn: '2026-01-01' }, fact: { superiorId: null } })
    expect(plan.writes.memberships[0]?.row.from).toBe('2026-01-01')
  })
})

describe('党籍、流动、失联', () => {
  const columns = ['姓名', '出生年月', '所在党支部', '党籍状态', '转出日期', '转往', '是否流动党员', '流动去向', '是否失联党员', '失联时间', '延长预备期时间', '党龄校正值', '介绍信编号', '转自']
  const filled: SheetCell[] = ['李堃', '1990.03', '第一党支部', '正常', '', '', '是', '南方某市', '是', '2025.03', '2026-12-01', '6', '云字第3号', '东山局党支部']
  test('新党员', async () => {
    const plan = await planOf([columns, filled], empty)
    expect(plan.writes.memberships[0]?.row).toMatchObject({ status: 'normal', floating: { to: '南方某市', since: null }, lost: { since: '2025-03-01' }, probationExtendedTo: '2026-12-01', seniorityCorrectionMonths: 6, transferIn: { from: '东山局党支部', letterNo: '云字第3号' } })
    expect(row1(await planOf([columns, filled], entered(plan, empty))).action).toBe('same')
  })
  test('说“否”时撤去标记', async () => {
    const known = knowing({ ...organisations, people: [zhang], memberships: [{ ...zhangIn, floating: { to: '南方某市', since: null }, lost: { since: null, lastActivityOn: null, lastDuesOn: null } }] })
    const plan = await planOf([columns, ['张喆', '1980.05', '', '', '', '', '否', '', '×', '', '', '', '', '']], known)
    expect(plan.writes.memberships[0]?.row).toMatchObject({ floating: null, lost: null })
  })
  test('转出：有日期才结束这段关系，第二次导入一样', async () => {
    const rows = (to: string): SheetCell[][] => [columns, ['张喆', '1980.05', '第一党支部', '转出', to, '东山局党支部', ...Array<string>(8).fill('')]]
    const plan = await planOf(rows('2026-05-31'), withZhang)
    expect(plan.writes.memberships[0]?.row).toMatchObject({ status: 'transferredOut', to: '2026-05-31', statusOn: '2026-06-01', transferOut: { to: '东山局党支部' } })
    expect(row1(await planOf(rows('2026-05-31'), entered(plan, withZhang)))).toMatchObject({ action: 'same', question: null })
    const without = await planOf(rows(''), withZhang)
    expect(row1(without).action).toBe('same')
    expect(messages(row1(without))).toContain('没有写日期')
  })
  test('新人已死亡而没有日期：请补日期', async () => {
    const plan = await planOf([['姓名', '所在党支部', '党籍状态'], ['李堃', '第一党支部', '死亡']], empty)
    expect(row1(plan).action).toBe('problem')
  })
  test('党龄只核对，相差一年以内不说', async () => {
    const plan = async (age: string) => messages(row1(await planOf([['姓名', '出生年月', '党龄'], ['张喆', '1980.05', age]], withZhang)))
    expect(await plan('20年')).toBe('')
    expect(await plan('22')).toBe('')
    expect(await plan('10')).toContain('党龄')
  })
})

describe('党内职务', () => {
  const rows = (post: string, from = ''): SheetCell[][] => [['姓名', '出生年月', '所在党支部', '党内职务', '任现党务职务时间'], ['张喆', '1980.05', '第一党支部', post, from]]
  test('几个职务分别登记，没有任职时间按编入日期并说明', async () => {
    const plan = await planOf(rows('书记、组织委员'), withZhang)
    expect(plan.writes.posts.map(({ row: { post, from, organisationId } }) => [post, from, organisationId])).toEqual([['secretary', '2020-01-01', first.id], ['organisationMember', '2020-01-01', first.id]])
    expect(messages(row1(plan))).toContain('没有写任职时间')
    expect(row1(await planOf(rows('书记、组织委员'), entered(plan, withZhang))).action).toBe('same')
  })
  test('机关党委的职务不会记到支部', async () => {
    const plan = await planOf(rows('机关党委专职副书记兼第一党支部书记', '2021.06'), withZhang)
    expect(plan.writes.posts.map(({ row: { post, kind, organisationId } }) => [post, kind, organisationId])).toEqual([['fullTimeDeputySecretary', 'fullTime', top.id], ['secretary', 'fullTime', first.id]])
  })
  test('档案里没有机关纪委时说明没有登记', async () => { expect(messages(row1(await planOf(rows('机关纪委书记'), withZhang)))).toContain('没有登记') })
  test('任职时间不同的改，档案里已免去的不会重新任职', async () => {
    const post = aPost({ personId: zhang.id, organisationId: first.id, from: day('2020-01-01') })
    const plan = await planOf(rows('支部书记', '2021-06-15'), knowing({ ...organisations, people: [zhang], memberships: [zhangIn], posts: [post] }))
    expect(plan.writes.posts).toMatchObject([{ rev: 1, row: { id: post.id, from: '2021-06-15' } }])
    const ended = await planOf(rows('支部书记'), knowing({ ...organisations, people: [zhang], memberships: [zhangIn], posts: [{ ...post, to: day('2023-01-01') }] }))
    expect(ended.writes.posts).toEqual([])
    expect(messages(row1(ended))).toContain('已免去')
  })
  test('不认识的职务说出来，人照样登记', async () => {
    const plan = await planOf([['姓名', '所在党支部', '党内职务'], ['李堃', '第一党支部', '工会主席'], ['王頔', '第一党支部', '党员']], empty)
    expect(plan.rows.map(row => row.action)).toEqual(['new', 'new'])
    expect(messages(row1(plan))).toContain('“工会主席”不是党内职务')
    expect(messages(plan.rows[1]!)).not.toContain('职务')
  })
})

describe('坏的内容', () => {
  const numbers: SheetCell[][] = [['姓名', '身份证号', '所在党支部']]
  test.each<[string, SheetCell, string]>([
    ['校验码不对', '110105194912310021', '末位应为 X'], ['数字单元格', 1.1010519491231e17, '已经丢失'], ['科学计数法的文字', '1.10105E+17', '已经丢失'], ['位数不对', '1101051949', '10 位'],
  ])('身份证号%s：问题，说明第几行哪一列', async (_, cell, message) => {
    const plan = await planOf([...numbers, ['李堃', cell, '第一党支部'], ['王頔', '11010519491231002x', '第一党支部']], empty)
    expect(row1(plan)).toMatchObject({ number: 2, action: 'problem', problems: [{ column: '身份证号', letter: 'B', weight: 'stops' }] })
    expect(messages(row1(plan))).toContain(message)
    expect(plan.rows[1]?.action).toBe('new')
    expect(plan.writes.people.map(({ row }) => [row.name, row.idNumber, row.sex, row.birth])).toEqual([['王頔', '11010519491231002X', '2', '1949-12-31']])
  })
  test('与身份证号不一致的性别、出生年月只提示，按表上的登记', async () => {
    const plan = await planOf([['姓名', '性别', '出生年月', '身份证号', '所在党支部', '人员类别'], ['李堃', '男', '1949.11', '11010519491231002X', '第一党支部', '正式']], empty)
    expect(row1(plan).problems.map(problem => [problem.column, problem.weight])).toEqual([['出生年月', 'hint'], ['性别', 'hint']])
    expect(plan.writes.people[0]?.row).toMatchObject({ sex: '1', birth: '1949-11' })
  })
  test('身份证号推出的出生日期不改档案里的', async () => {
    const plan = await planOf([['姓名', '身份证号', '入党时间'], ['张喆', '11010519491231002X', '2005.07']], withZhang, { rows: { 2: { person: { kind: 'same', personId: zhang.id } } } })
    expect(row1(plan).changes.map(change => change.field)).toEqual(['idNumber'])
    expect(row1(plan).problems).toHaveLength(2)
  })
  test('1978.1 的数字单元格由身份证号定为 10 月', async () => {
    const plan = await planOf([['姓名', '出生年月', '身份证号', '所在党支部'], ['李堃', 1978.1, number('110105', '19781006', '002'), '第一党支部']], empty)
    expect(plan.writes.people[0]?.row.birth).toBe('1978-10-06')
    expect(row1(plan).problems.filter(problem => problem.column === '出生年月')).toEqual([])
  })
  test.each<[string, SheetCell[], string]>([
    ['没有姓名', ['', '男', '1980.05'], '没有姓名'], ['姓名是数字', ['12345', '男', '1980.05'], '不像姓名'], ['性别看不懂', ['李堃', '不明', '1980.05'], '不是男或女'], ['日期看不懂', ['李堃', '男', '五月'], '看不懂'], ['还没出生', ['李堃', '男', '2026-11-23'], '还没有到'],
  ])('%s', async (_, cells, message) => {
    const plan = await planOf([['姓名', '性别', '出生年月', '民族'], [...cells, '汉'], ['王頔', '女', '1990.01', '汉']], empty, { organisationId: first.id })
    expect(plan.rows.map(row => row.action)).toEqual(['problem', 'new'])
    expect(messages(row1(plan))).toContain(message)
  })
  test('密级字样：这一行不登记，别的照常；表名里有则整张表不登记', async () => {
    const plan = await planOf([['姓名', '备注'], ['李堃', '参与机密项目'], ['王頔', '']], empty, { organisationId: first.id })
    expect(plan.rows.map(row => row.action)).toEqual(['problem', 'new'])
    expect(JSON.stringify(plan.writes)).not.toContain('机密')
    const marked = await planOf([['党员花名册（秘密★）'], ['姓名', '性别'], ['王頔', '女']], empty, { organisationId: first.id })
    expect(row1(marked).action).toBe('problem')
  })
  test('单位自己的密级词', async () => { expect(row1(await planOf([['姓名', '备注'], ['李堃', '红箭资料']], { ...empty, markWords: ['红箭'] }, { organisationId: first.id })).action).toBe('problem') })
  test('看不见的字符删去并说明', async () => {
    const plan = await planOf([['姓名', '性别'], ['李\u202e堃', '女']], empty, { organisationId: first.id })
    expect(plan.writes.people[0]?.row.name).toBe('李堃')
    expect(messages(row1(plan))).toContain('已删去')
  })
  test('生僻字不丢', async () => { expect((await planOf([['姓名', '性别'], ['欧阳䶮', '男'], ['周𬘭', '女']], empty, { organisationId: first.id })).writes.people.map(({ row }) => row.name)).toEqual(['欧阳䶮', '周𬘭']) })
})

test('一句话说明导入了什么', async () => {
  const plan = await planOf([titles, ['张喆', '男', '1980.05', '', '', '', '处长'], ['李堃', '女', '1990.03', '第三党支部', '2015.07', '2016.07', '']], withZhang)
  expect(rosterSummary(plan, '名册.xlsx')).toBe('从“名册.xlsx”导入名册：新增 1 人，修改 1 人，新建党组织 1 个')
})

describe('性质', () => {
  const aCell = (values: readonly SheetCell[]) => fc.constantFrom<SheetCell>('', ...values)
  const aRow = fc.tuple(
    fc.constantFrom('张喆', '李堃', '王頔', '陈赟', '欧阳䶮', '周𬘭', '张 喆', ''), aCell(['男', '女', '1', '不明']), aCell(['1980.05', '1980-05-01', 1978.1, 28_495, '1990.3', '没写']), aCell([number('110105', '19800501', '001'), number('110105', '19900301', '002'), '110105800501001', '12']),
    aCell(['第一党支部', '第二支部', '第九党支部', '机关党委']), aCell(['2005.07', '2005-07-01', '2015.7', '2026.3']), aCell(['2006.07', '2016-07-01']), aCell(['正式党员', '预备党员', '预备', '积极分子']), aCell(['书记', '组织委员、宣传委员', '机关党委副书记', '党员', '主席']), aCell(['2020.01', '2022-03-15']),
    aCell(['大学', '中央党校研究生', '本科 法学学士', '21']), aCell(['科长', '处长/四级调研员']), aCell(['是', '否', '√']), aCell(['2026-01-15']), aCell(['正常', '转出', '死亡']), aCell(['2026-02-28']), aCell(['2023优秀、2024称职', '优秀、称职、优秀']), aCell(['专职', '兼职']), aCell(['13800000001', 13800000002]),
  )
  const columns = ['姓名', '性别', '出生年月', '身份证号', '所在党支部', '入党时间', '转正时间', '人员类别', '党内职务', '任现党务职务时间', '学历', '行政职务/职级', '是否流动党员', '转入日期', '党籍状态', '转出日期', '近三年年度考核', '专兼职', '手机号码']
  const kun = aPerson({ name: '李堃', sex: '2', birth: month('1990-03') })
  const kunGone = aMembership({ personId: kun.id, organisationId: second.id, from: day('2016-01-01'), to: day('2024-12-31'), joinedOn: month('2015-07'), fullOn: null })
  const known = knowing({ ...organisations, people: [zhang, kun, aPerson({ name: '王頔', birth: null })], memberships: [zhangIn, kunGone], posts: [aPost({ personId: zhang.id, organisationId: first.id })] })

  const starts = fc.constantFrom<RosterKnown>(empty, known, knowing())
  const optionsOf = (start: RosterKnown, organisationId: string | null) => (start.organisations.length === 0 ? {} : { organisationId })

  test('同一文件导入两次，第二次什么也不改；写入的每一行都合乎规定', async () => {
    const rowsOfOthers = fc.uniqueArray(aRow, { minLength: 1, maxLength: 6, selector: ([name]) => (name === '张 喆' ? '张喆' : name) })
    await fc.assert(fc.asyncProperty(rowsOfOthers, starts, fc.constantFrom(null, first.id), async (rows, start, organisationId) => {
      const plan = await planOf([columns, ...rows], start, optionsOf(start, organisationId))
      const after = entered(plan, start)
      checkSound(after)
      const again = await planOf([columns, ...rows], after, optionsOf(start, organisationId))
      expect(again.writes).toEqual({ organisations: [], people: [], memberships: [], posts: [] })
      expect([again.counts.new, again.counts.changed]).toEqual([0, 0])
      expect(again.rows.length + again.passedOver.length).toBe(plan.rows.length + plan.passedOver.length)
    }), { numRuns: 300 })
  })

  test('几行说同一个人时也一样：登记过的行第二次不再改动', async () => {
    await fc.assert(fc.asyncProperty(fc.array(aRow, { minLength: 2, maxLength: 8 }), starts, async (rows, start) => {
      const plan = await planOf([columns, ...rows], start, optionsOf(start, first.id))
      const after = entered(plan, start)
      checkSound(after)
      const again = await planOf([columns, ...rows], after, optionsOf(start, first.id))
      const done = new Set(plan.rows.filter(row => row.action !== 'problem').map(row => row.number))
      expect(again.rows.filter(row => done.has(row.number) && (row.action === 'new' || row.action === 'changed'))).toEqual([])
      if (plan.counts.problem === 0) expect(again.writes).toEqual({ organisations: [], people: [], memberships: [], posts: [] })
    }), { numRuns: 300 })
  })

  test('任何单元格都不会出错', async () => {
    const anything = fc.oneof(fc.constant(null), fc.string(), fc.double(), fc.boolean(), fc.constant({ day: day('1980-05-01') }))
    await fc.assert(fc.asyncProperty(fc.array(fc.array(anything, { maxLength: columns.length }), { maxLength: 6 }), async rows => {
      const plan = await planOf([columns, ...rows] as SheetCell[][], known)
      checkSound(entered(plan, known))
    }), { numRuns: 200 })
  })
})

/** What the archive's own constraints ask of rows that belong together. */
function checkSound({ memberships, people, organisations: all }: RosterKnown): void {
  for (const one of memberships) {
    expect(people.some(person => person.id === one.personId) && all.some(organisation => organisation.id === one.organisationId)).toBe(true)
    expect(one.to === null || one.to >= one.from).toBe(true)
    const overlapping = memberships.filter(other => other.id !== one.id && other.personId === one.personId && (other.to === null || other.to >= one.from) && (one.to === null || one.to >= other.from))
    expect(overlapping).toEqual([])
  }
}

function number(region: string, birth: string, order: string): string {
  return region + birth + order + checkDigit(region + birth + order)
}

