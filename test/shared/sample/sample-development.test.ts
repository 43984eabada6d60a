import { expect, test } from 'vitest'
import type { DevelopmentCase } from '#shared/model/development-case.ts'
import type { Person } from '#shared/model/person.ts'
import { findingsOf } from '#shared/rules/warnings/findings-of.ts'
import { memoryReader, type ReadTables } from '#shared/archive/memory-reader.ts'
import { stageOf } from '#shared/rules/development/step-standing.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { day, stored, today } from '../../support/builders.ts'

const records = sampleArchive({ seed: 7, today })
const of = <T>(table: string) => records.filter(record => record.table === table).map(record => record.value as unknown as T)
const cases = of<DevelopmentCase>('developmentCases')

test('ways into the party at every stage, one ended, one before its year with a reason', () => {
  expect(cases.length).toBeGreaterThanOrEqual(12)
  expect(new Set(cases.map(stageOf))).toEqual(new Set(['application', 'activist', 'candidate', 'admission', 'probation']))
  expect(cases.filter(({ terminated }) => terminated !== null)).toHaveLength(1)
  expect(cases.flatMap(({ steps }) => steps).filter(({ earlyReason }) => earlyReason !== '')).toHaveLength(1)
  expect(cases.flatMap(({ steps }) => steps).every(({ on }) => on !== null && on <= today)).toBe(true)
})

test('what a clerk must see to is there: early, late, overdue, a short notice, a conversion that is due', async () => {
  const tables = Object.fromEntries(['units', 'organisations', 'organisationFacts', 'people', 'memberships', 'posts', 'termsOfOffice', 'developmentCases', 'duesStandards', 'duesPayments', 'trainings', 'honours', 'settings', 'meetings', 'meetingPlans', 'talks', 'reviews'].map(table => [table, of<{ id: string }>(table).map(row => stored(row))])) as unknown as ReadTables
  const found = (await findingsOf(memoryReader(tables), { today: day('2026-11-22') })).filter(({ rule }) => rule.startsWith('W-DEV'))
  const told = new Set(found.map(({ rule, level }) => `${rule} ${level}`))
  for (const one of ['W-DEV-TALK yellow', 'W-DEV-TALK red', 'W-DEV-INSPECT red', 'W-DEV-EARLY yellow', 'W-DEV-NOTICE yellow', 'W-DEV-MEETING red', 'W-DEV-CONVERT yellow', 'W-DEV-LATE yellow']) expect(told, one).toContain(one)
  expect(told).not.toContain('W-DEV-EARLY red')
  expect([...told].filter(one => one.startsWith('W-DEV-STEP') || one.startsWith('W-DEV-MEMBER'))).toEqual([])
})

test('an exact number of people is kept: no applicants are added', () => {
  const made = sampleArchive({ seed: 7, today, people: 60 })
  expect(made.filter(({ table }) => table === 'people')).toHaveLength(60)
  const ids = new Set(made.filter(({ table }) => table === 'people').map(({ value }) => (value as unknown as Person).id))
  expect(made.filter(({ table }) => table === 'developmentCases').every(({ value }) => ids.has(String(value['personId'])))).toBe(true)
})
