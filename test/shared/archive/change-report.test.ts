import { describe, expect, test } from 'vitest'
import { changeReport, sameRow } from '#shared/archive/change-report.ts'
import type { StoredRow } from '#shared/archive/commit.ts'
import { rowHash } from '#shared/archive/view-hash.ts'
import type { TableName } from '#shared/model/tables.ts'
import { aFact, aMeeting, aMembership, anOrganisation, aPerson, aPost, aUnit, day, stored, today } from '../../support/builders.ts'

const branch = anOrganisation()
const former = aFact({ organisationId: branch.id, shortName: '一支部', to: day('2025-12-31') })
const present = aFact({ organisationId: branch.id, shortName: '第一党支部', from: day('2026-01-01') })
const zhang = aPerson({ name: '张喆' })
const chen = aPerson({ name: '陈赟' })
const ofZhang = aMembership({ personId: zhang.id, organisationId: branch.id })
const elsewhere = anOrganisation()
const formerly = aMembership({ personId: zhang.id, organisationId: elsewhere.id, from: day('2019-01-01'), to: day('2019-12-31') })
const post = aPost({ personId: zhang.id, organisationId: branch.id })
const meeting = aMeeting({ organisationId: branch.id, title: '' })

const row = (table: TableName, value: { readonly id: string } & Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): StoredRow => {
  const whole = { ...stored(value), ...more }
  return { table, id: value.id, row: { ...whole, _h: more['_h'] ?? rowHash(whole) } }
}
const naming = [row('organisations', branch), row('organisationFacts', former), row('organisationFacts', present), row('people', zhang), row('people', chen), row('memberships', formerly), row('memberships', ofZhang), row('organisationFacts', aFact({ organisationId: elsewhere.id, shortName: '第二党支部' }))]
const report = (before: readonly StoredRow[], after: readonly StoredRow[]) => changeReport({ before, after, naming, today })

describe('what is told of a row', () => {
  test.each<[string, StoredRow, string, string | null]>([
    ['单位', row('units', aUnit()), '云岭市档案服务中心', null],
    ['组织用今天的简称', row('organisations', branch), '第一党支部', '第一党支部'],
    ['从前的情况用自己的全称', row('organisationFacts', former), former.fullName, '第一党支部'],
    ['人员归到所在支部', row('people', zhang), '张喆', '第一党支部'],
    ['没有党员关系的人', row('people', chen), '陈赟', null],
    ['党员关系用人名', row('memberships', ofZhang), '张喆', '第一党支部'],
    ['任职用人名', row('posts', post), '张喆', '第一党支部'],
    ['没有名称的会议', row('meetings', meeting), '2026-05-20 党员大会', '第一党支部'],
    ['设置', row('settings', { id: branch.id }), '设置', null],
    ['不知道的组织', row('posts', aPost()), '党内任职', null],
  ])('%s', (_, added, title, organisation) => {
    expect(report([], [added]).rows).toEqual([{ table: added.table, id: added.id, title, organisation, change: 'added', fields: [] }])
  })

  test('a changed row names its fields in Chinese, each once, also those that are unknown here', () => {
    const before = row('meetings', meeting, { place: '二楼', later: 1, also: 1, createdBy: '甲' })
    const after = row('meetings', meeting, { later: 2, also: 2, createdBy: '乙' })
    expect(report([before], [after]).rows[0]).toMatchObject({ change: 'changed', fields: ['地点', '录入人', '其他内容'] })
  })

  test('a deleted row is told as it was', () => {
    const { rows, total } = report([row('people', chen)], [])
    expect(rows).toMatchObject([{ title: '陈赟', change: 'deleted', fields: [] }])
    expect(total).toEqual({ added: 0, changed: 0, same: 0, deleted: 1 })
  })
})

test('revision, hash, and who touched it last are no change worth telling, but the last two are content', () => {
  const touched = row('people', chen, { rev: 7, _h: 'other', updatedAt: '2026-11-01T00:00:00.000Z', updatedBy: '乙' })
  const { total, rows } = report([row('people', chen)], [touched])
  expect(total).toEqual({ added: 0, changed: 0, same: 1, deleted: 0 })
  expect(rows).toEqual([])
  expect(sameRow(row('people', chen).row, touched.row)).toBe(false)
  expect(sameRow(row('people', chen).row, row('people', chen, { rev: 7, _h: 'other' }).row)).toBe(true)
  expect(sameRow(null, null)).toBe(true)
  expect(sameRow(null, touched.row)).toBe(false)
})

test('a row that says it is deleted is none', () => {
  const gone: StoredRow = { table: 'people', id: chen.id, row: null }
  expect(report([gone], [gone]).total).toEqual({ added: 0, changed: 0, same: 0, deleted: 0 })
  expect(report([row('people', chen)], [gone]).total.deleted).toBe(1)
})

test('counts by table and organisation, in the order of the tables', () => {
  const before = [row('people', zhang), row('people', chen), row('posts', post), row('meetings', meeting)]
  const after = [row('meetings', meeting), row('people', zhang, { phone: '1' }), row('memberships', ofZhang)]
  expect(report(before, after).lines).toEqual([
    { table: 'people', organisation: null, added: 0, changed: 0, same: 0, deleted: 1 },
    { table: 'people', organisation: '第一党支部', added: 0, changed: 1, same: 0, deleted: 0 },
    { table: 'memberships', organisation: '第一党支部', added: 1, changed: 0, same: 0, deleted: 0 },
    { table: 'posts', organisation: '第一党支部', added: 0, changed: 0, same: 0, deleted: 1 },
    { table: 'meetings', organisation: '第一党支部', added: 0, changed: 0, same: 1, deleted: 0 },
  ])
})

test('tells the first five hundred rows and how many there are', () => {
  const { rows, rowsTotal } = report([], Array.from({ length: 501 }, () => row('people', aPerson())))
  expect(rows).toHaveLength(500)
  expect(rowsTotal).toBe(501)
})
