import { expect, test } from 'vitest'
import type { TableName } from '#shared/model/tables.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import { listIndex } from '../../../renderer/workers/list-index.ts'
import type { PeopleQuery, PersonMark, PersonRow } from '../../../renderer/workers/list-query.ts'
import { cellOf, type PersonCellKey } from '../../../renderer/workers/people-cells.ts'
import { aCadre, aFact, aMembership, anOrganisation, aPerson, aPost, day, today } from '../../support/builders.ts'

test('within a branch people stand as on a roster: posts in their order, then the others by the sound of their names', () => {
  const branch = anOrganisation()
  const row = (table: TableName, value: { readonly id: string }) => ({ table, id: value.id, row: { ...value } })
  const people = ['赵一鸣', '安小满', '王頔', '周𬘭', '白鹭'].map(name => aPerson({ name }))
  const index = listIndex()
  index.take([
    row('organisations', branch), row('organisationFacts', aFact({ organisationId: branch.id })), ...people.map(person => row('people', person)),
    ...people.map(person => row('memberships', aMembership({ personId: person.id, organisationId: branch.id }))),
    row('posts', aPost({ personId: people[3]!.id, organisationId: branch.id, post: 'organisationMember' })),
    row('posts', aPost({ personId: people[0]!.id, organisationId: branch.id, post: 'secretary' })),
  ])
  const page = index.people({ text: '', organisationIds: null, state: 'current', today, sort: { by: 'organisation', descending: false } })
  expect(page.rows.map(one => one.name)).toEqual(['赵一鸣', '周𬘭', '安小满', '白鹭', '王頔'])
})

const branch = anOrganisation()
const other = anOrganisation()
const cell = (row: PersonRow, key: PersonCellKey) => cellOf(row, key)

/** The list over some people, each with memberships. */
function listOf(...people: readonly (readonly [Person, ...(readonly Partial<Membership>[])])[]) {
  const row = (table: TableName, value: { readonly id: string }) => ({ table, id: value.id, row: { ...value } })
  const index = listIndex()
  index.take([
    row('organisations', branch), row('organisations', other), row('organisationFacts', aFact({ organisationId: branch.id, shortName: '第一党支部' })), row('organisationFacts', aFact({ organisationId: other.id, shortName: '第二党支部' })),
    ...people.map(([person]) => row('people', person)),
    ...people.flatMap(([person, ...memberships]) => memberships.map(some => row('memberships', aMembership({ personId: person.id, organisationId: branch.id, ...some })))),
  ])
  return (some: Partial<PeopleQuery> = {}) => index.people({ text: '', organisationIds: null, state: 'all', today, sort: { by: 'organisation', descending: false }, ...some }).rows
}

test.each([
  ['后四位', '002x', ['张喆']], ['后六位', '31002X', ['张喆']], ['整个号码', '11010519491231002X', ['张喆']], ['后三位太短，不找', '02x', []], ['中间几位不找', '1949', []], ['只有数字的后四位', '0014', ['李堃']],
])('按证件尾号查找：%s', (_, text, expected) => {
  const list = listOf([aPerson({ name: '张喆', idNumber: '11010519491231002X' }), {}], [aPerson({ name: '李堃', idNumber: '511302199003070014' }), {}])
  expect(list({ text }).map(row => row.name)).toEqual(expected)
})

test('截至某一天：谁在哪个支部、有没有表决权、是不是还没入党', () => {
  const list = listOf(
    [aPerson({ name: '张喆' }), { to: day('2025-12-31') }, { organisationId: other.id, from: day('2026-01-01') }],
    [aPerson({ name: '李堃' }), { memberType: 'full', joinedOn: day('2024-05-01'), fullOn: day('2025-05-01'), from: day('2024-05-01') }],
    [aPerson({ name: '王頔' }), { from: day('2026-03-01'), joinedOn: day('2026-03-01'), fullOn: null, memberType: 'probationary' }],
    [aPerson({ name: '陈赟' }), { status: 'deceased', statusOn: day('2025-06-01') }],
  )
  const told = (on: string) => list({ today: day(on) }).map(row => `${row.name} ${row.membership} ${row.organisationName} ${cell(row, 'vote')} ${cell(row, 'status')}`.trim()).sort()
  expect(told('2025-04-30')).toEqual(['张喆 current 第一党支部 有 正常', '李堃 current 第一党支部 无 正常', '王頔 none', '陈赟 current 第一党支部 有 正常'])
  expect(told('2026-01-01')).toEqual(['张喆 current 第二党支部 有 正常', '李堃 current 第一党支部 有 正常', '王頔 none', '陈赟 former 第一党支部  死亡'])
  expect(told('2026-11-22').filter(line => line.startsWith('王頔'))).toEqual(['王頔 current 第一党支部 无 正常'])
})

test.each<[PersonMark, readonly string[]]>([
  ['cadre', ['党务']], ['hardship', ['困难']], ['floating', ['流动']], ['lost', ['失联']], ['retired', ['离退休']], ['migrantWorker', ['农民工']], ['withoutVote', ['暂停', '预备']],
])('只看 %s', (mark, expected) => {
  const list = listOf(
    [aPerson({ name: '党务', cadre: aCadre() }), {}], [aPerson({ name: '困难', isInHardship: true }), {}], [aPerson({ name: '流动' }), { floating: { to: '深圳', since: null } }],
    [aPerson({ name: '失联' }), { lost: { since: null, lastActivityOn: null, lastDuesOn: null } }], [aPerson({ name: '离退休', isRetired: true }), {}], [aPerson({ name: '农民工', isMigrantWorker: true }), {}],
    [aPerson({ name: '预备' }), { memberType: 'probationary' }], [aPerson({ name: '暂停' }), { votingSuspensions: [{ from: day('2026-01-01'), to: null }] }],
    [aPerson({ name: '转出' }), { floating: { to: '深圳', since: null }, lost: { since: null, lastActivityOn: null, lastDuesOn: null }, to: day('2026-01-01') }],
  )
  expect(list({ mark }).map(row => row.name).sort()).toEqual([...expected].sort())
})

test('numbers are masked, and the columns are ordered as what they are', () => {
  const list = listOf(
    [aPerson({ name: '甲', idNumber: '11010519491231002X', phone: '13800005678' }), { fullOn: day('2000-01-01') }], [aPerson({ name: '乙' }), { fullOn: day('2018-01-01') }], [aPerson({ name: '丙' }), { memberType: 'probationary' }],
  )
  const [first] = list()
  expect(list().map(row => cell(row, 'idNumber')).join()).toContain('110105********002X')
  expect(JSON.stringify(first)).not.toContain('19491231')
  expect(list({ sort: { by: 'seniority', descending: false } }).map(row => cell(row, 'seniority'))).toEqual(['8', '26', ''])
  expect(list({ sort: { by: 'seniority', descending: true } }).map(row => cell(row, 'seniority'))).toEqual(['26', '8', ''])
})

test('every cell finds itself again in the joined text', () => {
  const [row] = listOf([aPerson({ name: '张喆', nativePlace: '四川仪陇', rank: '一级主任科员', address: '幸福路\u001f1号' }), { joinType: '新发展', seniorityCorrectionMonths: -3 }])()
  expect([cell(row!, 'nativePlace'), cell(row!, 'rank'), cell(row!, 'address'), cell(row!, 'joinType'), cell(row!, 'seniorityCorrection')]).toEqual(['四川仪陇', '一级主任科员', '幸福路 1号', '新发展', '-3'])
})
