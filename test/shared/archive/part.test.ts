import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { namedRows } from '#shared/archive/constraints.ts'
import { rowsOfPart, wantedRows } from '#shared/archive/part.ts'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import { refKey } from '#shared/archive/row-ref.ts'
import type { TableName } from '#shared/model/tables.ts'
import { aCadre, aDevelopmentCase, aDuesStandard, aDuesYear, aFact, aMeeting, aMembership, anAttendee, anHonour, anOrganisation, aPerson, aPost, aTermOfOffice, aTopic, aTraining, aUnit, day, stored, time } from '../../support/builders.ts'

const everything: ArchivePart = { organisationIds: null, personIds: null, from: null, to: null, rows: null }
const part = (some: Partial<ArchivePart>): ArchivePart => ({ ...everything, ...some })
const row = (table: TableName, value: { readonly id: string }): StoredRow => ({ table, id: value.id, row: { ...stored(value) } })

const [committee, first, second] = [anOrganisation({ type: 'organCommittee' }), anOrganisation(), anOrganisation()]
const [zhang, chen, li] = [aPerson({ name: '张喆' }), aPerson({ name: '陈赟' }), aPerson({ name: '李堃' })]
const facts = [
  aFact({ organisationId: committee.id, shortName: '机关党委' }),
  aFact({ organisationId: first.id, shortName: '第一党支部', superiorId: committee.id, to: day('2024-12-31') }),
  aFact({ organisationId: first.id, shortName: '第一党支部', from: day('2025-01-01') }),
  aFact({ organisationId: second.id, shortName: '第二党支部' }),
]
const ofZhang = aMembership({ personId: zhang.id, organisationId: first.id })
const ofChen = aMembership({ personId: chen.id, organisationId: second.id })
const post = aPost({ personId: zhang.id, organisationId: first.id })
const spring = aMeeting({ organisationId: first.id, startAt: time('2026-03-31T14:30'), endAt: time('2026-03-31T15:30'), hostId: zhang.id, attendees: [anAttendee({ personId: li.id })] })
const summer = aMeeting({ organisationId: second.id, startAt: time('2026-06-01T09:00'), endAt: time('2026-06-01T10:00'), topics: [aTopic({ responsibleId: chen.id })] })
const unit = aUnit()

const archive: readonly StoredRow[] = [
  row('units', unit), ...[committee, first, second].map(o => row('organisations', o)), ...facts.map(f => row('organisationFacts', f)),
  ...[zhang, chen, li].map(p => row('people', p)), row('memberships', ofZhang), row('memberships', ofChen), row('posts', post), row('meetings', spring), row('meetings', summer),
]

const idsOf = (rows: readonly StoredRow[]) => new Set(rows.map(({ id }) => id))
const ids = (...rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id))
const [committeeFact, formerFact, firstFact, secondFact] = facts as [typeof facts[0], typeof facts[0], typeof facts[0], typeof facts[0]]

describe('what a part holds', () => {
  test.each<[string, Partial<ArchivePart>, Set<string>]>([
    ['一个支部：情况、党员、职务、会议，以及会议里提到的人', { organisationIds: [second.id] }, ids(second, secondFact, chen, ofChen, summer)],
    ['上级组织连同曾经的下级', { organisationIds: [committee.id] }, ids(committee, first, committeeFact, formerFact, firstFact, zhang, li, ofZhang, post, spring)],
    ['一个人：党员关系和职务，连同所在组织，不带会议', { personIds: [zhang.id] }, ids(zhang, ofZhang, post, first)],
    ['时间段只取会议，当天在内', { from: day('2026-03-31'), to: day('2026-03-31') }, ids(spring, first, zhang, li)],
    ['时间段早一天就不在内', { from: day('2026-03-01'), to: day('2026-03-30') }, ids()],
    ['只写开始日期', { from: day('2026-06-01') }, ids(summer, second, chen)],
    ['一个人在一段时间里的会议', { personIds: [li.id], from: day('2026-01-01') }, ids(li, spring, first, zhang)],
    ['组织加时间段：组织照旧，会议只取这些天的', { organisationIds: [second.id], from: day('2026-07-01') }, ids(second, secondFact, chen, ofChen)],
    ['一条记录带上它提到的记录', { rows: [{ table: 'memberships', id: ofChen.id }] }, ids(ofChen, chen, second)],
    ['备份里没有的记录', { rows: [{ table: 'people', id: unit.id }] }, ids()],
  ])('%s', (_, some, expected) => {
    expect(idsOf(rowsOfPart(archive, part(some)))).toEqual(expected)
  })

  test('without a condition it is everything but the unit, settings and sealed sections', () => {
    const settings = row('settings', { id: unit.id })
    const sealed = row('sealedRecords', { id: unit.id })
    expect(rowsOfPart([...archive, settings, sealed], everything)).toEqual(archive.slice(1))
  })

  test('what comes along only by name is not among the rows asked for', () => {
    expect(idsOf(wantedRows(archive, part({ personIds: [zhang.id] })))).toEqual(ids(zhang, ofZhang, post))
  })
})

