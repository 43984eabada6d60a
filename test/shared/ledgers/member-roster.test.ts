import { describe, expect, test } from 'vitest'
import { memberRoster } from '#shared/ledgers/member-roster.ts'
import type { LedgerOptions } from '#shared/ledgers/ledger.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toXlsx } from '#shared/writers/to-xlsx.ts'
import { period } from '#shared/time/period.ts'
import { aDuesStandard, aFact, aMembership, anOrganisation, aPerson, aPost, day, month, today } from '../../support/builders.ts'
import { readDocx } from '../../support/read-docx.ts'
import { readerOf } from '../../support/reader-of.ts'
import { readXlsxFacts } from '../../support/read-xlsx.ts'

const committee = anOrganisation({ type: 'organCommittee' })
const [first, second, elsewhere] = [anOrganisation(), anOrganisation(), anOrganisation()]
const organisationFacts = [
  aFact({ organisationId: committee.id, shortName: '机关党委' }), aFact({ organisationId: first.id, superiorId: committee.id, shortName: '第一党支部' }),
  aFact({ organisationId: second.id, superiorId: committee.id, shortName: '第二党支部' }), aFact({ organisationId: elsewhere.id, shortName: '别处党支部' }),
]
const everyColumn = memberRoster.columns!.map(({ id }) => id)

interface Given { readonly person?: Partial<Person>; readonly membership?: Partial<Membership> }

async function composed(given: readonly Given[], { options, p = '2026', more = {}, organisation = committee.id, chosen = everyColumn }: { options?: LedgerOptions; p?: string; more?: Parameters<typeof readerOf>[0]; organisation?: string; chosen?: readonly string[] } = {}) {
  const people = given.map(({ person }) => aPerson(person))
  const memberships = given.map(({ membership }, i) => aMembership({ personId: people[i]!.id, organisationId: first.id, ...membership }))
  const reader = readerOf({ organisations: [committee, first, second, elsewhere], organisationFacts, people, memberships, settings: { ledgerColumns: { 'member-roster': [...chosen] } }, ...more })
  return memberRoster.compose(reader, { kind: 'organisationPeriod', organisationId: organisation, period: period(p) }, today, options)
}

async function rowsOf(given: readonly Given[], how: Parameters<typeof composed>[1] = {}): Promise<readonly Readonly<Record<string, string>>[]> {
  const { document } = await composed(given, how)
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  const titles = table.header[0]!.map(({ text }) => text)
  return table.rows.map(row => Object.fromEntries(row.map(({ text }, i) => [titles[i] ?? '', text])))
}

describe('栏目（C.9）', () => {
  test('系统导出列依次在前，附加的在后；处分不列', () => {
    expect(memberRoster.columns!.map(({ title }) => title)).toEqual([
      '序号', '姓名', '性别', '公民身份号码', '民族', '出生日期', '学历', '学位', '人员类别', '所在党支部', '手机号码', '入党日期', '转正日期', '党龄', '党龄校正值', '工作岗位', '从事专业技术职务', '新社会阶层类型', '是否农民工',
      '现居住地', '户籍所在地', '是否失联党员', '是否流动党员', '入党类型', '转正情况', '入党时所在支部', '延长预备期时间', '党员增加信息', '党员减少信息',
      '党籍状态', '党内职务', '行政职务', '联系点', '困难党员', '流动去向', '党费标准（元/月）',
    ])
  })

  test('开头就有的栏目在 A4 横排上排得下', async () => {
    const { document, notices } = await composed([{}], { chosen: [] })
    expect(document.sections[0]!.page).toMatchObject({ widthMm: 297, orientation: 'landscape' })
    expect(notices).toEqual([])
  })

  test('一个人的每一栏', async () => {
    const person = aPerson({
      name: '欧阳䶮', sex: '2', idNumber: '530102198005011225', nationality: '08', birth: day('1980-05-01'), phone: '13800000001', workPost: '公务员', technicalPost: '工程师', socialStratum: '无', isMigrantWorker: true, address: '云岭市一号路',
      registeredResidence: '云岭市二号路', isInHardship: true, contactPoint: '第二党支部', unitPost: '科长', fullTimeEducation: { level: '21', levelWords: '', degree: '4', degreeWords: '', school: '云岭大学', major: '档案学' }, inServiceEducation: { level: '14', levelWords: '省委党校研究生', degree: null, degreeWords: '', school: '', major: '' },
    })
    const membership = aMembership({
      personId: person.id, organisationId: second.id, joinedOn: day('2005-07-01'), fullOn: day('2006-07-01'), seniorityCorrectionMonths: 8, lost: { since: null, lastActivityOn: null, lastDuesOn: null }, floating: { to: '外省某市', since: null },
      joinType: '新发展', conversionNote: '按期转正', joinOrganisationName: '云岭大学学生支部', probationExtendedTo: day('2006-12-31'), increaseNote: '转入', decreaseNote: '无变动', status: 'restored',
    })
    const posts = [aPost({ personId: person.id, organisationId: committee.id, post: 'committeeMember' }), aPost({ personId: person.id, organisationId: second.id, post: 'secretary' })]
    const duesStandards = [aDuesStandard({ personId: person.id, from: month('2026-01'), baseCents: 420_000 }), aDuesStandard({ personId: person.id, from: month('2026-09'), baseCents: 600_000 })]
    const [row] = await rowsOf([], { more: { people: [person], memberships: [membership], posts, duesStandards } })
    expect(row).toEqual({
      序号: '1', 姓名: '欧阳䶮', 性别: '女', 公民身份号码: '530102********1225', 民族: '壮族', 出生日期: '1980.05.01', 学历: '省委党校研究生', 学位: '学士', 人员类别: '正式党员', 所在党支部: '第二党支部', 手机号码: '138****0001',
      入党日期: '2005.07.01', 转正日期: '2006.07.01', 党龄: '21', 党龄校正值: '8个月', 工作岗位: '公务员', 从事专业技术职务: '工程师', 新社会阶层类型: '无', 是否农民工: '是', 现居住地: '云岭市一号路', 户籍所在地: '云岭市二号路', 是否失联党员: '是',
      是否流动党员: '是', 入党类型: '新发展', 转正情况: '按期转正', 入党时所在支部: '云岭大学学生支部', 延长预备期时间: '2006.12.31', 党员增加信息: '转入', 党员减少信息: '无变动', 党籍状态: '恢复党籍', 党内职务: '书记、机关党委委员', 行政职务: '科长', 联系点: '第二党支部', 困难党员: '是',
      流动去向: '外省某市', '党费标准（元/月）': '90.00',
    })
  })

  test('号码完整显示要另外说明', async () => {
    const given = [{ person: { idNumber: '530102198005011225', phone: '13800000001' } }]
    expect((await rowsOf(given, { options: { showsWholeNumbers: true } }))[0]).toMatchObject({ 公民身份号码: '530102198005011225', 手机号码: '13800000001' })
    const { document } = await composed(given)
    expect(JSON.stringify(document)).not.toMatch(/530102198005011225|13800000001/)
  })

  test('空着的印横线，预备党员没有党龄', async () => {
    const [row] = await rowsOf([{ person: { sex: '9', birth: null, phone: '' }, membership: { memberType: 'probationary', joinedOn: day('2026-01-10'), fullOn: null } }])
    expect(row).toMatchObject({ 性别: '—', 公民身份号码: '—', 出生日期: '—', 手机号码: '—', 人员类别: '预备党员', 转正日期: '预备期', 党龄: '—', 党龄校正值: '—', '党费标准（元/月）': '—' })
  })
})

