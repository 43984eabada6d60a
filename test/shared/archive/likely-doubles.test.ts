import { expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { likelyDoubles } from '#shared/archive/likely-doubles.ts'
import type { Person } from '#shared/model/person.ts'
import { yearMonthOf } from '#shared/time/year-month.ts'
import { aFact, aPerson, day } from '../../support/builders.ts'

const person = (some: Partial<Person>): StoredRow => {
  const row = aPerson(some)
  return { table: 'people', id: row.id, row }
}
const fact = (fullName: string): StoredRow => {
  const row = aFact({ fullName })
  return { table: 'organisationFacts', id: row.id, row }
}

test.each<[string, StoredRow, StoredRow, string | null]>([
  ['姓名、出生年月都相同', person({ name: '张喆', birth: day('1980-05-01') }), person({ name: '张 喆', birth: yearMonthOf(day('1980-05-20')) }), '姓名和出生年月相同'],
  ['姓名相同、出生月份不同', person({ name: '张喆', birth: day('1980-05-01') }), person({ name: '张喆', birth: day('1980-06-01') }), null],
  ['姓名相同、没有出生年月', person({ name: '张喆', birth: null }), person({ name: '张喆', birth: null }), null],
  ['公民身份号码相同，姓名不同', person({ name: '张喆', birth: null, idNumber: '530102198005011225' }), person({ name: '张哲', birth: null, idNumber: '530102198005011225' }), '公民身份号码相同'],
  ['号码和姓名都相同，只说一遍', person({ name: '张喆', birth: day('1980-05-01'), idNumber: '530102198005011225' }), person({ name: '张喆', birth: day('1980-05-01'), idNumber: '530102198005011225' }), '公民身份号码相同'],
  ['都没有号码，也没有出生年月', person({ name: '张喆', birth: null, idNumber: '' }), person({ name: '李堃', birth: null, idNumber: '' }), null],
  ['党组织全称相同', fact('中共云岭市水务局第一支部委员会'), fact('中共云岭市水务局第一支部委员会 '), '党组织全称相同'],
  ['党组织全称不同', fact('中共云岭市水务局第一支部委员会'), fact('中共云岭市水务局第二支部委员会'), null],
])('%s', (_, present, added, reason) => {
  expect(likelyDoubles([present], [added]).map(double => double.reason)).toEqual(reason === null ? [] : [reason])
})

test('a row is no double of itself, and an organisation is told once however many facts it has', () => {
  const [here, there] = [aFact({ fullName: '第一支部' }), aFact({ fullName: '第一支部' })]
  const rows = (...facts: (typeof here)[]): StoredRow[] => facts.map(row => ({ table: 'organisationFacts', id: row.id, row }))
  const twice = rows(there, aFact({ organisationId: there.organisationId, fullName: '第一支部' }))
  expect(likelyDoubles(rows(here), rows(here))).toEqual([])
  expect(likelyDoubles(rows(here), twice)).toMatchObject([{ table: 'organisations', id: there.organisationId, otherId: here.organisationId }])
})
