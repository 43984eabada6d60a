import { describe, expect, test } from 'vitest'
import { refusedRows, rosterCommit, rosterOps } from '#shared/imports/roster/roster-ops.ts'
import { aFact, aMembership, anOrganisation, aPerson, day } from '../../../support/builders.ts'
import { knowing, planOf } from '../../../support/roster-sheets.ts'

const [first, second] = [anOrganisation(), anOrganisation()]
const zhang = aPerson({ name: '张喆', birth: day('1980-05-01'), pinyinInitials: 'zz' })
const known = knowing({
  organisations: [first, second], facts: [aFact({ organisationId: first.id }), aFact({ organisationId: second.id, fullName: '第二党支部', shortName: '' })], people: [zhang],
  memberships: [aMembership({ personId: zhang.id, organisationId: first.id })],
})

describe('一次提交', () => {
  test('没有改动就没有提交', async () => { expect(rosterCommit(await planOf([['姓名', '出生年月'], ['张喆', '1980.05']], known), '名册.xlsx', 'id')).toBeNull() })

  test('党组织在前，人员、党员关系、任职随后；新行不带旧行的版本和录入信息', async () => {
    const plan = await planOf([['姓名', '出生年月', '所在党支部', '党内职务'], ['李堃', '1990.01', '第三党支部', '书记'], ['张喆', '1980.05', '第二党支部', '']], known, { rows: { 3: { branch: { kind: 'transfer', on: day('2026-03-01') } } } })
    const commit = rosterCommit(plan, '名册.xlsx', 'id')!
    expect([commit.act, commit.ops.map(({ table, ifRev }) => [table, ifRev])]).toEqual(['importRoster', [['organisations', null], ['organisationFacts', null], ['people', null], ['memberships', null], ['memberships', 1], ['memberships', null], ['posts', null]]])
    for (const { value } of commit.ops) for (const field of ['rev', '_h', 'createdAt', 'updatedBy', 'source']) expect(value).not.toHaveProperty(field)
  })

  test('新人和改了名字的人有拼音首字母', async () => {
    const plan = await planOf([['姓名', '出生年月'], ['李堃', '1990.01']], known, { organisationId: first.id })
    expect(rosterOps(plan)[0]?.value).toMatchObject({ name: '李堃', pinyinInitials: 'lk' })
  })
})

test('档案不收的行成为问题，别的照常', async () => {
  const rows = [['姓名', '出生年月'], ['李堃', '1990.01'], ['王頔', '1991.01']]
  const plan = await planOf(rows, known, { organisationId: first.id })
  const refused = refusedRows(plan, [{ table: 'memberships', id: plan.writes.memberships[1]!.row.id, path: 'from', message: '起止日期重叠' }, { table: 'meetings', id: zhang.id, path: '', message: '别的' }])
  expect([...refused]).toEqual([[3, '党员关系「编入日期」：起止日期重叠']])
  const again = await planOf(rows, known, { organisationId: first.id, rows: { 3: { refused: refused.get(3)! } } })
  expect(again.rows.map(row => [row.action, row.problems.find(problem => problem.weight === 'stops')?.message])).toEqual([['new', undefined], ['problem', '党员关系「编入日期」：起止日期重叠']])
})
