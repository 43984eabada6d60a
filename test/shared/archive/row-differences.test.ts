import { expect, test } from 'vitest'
import { rowDifferences } from '#shared/archive/row-differences.ts'
import type { TableName } from '#shared/model/tables.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, aUnit, day } from '../../support/builders.ts'

const names = { person: (id: string) => `人员${id}`, organisation: (id: string) => `支部${id}` }
type Fields = Readonly<Record<string, unknown>>

test.each<[string, TableName, Fields, Fields, { label: string; left: string; right: string }]>([
  ['性别', 'people', { ...aPerson() }, { sex: '2' }, { label: '性别', left: '男', right: '女' }],
  ['出生年月', 'people', { ...aPerson() }, { birth: '1980-06' }, { label: '出生年月', left: '1980年5月1日', right: '1980年6月' }],
  ['离退休', 'people', { ...aPerson() }, { isRetired: true }, { label: '离退休', left: '否', right: '是' }],
  ['所在党支部', 'memberships', { ...aMembership({ organisationId: '一' }) }, { organisationId: '二' }, { label: '所在党支部', left: '支部一', right: '支部二' }],
  ['转出日期', 'memberships', { ...aMembership() }, { to: '2026-06-30' }, { label: '转出日期', left: '（空）', right: '2026年6月30日' }],
  ['表决权暂停', 'memberships', { ...aMembership() }, { votingSuspensions: [{ from: '2026-01-01', to: null }] }, { label: '表决权暂停', left: '（空）', right: '2026年1月1日—今' }],
  ['党内职务', 'posts', { ...aPost() }, { post: 'deputySecretary' }, { label: '党内职务', left: '书记', right: '副书记' }],
  ['姓名', 'posts', { ...aPost({ personId: '一' }) }, { personId: '二' }, { label: '姓名', left: '人员一', right: '人员二' }],
  ['组织类型', 'organisations', { ...anOrganisation() }, { type: 'generalBranch' }, { label: '组织类型', left: '党支部', right: '党总支' }],
  ['起', 'organisationFacts', { ...aFact() }, { from: day('2021-07-01') }, { label: '起', left: '2020年1月1日', right: '2021年7月1日' }],
  ['机关工作人员总数', 'units', { ...aUnit() }, { totalStaff: 120 }, { label: '机关工作人员总数', left: '（空）', right: '120' }],
  ['以后版本的栏目', 'people', { ...aPerson() }, { laterField: '内容' }, { label: '其他内容', left: '（空）', right: '内容' }],
])('%s is told in words', (_, table, before, change, expected) => {
  expect(rowDifferences(table, before, { ...before, ...change }, names)).toEqual([expected])
})

test('who entered a record, and when, is no difference', () => {
  const person = { ...aPerson() }
  expect(rowDifferences('people', { ...person, rev: 1, _h: 'a', updatedAt: '1', updatedBy: '甲' }, { ...person, rev: 2, _h: 'b', updatedAt: '2', updatedBy: '乙' }, names)).toEqual([])
})
