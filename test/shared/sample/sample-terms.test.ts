import { expect, test } from 'vitest'
import { orderProblems } from '#shared/archive/constraints.ts'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import type { RowOf, TableName } from '#shared/model/tables.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { termFindings } from '#shared/rules/warnings/term-findings.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const records = sampleArchive({ seed: 7, today })
const of = <T extends TableName>(table: T) => records.filter(record => record.table === table).map(record => record.value as unknown as RowOf<T>)
const terms = of('termsOfOffice')

test('every organisation that elects has a term, and none is younger than its first term', () => {
  const electing = of('organisations').filter(({ type }) => type !== 'group')
  expect(new Set(terms.map(term => term.organisationId))).toEqual(new Set(electing.map(({ id }) => id)))
  const established = new Map(electing.map(({ id, establishedOn }) => [id, establishedOn]))
  for (const term of terms) expect(term.electedOn > established.get(term.organisationId)!).toBe(true)
  for (const fact of of('organisationFacts')) expect(fact.from >= of('organisations').find(({ id }) => id === fact.organisationId)!.establishedOn).toBe(true)
  expect(terms.flatMap(term => orderProblems('termsOfOffice', term.id, { ...term }))).toEqual([])
})

test('all levels of warning are there: overdue, extended, without request, without reply, and in time', async () => {
  const reader = readerOf({ organisations: of('organisations'), organisationFacts: of('organisationFacts'), people: of('people'), posts: of('posts'), termsOfOffice: terms })
  const findings = termFindings(await readRuleInput(reader, { today }))
  const words = findings.map(({ level, message }) => `${level} ${message}`)
  for (const wanted of [/^red .*逾期 160 天/, /^orange .*没有登记换届请示/, /^orange .*没有登记上级批复/, /^yellow .*延期后.*129 天/, /^yellow .*140 天/]) expect(words.some(word => wanted.test(word))).toBe(true)
  expect(findings.length).toBeLessThan(terms.length)
})

test('elections that were held have their steps in order, with their attendance', () => {
  const held = terms.filter(({ electionShould }) => electionShould !== null)
  expect(held.length).toBeGreaterThan(1)
  for (const { steps, electionShould, electionActual } of held) {
    const days = steps.map(({ on }) => on!)
    expect(days).toEqual(days.toSorted())
    expect(electionActual! * 5 >= electionShould! * 4).toBe(true)
  }
  expect((terms as readonly TermOfOffice[]).some(({ steps }) => steps.length > 0 && steps.length < 9)).toBe(true)
})
