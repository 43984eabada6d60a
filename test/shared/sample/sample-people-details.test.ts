import { beforeAll, expect, test } from 'vitest'
import { orderProblems } from '#shared/archive/constraints.ts'
import { readIdNumber } from '#shared/codes/id-number.ts'
import { idNumberMismatches } from '#shared/codes/id-number-words.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import type { Post } from '#shared/model/post.ts'
import type { TableName } from '#shared/model/tables.ts'
import { resumeFaults } from '#shared/rules/resume.ts'
import { findingsOf } from '#shared/rules/warnings/findings-of.ts'
import { sampleArchive, type SampleRecord } from '#shared/sample/sample-archive.ts'
import { day } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const today = day('2026-11-22')
let records: readonly SampleRecord[] = []
const of = <T>(table: TableName) => records.filter(record => record.table === table).map(record => record.value) as unknown as readonly T[]

beforeAll(() => { records = sampleArchive({ seed: 7, today }) })

test('every ID number of a member holds, says what the card says, and is of no region', () => {
  const numbered = of<Person>('people').filter(person => person.idNumber !== '')
  expect(numbered.length).toBeGreaterThan(90)
  expect(new Set(numbered.map(person => person.idNumber)).size).toBe(numbered.length)
  for (const person of numbered) {
    expect(person.idNumber.startsWith('999999')).toBe(true)
    expect(readIdNumber(person.idNumber)).toMatchObject({ kind: 'valid', birth: person.birth, sex: person.sex })
    expect(idNumberMismatches(person)).toEqual([])
  }
})

test('cards are complete, and just one résumé has a gap', () => {
  const members = of<Person>('people').filter(person => person.idNumber !== '')
  expect(members.every(person => person.nativePlace !== '' && person.fullTimeEducation.level !== null && person.resume.length > 0 && person.family.length > 0 && person.phone !== '')).toBe(true)
  expect(members.filter(person => resumeFaults(person.resume, today).length > 0).map(person => person.name)).toEqual(['陈赟'])
})

test('periods of one person never overlap, and every day is in order', () => {
  const memberships = of<Membership>('memberships')
  for (const one of memberships) {
    expect(orderProblems('memberships', one.id, { ...one })).toEqual([])
    for (const other of memberships) if (other.id !== one.id && other.personId === one.personId && other.from >= one.from) expect(one.to !== null && one.to < other.from).toBe(true)
  }
})

test('a clerk finds what there is to see to: exchange, the ratio, somebody lost, somebody away', async () => {
  const reader = readerOf({
    units: of('units'), organisations: of('organisations'), organisationFacts: of('organisationFacts'), people: of('people'), memberships: of('memberships'), posts: of<Post>('posts'),
  })
  const found = await findingsOf(reader, { today })
  const told = (rule: string) => found.filter(finding => finding.rule === rule).map(finding => finding.level)
  expect(new Set(told('W-CAD-10Y'))).toEqual(new Set(['orange', 'yellow']))
  expect(told('W-CAD-RATIO')).toEqual(['orange'])
  expect(told('W-LOST')).toEqual(['red'])
  expect(told('W-FLOAT')).toEqual(['yellow'])
})

test('a large archive has short cards and exactly the people asked for', () => {
  const large = sampleArchive({ seed: 1, today, branches: 30, people: 1_200, meetings: 3 })
  const people = large.filter(record => record.table === 'people').map(record => record.value) as unknown as readonly Person[]
  expect(people).toHaveLength(1_200)
  expect(people.every(person => person.resume.length === 0 && person.idNumber !== '')).toBe(true)
})
