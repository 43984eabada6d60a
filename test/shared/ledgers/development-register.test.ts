import { expect, test } from 'vitest'
import { developmentRegister } from '#shared/ledgers/development-register.ts'
import type { DevelopmentCase, DevelopmentStepCode } from '#shared/model/development-case.ts'
import type { Settings } from '#shared/model/settings.ts'
import { noEducation } from '#shared/model/person.ts'
import { period } from '#shared/time/period.ts'
import { aDevelopmentCase, aDevelopmentStep, aFact, anId, anOrganisation, aPerson, day, today } from '../../support/builders.ts'
import { printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const root = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const he = aPerson({ name: '何知夏', sex: '2', birth: day('1998-05-01'), unitPost: '科员', fullTimeEducation: { ...noEducation, level: '21' } })
const zhang = aPerson({ name: '张喆' })
const supporter = (personId: string | null, name = '') => ({ id: anId(), personId, name, from: null, to: null })
const steps = (days: Readonly<Partial<Record<DevelopmentStepCode, string>>>) => Object.entries(days).map(([code, on]) => aDevelopmentStep({ code: code as DevelopmentStepCode, on: day(on) }))

const admitted = {
  apply: '2024-01-10', firstTalk: '2024-02-01', activistDecide: '2024-06-01', candidateDecide: '2025-06-10', candidateFile: '2025-06-25', sponsorAssign: '2025-07-01', politicalReview: '2025-09-01', training: '2025-10-15',
  preReview: '2026-04-01', branchMeeting: '2026-04-20', committeeApprove: '2026-06-10', oath: '2026-07-01',
}
const whole = {
  mentors: [supporter(zhang.id), supporter(null, '李强')], sponsors: [supporter(zhang.id), supporter(null, '李强')], politicalReviewResult: '合格', trainingDays: 3, trainingHours: 24,
  publicNotice: { from: day('2025-06-16'), to: day('2025-06-20'), result: '', hasObjection: false },
}

async function composed(cases: readonly Partial<DevelopmentCase>[], p = '2026', settings: Partial<Settings> = {}) {
  const reader = readerOf({
    organisations: [root, branch], organisationFacts: [aFact({ organisationId: root.id, fullName: '机关委员会' }), aFact({ organisationId: branch.id, superiorId: root.id, fullName: '第一支部' })], people: [he, zhang], settings,
    developmentCases: cases.map(one => aDevelopmentCase({ personId: he.id, organisationId: branch.id, ...one })),
  })
  return developmentRegister.compose(reader, { kind: 'organisationPeriod', organisationId: root.id, period: period(p) }, today)
}

test('二十四栏依 C.11 的次序', async () => {
  const { document, rows } = await composed([{ ...whole, steps: steps(admitted) }])
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  expect(table.header.flat().map(cell => cell.text.replaceAll('\n', ''))).toEqual([
    '序号', '姓名', '性别', '出生年月', '学历', '单位职务', '申请入党时间', '确定积极分子时间', '培养联系人', '列为发展对象时间', '公示起止', '政审结论', '培训时间学时', '入党介绍人', '预审时间', '接收预备党员支部大会时间', '党委审批时间',
    '预备期起止', '宣誓时间', '应转正时间', '转正大会时间', '转正审批时间', '归档', '备注',
  ])
  expect(rows).toBe(1)
  expect(document.sections[0]!.page.orientation).toBe('landscape')
  expect(printedRows(document)[0]).toEqual([
    '1', '何知夏', '女', '1998.05', '大学本科毕业', '科员', '2024.01.10', '2024.06.01', '张喆、李强', '2025.06.25', '2025.06.16—2025.06.20', '合格', '2025.10.153 天、24 学时', '张喆、李强', '2026.04.01', '2026.04.20', '2026.06.10',
    '2026.04.20—2027.04.20', '2026.07.01', '2027.04.20', '—', '—', '—', '—',
  ])
})

test('C30：预备期的止日按单位的写法，应转正时间不变', async () => {
  const [row] = printedRows((await composed([{ ...whole, steps: steps(admitted) }], '2026', { probationEnd: 'dayBefore' })).document)
  expect([row![17], row![19]]).toEqual(['2026.04.20—2027.04.19', '2027.04.20'])
})

test('以前年度的台账只写到那年年底', async () => {
  const [row] = printedRows((await composed([{ ...whole, steps: steps(admitted) }], '2025')).document)
  expect(row!.slice(12, 20)).toEqual(['2025.10.153 天、24 学时', '张喆、李强', '—', '—', '—', '—', '—', '—'])
})

test.each([
  ['还没开始', { steps: steps({ apply: '2027-01-01' }) }, 0],
  ['上年终止', { steps: steps({ apply: '2024-01-10' }), terminated: { on: day('2025-12-31'), reason: '调离' } }, 0],
  ['当年第一天终止', { steps: steps({ apply: '2024-01-10' }), terminated: { on: day('2026-01-01'), reason: '调离' } }, 1],
  ['上年批准转正', { steps: steps({ apply: '2022-01-10', fullApprove: '2025-12-31' }) }, 0],
  ['当年归档', { steps: steps({ apply: '2022-01-10', fullApprove: '2025-12-31', archive: '2026-01-01' }) }, 1],
])('列哪些人：%s', async (_, one, expected) => {
  expect((await composed([one])).rows).toBe(expected)
})

test('跳过的步骤逐栏列为没有填，还没到的不算；终止写进备注', async () => {
  const { apply: _a, politicalReview: _p, ...gaps } = admitted
  const { document, missing } = await composed([{ ...whole, sponsors: [], politicalReviewResult: '', steps: steps(gaps), terminated: { on: day('2026-09-01'), reason: '调离' } }])
  const blanks = missing.filter(({ rule }) => rule === 'W-BLANK').map(({ subject }) => ('field' in subject ? subject.field : ''))
  expect(blanks).toEqual(['apply', 'politicalReview', 'sponsorAssign'])
  expect(printedRows(document)[0]!.at(-1)).toBe('2026.09.01 终止：调离')
})

test('没有人的也出一张，说明没有记录', async () => {
  expect(printedRows((await composed([])).document)).toEqual([['本期没有发展党员的记录']])
})

test('表下写推优入党比例', async () => {
  const { document } = await composed([{ isLeagueMember: true, recommendedBy: 'massOrganisation', steps: steps({ apply: '2025-10-01', activistDecide: '2026-03-01' }) }])
  expect(document.sections[0]!.blocks.flatMap(block => (block.type === 'paragraph' ? block.runs.map(run => run.text) : []))).toContain('本期确定入党积极分子 1 人，其中 28 周岁以下共青团员 1 人，共青团员经群团推优产生的 1 人，推优入党比例 100%。')
})
