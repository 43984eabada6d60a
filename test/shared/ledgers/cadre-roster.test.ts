import { describe, expect, test } from 'vitest'
import { cadreRoster } from '#shared/ledgers/cadre-roster.ts'
import type { LedgerOptions } from '#shared/ledgers/ledger.ts'
import { period } from '#shared/time/period.ts'
import { aCadre, aFact, aMembership, anHonour, anId, anOrganisation, aPerson, aPost, aTraining, day, month, today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const committee = anOrganisation({ type: 'organCommittee' })
const [branch, elsewhere] = [anOrganisation(), anOrganisation()]
const organisations = [committee, branch, elsewhere]
const organisationFacts = [
  aFact({ organisationId: committee.id, shortName: '机关党委' }), aFact({ organisationId: branch.id, superiorId: committee.id, shortName: '第一党支部' }), aFact({ organisationId: elsewhere.id, superiorId: anId(), shortName: '别处党支部' }),
]
type Rows = Parameters<typeof readerOf>[0]

async function composed(rows: Rows, { options, p = '2026', organisation = committee.id }: { options?: LedgerOptions; p?: string; organisation?: string } = {}) {
  return cadreRoster.compose(readerOf({ organisations, organisationFacts, ...rows }), { kind: 'organisationPeriod', organisationId: organisation, period: period(p) }, today, options)
}

async function rowsOf(rows: Rows, how: Parameters<typeof composed>[1] = {}): Promise<readonly Readonly<Record<string, string>>[]> {
  const { document } = await composed(rows, how)
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  const under = [...(table.header[1] ?? [])]
  const titles = table.header[0]!.flatMap(({ text, columnSpan }) => (columnSpan === undefined ? [text] : under.splice(0, columnSpan).map(cell => `${cell.text}${text}`)))
  return table.rows.map(row => Object.fromEntries(row.map(({ text }, i) => [titles[i] ?? '', text])))
}

test('C.10 的每一栏，依次序，在一张 A4 横排上', async () => {
  const { document, notices } = await composed({})
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  expect(table.header.map(row => row.map(({ text }) => text))).toEqual([[
    '序号', '单位', '姓名', '性别', '出生年月（岁）', '民族', '籍贯', '入党时间', '参加工作时间', '学历学位及院校专业', '党内职务', '行政职务/职级', '专职/兼职', '任现党务职务时间', '从事党务工作起始时间', '党务工作年限', '交流情况',
    '培训情况（学时）', '年度考核（近三年）', '述职评议结果', '表彰奖励', '特长', '后备类别', '备案情况', '联系电话', '备注',
  ], ['全日制', '在职']])
  expect([document.sections[0]!.page.widthMm, notices]).toEqual([297, []])
})

test('一个人的每一栏', async () => {
  const person = aPerson({
    name: '李堃', sex: '1', birth: month('1980-12'), nationality: '01', nativePlace: '四川仪陇', workStartedOn: month('2002-07'), unitPost: '办公室副主任', rank: '四级调研员', phone: '13800000001', specialty: '公文写作', rewardsText: '记三等功一次', remark: '无',
    fullTimeEducation: { level: '21', levelWords: '大学', degree: '4', degreeWords: '', school: '云岭大学', major: '中文' }, inServiceEducation: { level: '10', levelWords: '中央党校研究生', degree: null, degreeWords: '', school: '', major: '' },
    assessments: [2026, 2022, 2023, 2024, 2025].map(year => ({ id: anId(), year, grade: year === 2024 ? 'excellent' : 'competent' })),
    cadre: aCadre({
      organisationId: committee.id, kind: 'fullTime', reserve: '正处后备', exchanges: [{ id: anId(), from: month('2019-03'), to: month('2020-03'), place: '区委组织部', kind: '挂职' }], dutyReviews: [{ id: anId(), year: 2025, grade: 'good' }],
      filing: { opinionOn: null, opinionOrganisation: '', meetingOn: null, meetingNo: '', filedOn: day('2024-05-20'), result: '同意' },
    }),
  })
  const rows: Rows = {
    people: [person], memberships: [aMembership({ personId: person.id, organisationId: branch.id, joinedOn: month('2001-06') })],
    posts: [aPost({ personId: person.id, organisationId: branch.id, post: 'organisationMember', from: day('2016-05-22') }), aPost({ personId: person.id, organisationId: committee.id, post: 'fullTimeDeputySecretary', kind: 'fullTime', from: day('2020-01-01') })],
    trainings: [
      aTraining({ hours: 24, attendees: [{ personId: person.id, hours: null, onLeave: false, result: '' }] }), aTraining({ hours: 8, attendees: [{ personId: person.id, hours: 6, onLeave: false, result: '' }] }),
      aTraining({ attendees: [{ personId: person.id, hours: null, onLeave: true, result: '' }] }), aTraining({ from: day('2025-03-01'), to: day('2025-03-02'), attendees: [{ personId: person.id, hours: null, onLeave: false, result: '' }] }),
    ],
    honours: [anHonour({ personId: person.id, on: day('2026-06-30'), level: '市级' }), anHonour({ personId: person.id, on: null, title: '先进工作者' }), anHonour({ personId: person.id, on: day('2026-11-23'), title: '将来的' })],
  }
  expect((await rowsOf(rows))[0]).toEqual({
    序号: '1', 单位: '机关党委', 姓名: '李堃', 性别: '男', '出生年月（岁）': '1980.12（45）', 民族: '汉族', 籍贯: '四川仪陇', 入党时间: '2001.06', 参加工作时间: '2002.07', 全日制学历学位及院校专业: '大学，学士，云岭大学中文', 在职学历学位及院校专业: '中央党校研究生',
    党内职务: '专职副书记、第一党支部组织委员', '行政职务/职级': '办公室副主任/四级调研员', '专职/兼职': '专职', 任现党务职务时间: '2020.01', 从事党务工作起始时间: '2016.05', 党务工作年限: '10年6个月', 交流情况: '2019.03—2020.03 区委组织部（挂职）',
    '培训情况（学时）': '30', '年度考核（近三年）': '2024优秀\n2025称职\n2026称职', 述职评议结果: '2025好', 表彰奖励: '先进工作者；2026市级优秀共产党员；记三等功一次', 特长: '公文写作', 后备类别: '正处后备', 备案情况: '2024.05.20备案，同意', 联系电话: '138****0001', 备注: '无',
  })
  expect((await rowsOf(rows, { options: { showsWholeNumbers: true } }))[0]).toMatchObject({ 联系电话: '13800000001' })
})

describe('年龄只按年月（D.4）', () => {
  test.each([['当月算满', '1980-11', '46'], ['未到出生月减一', '1980-12', '45'], ['有日期的，未到生日减一', '1980-11-23', '45'], ['生日当天算满', '1980-11-22', '46']])('%s', async (_, birth, age) => {
    const [row] = await rowsOf({ people: [aPerson({ birth: birth.length === 7 ? month(birth) : day(birth), cadre: aCadre() })] })
    expect(row!['出生年月（岁）']).toBe(`${birth.slice(0, 7).replace('-', '.')}（${age}）`)
  })
})

describe('哪些人', () => {
  test('党务干部和任专职的人，依单位，专职在前；只任兼职职务而没有登记的不列', async () => {
    const [a, b, c, d] = [aPerson({ name: '甲', cadre: aCadre({ organisationId: branch.id }) }), aPerson({ name: '乙', cadre: aCadre({ organisationId: branch.id, kind: 'fullTime' }) }), aPerson({ name: '丙' }), aPerson({ name: '丁' })]
    const rows = await rowsOf({
      people: [a, b, c, d], posts: [aPost({ personId: c.id, organisationId: committee.id, kind: 'fullTime', post: 'clerk' }), aPost({ personId: d.id, organisationId: branch.id })],
    })
    expect(rows.map(row => [row['单位'], row['姓名'], row['专职/兼职']])).toEqual([['机关党委', '丙', '专职'], ['第一党支部', '乙', '专职'], ['第一党支部', '甲', '兼职']])
  })

  test('没有写单位的，先看党员所在支部，再归到最上级', async () => {
    const [a, b] = [aPerson({ name: '甲', cadre: aCadre() }), aPerson({ name: '乙', cadre: aCadre() })]
    const rows: Rows = { people: [a, b], memberships: [aMembership({ personId: a.id, organisationId: branch.id })] }
    expect((await rowsOf(rows)).map(row => [row['单位'], row['姓名']])).toEqual([['第一党支部', '甲'], ['—', '乙']])
    expect((await rowsOf(rows, { organisation: branch.id })).map(row => row['姓名'])).toEqual(['甲'])
    expect((await composed(rows, { organisation: elsewhere.id })).rows).toBe(0)
  })

  test('已转出的不列；之前的期间照当时列', async () => {
    const person = aPerson({ cadre: aCadre() })
    const rows: Rows = { people: [person], memberships: [aMembership({ personId: person.id, organisationId: branch.id, to: day('2026-06-30') })] }
    expect((await composed(rows, { p: '2026Q2' })).rows).toBe(1)
    expect((await composed(rows, { p: '2026Q3' })).rows).toBe(0)
  })
})

test('满十年建议交流的提醒列在旁边，只列名册里的人', async () => {
  const [here, there] = [aPerson({ name: '李堃', cadre: aCadre({ organisationId: branch.id, workStartedOn: month('2010-01') }) }), aPerson({ name: '别人', cadre: aCadre({ organisationId: committee.id, workStartedOn: month('2010-01') }) })]
  const { missing } = await composed({ people: [here, there] }, { organisation: branch.id })
  expect(missing.filter(({ rule }) => rule === 'W-CAD-10Y').map(({ subject }) => subject.name)).toEqual(['李堃'])
})