describe('哪些人（截至期间最后一天，未满的期间截至今天）', () => {
  test('党组织和它下面的支部，依党组织、再依姓名', async () => {
    const rows = await rowsOf([
      { person: { name: '周明', pinyinInitials: 'zm' }, membership: { organisationId: second.id } }, { person: { name: '周末', pinyinInitials: 'zm' } }, { person: { name: '安宁', pinyinInitials: 'an' } },
      { person: { name: '别处人' }, membership: { organisationId: elsewhere.id } }, { person: { name: '直属' }, membership: { organisationId: committee.id } },
    ])
    expect(rows.map(row => [row['序号'], row['姓名'], row['所在党支部']])).toEqual([['1', '直属', '机关党委'], ['2', '安宁', '第一党支部'], ['3', '周末', '第一党支部'], ['4', '周明', '第二党支部']])
  })

  test.each([
    ['期间最后一天还在', { to: day('2026-06-30') }, '2026Q2', 1], ['前一天转出', { to: day('2026-06-29') }, '2026Q2', 0], ['当天编入', { from: day('2026-06-30') }, '2026Q2', 1], ['次日编入', { from: day('2026-07-01') }, '2026Q2', 0],
    ['本年截至今天：今天编入', { from: today }, '2026', 1], ['明天才编入', { from: day('2026-11-23') }, '2026', 0],
  ])('%s', async (_, membership, p, count) => {
    expect((await composed([{ membership }], { p })).rows).toBe(count)
  })

  test('另指定某一天的，按那一天', async () => {
    expect((await composed([{ membership: { to: day('2026-06-30') } }, { membership: { from: day('2026-07-01') } }], { options: { asOf: day('2026-06-30') } })).rows).toBe(1)
  })

  test('当日还是预备党员的按预备党员列，抬头写明截至哪天和各多少人', async () => {
    const { document } = await composed([{ membership: { fullOn: day('2026-07-01') } }, {}], { p: '2026Q2' })
    expect(JSON.stringify(document)).toContain('截至 2026年6月30日　　共 2 人：正式 1、预备 1')
  })

  test('一个人也没有时说没有党员', async () => {
    expect(await rowsOf([])).toEqual([{ 序号: '没有党员' }])
  })
})

describe('缺什么', () => {
  test('空着的登记项各是一条，点了到人；没选的栏目不查', async () => {
    const given = [{ person: { name: '张喆', sex: '1' as const, idNumber: '', nationality: null, phone: '13800000001' }, membership: { joinedOn: null } }]
    expect((await composed(given)).missing.map(({ message, subject }) => [message, subject.kind, subject.field])).toEqual(['idNumber', 'nationality', 'fullTimeEducation.level', 'joinedOn'].map((field, i) => [`张喆的“${['公民身份号码', '民族', '学历', '入党日期'][i]}”没有填`, 'person', field]))
    expect((await composed(given, { chosen: ['name', 'phone'] })).missing).toEqual([])
  })
})

test('Word 和表格里是同样的字，号码是文本', async () => {
  const { document } = await composed([{ person: { name: '𬱖䶮', idNumber: '530102198005011225' } }], { options: { showsWholeNumbers: true } })
  const xlsx = await readXlsxFacts(await toXlsx(document))
  const row = xlsx.sheets[0]!.rows.find(each => each[1] === '𬱖䶮')!
  expect(row[3]).toBe('530102198005011225')
  expect(row[13]).toBe(20)
  expect(xlsx.text.replace(/\s/g, '')).toBe(readDocx(await toDocx(document)).text.replace(/\s/g, ''))
})

test('一万名党员：每人一行', async () => {
  const given = Array.from({ length: 10_000 }, (_, i) => ({ person: { name: `党员${i}`, pinyinInitials: `dy${i}` } }))
  const { rows } = await composed(given)
  expect(rows).toBe(10_000)
})
