import { expect, test } from 'vitest'
import { cadreList } from '#shared/ledgers/cadre-list.ts'
import { staffingText } from '#shared/rules/cadre-staffing.ts'
import { aCadre, aFact, aMembership, anId, anOrganisation, aPerson, aPost, aUnit, day, month, today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const root = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const other = anOrganisation()
const people = [
  aPerson({ name: '张喆', cadre: aCadre({ kind: 'fullTime', organisationId: root.id }) }), aPerson({ name: '李堃', cadre: aCadre() }),
  aPerson({ name: '陈赟', cadre: aCadre({ workStartedOn: month('2010-01'), exchanges: [{ id: anId(), from: month('2026-05'), to: null, place: '业务处室', kind: '挂职' }] }) }), aPerson({ name: '王頔' }),
]
const [zhang, li, chen] = people
const reader = readerOf({
  units: [aUnit({ totalStaff: 120 })], organisations: [root, branch, other], people,
  organisationFacts: [aFact({ organisationId: root.id, shortName: '机关党委' }), aFact({ organisationId: branch.id, shortName: '第一党支部', superiorId: root.id }), aFact({ organisationId: other.id, shortName: '第二党支部', superiorId: root.id })],
  memberships: people.map((person, i) => aMembership({ personId: person.id, organisationId: i === 2 ? other.id : branch.id })),
  posts: [aPost({ personId: zhang!.id, organisationId: root.id, post: 'officeDirector', kind: 'fullTime', from: day('2016-11-22') }), aPost({ personId: li!.id, organisationId: branch.id, from: day('2017-05-22') })],
})

test('whole unit: everybody once, with years, mark and the register’s texts', async () => {
  const { rows } = await cadreList(reader, null, today)
  expect(rows.map(row => [row.name, row.kind, row.months, row.exchange])).toEqual([['张喆', 'fullTime', 120, 'orange'], ['李堃', 'partTime', 114, 'yellow'], ['陈赟', 'partTime', 202, 'green']])
  expect(rows[0]?.cells).toMatchObject({ organisation: '机关党委', partyPosts: '党建办主任', kind: '专职', partyWorkYears: '10年' })
})

test('a branch shows its own, and the ratio stays that of the unit', async () => {
  const { rows, staffing } = await cadreList(reader, branch.id, today)
  expect(rows.map(row => row.name)).toEqual(['李堃'])
  expect(staffingText(staffing)).toBe('机关工作人员 120 人，应配专职 2 人，实配 1 人，缺 1 人')
})

test('an exchange that is under way silences the mark, not the years', async () => {
  const { rows } = await cadreList(reader, other.id, today)
  expect(rows).toMatchObject([{ id: chen!.id, exchange: 'green', months: 202 }])
})

test('an archive without organisations has an empty list', async () => {
  expect(await cadreList(readerOf({}), null, today)).toEqual({ rows: [], staffing: { kind: 'unknown', actual: 0 } })
})
