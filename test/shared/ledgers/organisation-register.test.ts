import { describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { organisationRegister } from '#shared/ledgers/organisation-register.ts'
import { period } from '#shared/time/period.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, day, today } from '../../support/builders.ts'
import { printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const root = anOrganisation({ type: 'organCommittee', establishedOn: day('2019-03-01'), approvalDocumentNo: '云工委〔2019〕7号', contactPhone: '0123-4567', activityPlace: '党员活动室', brand: '书香先锋', grade: '五星' })
const branch = anOrganisation({ activityPlace: '二楼' })
const group = anOrganisation({ type: 'group' })
const gone = anOrganisation({ dissolvedOn: day('2026-05-31') })
const organisations = [group, gone, branch, root]
const organisationFacts = [
  aFact({ organisationId: root.id, fullName: '中共云岭市档案局机关委员会' }),
  aFact({ organisationId: branch.id, superiorId: root.id, fullName: '中共云岭市档案局第二支部委员会', shortName: '第二党支部', to: day('2026-06-30') }),
  aFact({ organisationId: branch.id, superiorId: root.id, fullName: '中共云岭市档案局第三支部委员会', shortName: '第三党支部', from: day('2026-07-01') }),
  aFact({ organisationId: group.id, superiorId: branch.id, fullName: '第一党小组' }), aFact({ organisationId: gone.id, superiorId: root.id, fullName: '老支部', shortName: '老支部', to: day('2026-05-31') }),
]
const [zhe, kun, di, yun] = [aPerson({ name: '张喆' }), aPerson({ name: '李堃' }), aPerson({ name: '王頔', isRetired: true }), aPerson({ name: '陈赟' })]
const memberships = [
  aMembership({ personId: zhe.id, organisationId: branch.id, groupId: group.id }), aMembership({ personId: kun.id, organisationId: branch.id, memberType: 'probationary', fullOn: null }),
  aMembership({ personId: di.id, organisationId: branch.id, floating: { to: '外地', since: null } }), aMembership({ personId: yun.id, organisationId: branch.id, from: day('2026-07-01') }),
]
const posts = [
  aPost({ personId: zhe.id, organisationId: branch.id, to: day('2026-06-30') }), aPost({ personId: yun.id, organisationId: branch.id, from: day('2026-07-01') }),
  aPost({ personId: kun.id, organisationId: branch.id, post: 'deputySecretary' }), aPost({ personId: di.id, organisationId: branch.id, post: 'disciplineMember' }),
  aPost({ personId: zhe.id, organisationId: branch.id, post: 'organisationMember' }), aPost({ personId: di.id, organisationId: branch.id, post: 'groupLeader' }),
]
const reader = readerOf({ organisations, organisationFacts, people: [zhe, kun, di, yun], memberships, posts })
const composed = (p: string, organisationId = root.id) => organisationRegister.compose(reader, { kind: 'organisationPeriod', organisationId, period: period(p) }, today)

function headerOf(document: Document): readonly string[] {
  return document.sections.flatMap(s => s.blocks).flatMap(block => (block.type === 'table' ? block.header.flat().map(cell => cell.text.replaceAll('\n', '')) : []))
}

test('十五栏依 C.12 的次序，横页排得下', async () => {
  const { document } = await composed('2026')
  expect(headerOf(document)).toEqual([
    '党组织全称', '类型', '上级党组织', '批准设立时间文号', '党员数（正式/预备/离退休/流动）', '支部数', '书记', '副书记', '委员及分工', '纪检委员', '联系人电话', '党小组数', '活动阵地', '品牌', '星级/等次',
  ])
  const [section] = document.sections
  const table = section!.blocks.find(block => block.type === 'table')!
  const width = table.columns.reduce((sum, column) => sum + column.mm, 0)
  expect(width).toBeLessThanOrEqual(typeAreaWidthMm(section!.page))
  expect(width).toBeGreaterThan(typeAreaWidthMm(section!.page) - 3)
})

describe('每个党组织一行，党小组只计数', () => {
  test('到今天为止：名称、人数、班子都是今天的', async () => {
    expect(printedRows((await composed('2026')).document)).toEqual([
      ['中共云岭市档案局机关委员会', '机关党委', '—', '2019.03.01云工委〔2019〕7号', '4（3/1/1/1）', '1', '—', '—', '—', '—', '0123-4567', '1', '党员活动室', '书香先锋', '五星'],
      ['中共云岭市档案局第三支部委员会', '党支部', '中共云岭市档案局机关委员会', '2020.01.01', '4（3/1/1/1）', '—', '陈赟', '李堃', '张喆（组织委员）、王頔（纪检委员）', '王頔', '—', '1', '二楼', '—', '—'],
    ])
  })

  test('过去的期间以最后一天为准：那天的名称、人数和书记，撤销的不列', async () => {
    const [, second, ...rest] = printedRows((await composed('2026Q2')).document)
    expect([second![0], second![4], second![6]]).toEqual(['中共云岭市档案局第二支部委员会', '3（2/1/1/1）', '张喆'])
    expect(rest).toEqual([])
  })

  test('撤销当天还列，成立以前不列', async () => {
    expect(printedRows((await composed('2026-05')).document).map(row => row[0])).toEqual(['中共云岭市档案局机关委员会', '中共云岭市档案局第二支部委员会', '老支部'])
    expect((await composed('2018')).rows).toBe(0)
    expect(printedRows((await composed('2018')).document)).toEqual([['到这一天为止没有党组织']])
  })

  test('选一个支部就只有它自己', async () => {
    expect(printedRows((await composed('2026', branch.id)).document).map(row => row[0])).toEqual(['中共云岭市档案局第三支部委员会'])
  })
})

test('空着的要紧栏目指名到栏，旁边列出设置提示', async () => {
  const { missing } = await composed('2026')
  expect(missing.filter(({ rule }) => rule === 'W-BLANK').map(({ subject, message }) => [message, 'field' in subject ? subject.field : ''])).toEqual([
    ['中共云岭市档案局机关委员会的“书记”没有填', 'posts'], ['中共云岭市档案局第三支部委员会的“联系人电话”没有填', 'contactPhone'],
  ])
  expect(missing.filter(({ rule }) => rule === 'W-SETUP').map(({ message }) => message)).toContain('没有设机关纪委')
  expect(new Set(missing.map(({ rule }) => rule))).toEqual(new Set(['W-BLANK', 'W-SETUP']))
})

test('单位选定的栏目和次序照办', async () => {
  const own = readerOf({ organisations, organisationFacts, settings: { ledgerColumns: { 'organisation-register': ['grade', 'fullName', 'themeDay'] } } })
  const { document } = await organisationRegister.compose(own, { kind: 'organisationPeriod', organisationId: root.id, period: period('2026') }, today)
  expect(headerOf(document)).toEqual(['星级/等次', '党组织全称', '固定党日'])
})