describe('登记册随党组织走', () => {
  const applicant = aPerson({ name: '申请人' })
  const clerk = aPerson({ name: '党务干部', cadre: aCadre({ organisationId: second.id }) })
  const [standard, paid, honour] = [aDuesStandard({ personId: chen.id }), aDuesYear({ personId: chen.id }), anHonour({ personId: chen.id })]
  const [own, ofUnit, elsewhere] = [aTraining({ organisationId: second.id }), ofTraining(chen.id, zhang.id), ofTraining(zhang.id)]
  const [term, way, ofOrganisation] = [aTermOfOffice({ organisationId: second.id }), aDevelopmentCase({ personId: applicant.id, organisationId: second.id }), anHonour({ organisationId: second.id })]
  const dueOfApplicant = aDuesYear({ personId: applicant.id })
  const registers: readonly StoredRow[] = [
    ...archive, row('people', applicant), row('people', clerk), row('duesStandards', standard), row('duesStandards', aDuesStandard({ personId: zhang.id })), row('duesPayments', paid), row('duesPayments', dueOfApplicant), row('honours', honour),
    row('honours', ofOrganisation), row('honours', anHonour({ personId: zhang.id })), row('trainings', own), row('trainings', ofUnit), row('trainings', elsewhere), row('termsOfOffice', term), row('developmentCases', way),
  ]
  function ofTraining(...people: readonly string[]) {
    return aTraining({ attendees: people.map(personId => ({ personId, hours: null, onLeave: false, result: '' })) })
  }

  test('任期、发展、党费、表彰、培训和党务干部', () => {
    expect(idsOf(wantedRows(registers, part({ organisationIds: [second.id] })))).toEqual(ids(second, secondFact, chen, ofChen, summer, applicant, clerk, standard, paid, honour, ofOrganisation, own, ofUnit, term, way, dueOfApplicant))
  })
  test('一个人：党费、表彰和发展都带上', () => {
    expect(idsOf(wantedRows(registers, part({ personIds: [chen.id] })))).toEqual(ids(chen, ofChen, standard, paid, honour))
  })
})

describe('laws, for whichever rows are there and whatever is asked', () => {
  const someRows = fc.subarray([...archive])
  const someOf = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]))
  const someDay = fc.option(fc.constantFrom(day('2026-03-30'), day('2026-03-31'), day('2026-05-31'), day('2026-06-01'), day('2026-06-02')))
  const somePart = fc.record({
    organisationIds: someOf([committee.id, first.id, second.id]), personIds: someOf([zhang.id, chen.id, li.id]), from: someDay, to: someDay,
    rows: someOf(archive.map(({ table, id }) => ({ table, id }))),
  })

  test('a part names nothing that is there and not in it', () => {
    fc.assert(fc.property(someRows, somePart, (rows, asked) => {
      const there = new Set(rows.map(refKey))
      const inside = new Set(rowsOfPart(rows, asked).map(refKey))
      for (const { table, row: fields } of rowsOfPart(rows, asked)) {
        for (const named of namedRows(table, fields ?? {})) expect(inside.has(refKey(named))).toBe(there.has(refKey(named)))
      }
    }), { numRuns: 500 })
  })

  const days = fc.record({ from: someDay, to: someDay })
  const ofOneKind = fc.oneof(
    fc.record({ organisationIds: fc.subarray([committee.id, first.id, second.id]) }), fc.record({ personIds: fc.subarray([zhang.id, chen.id, li.id]) }),
    fc.record({ rows: fc.subarray(archive.map(({ table, id }) => ({ table, id }))) }), fc.constant({}),
  )

  test('the same part of a part is the part itself', () => {
    fc.assert(fc.property(someRows, ofOneKind, days, (rows, kind, within) => {
      const asked = part({ ...kind, ...within })
      const once = rowsOfPart(rows, asked)
      expect(rowsOfPart(once, asked)).toEqual(once)
    }), { numRuns: 1000 })
  })

  test('asking for more, and more rows being there, never gives less', () => {
    fc.assert(fc.property(someRows, fc.subarray([...archive]), fc.subarray([committee.id, first.id, second.id]), fc.subarray([committee.id, first.id, second.id]), (rows, others, one, other) => {
      const more = archive.filter(each => rows.includes(each) || others.includes(each))
      const fewer = idsOf(rowsOfPart(rows, part({ organisationIds: one })))
      const greater = idsOf(rowsOfPart(more, part({ organisationIds: [...one, ...other] })))
      expect([...fewer].filter(id => !greater.has(id))).toEqual([])
    }), { numRuns: 500 })
  })
})
