import { expect, test } from 'vitest'
import { type UpgradeStep, upgradedRow, upgradeSteps } from '#shared/archive/upgrade-row.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { modelVersion, type TableName, tables } from '#shared/model/tables.ts'
import { aFact, aMeeting, aMembership, anId, anOrganisation, aPerson, aPost, aUnit } from '../../support/builders.ts'

const steps: readonly UpgradeStep[] = [
  { to: 2, table: 'people', change: ({ oldName, ...row }) => ({ ...row, name: oldName }) },
  { to: 3, table: 'meetings', change: row => ({ ...row, place: '' }) },
  { to: 4, table: 'people', change: row => ({ ...row, name: `${String(row['name'])}（已升级）` }) },
]

test('a row takes every step of its table since it was written, in order', () => {
  expect(upgradedRow('people', { oldName: '张喆', x: 1 }, 1, steps)).toEqual({ name: '张喆（已升级）', x: 1 })
  expect(upgradedRow('people', { name: '张喆' }, 2, steps)).toEqual({ name: '张喆（已升级）' })
  expect(upgradedRow('people', { name: '张喆' }, 4, steps)).toEqual({ name: '张喆' })
})

test('the released steps lead to the present version, in order', () => {
  expect(upgradeSteps.map(step => step.to)).toEqual([...upgradeSteps.map(step => step.to)].sort((a, b) => a - b))
  for (const { to } of upgradeSteps) expect(to).toBeLessThanOrEqual(modelVersion)
})

/** A row of every table that the first version had, in full. */
const present = {
  units: aUnit(), settings: { id: anId(), ...defaultSettings }, organisations: anOrganisation(), organisationFacts: aFact(), people: aPerson(), memberships: aMembership(), posts: aPost(), meetings: aMeeting(),
} satisfies Partial<Record<TableName, object>>

test.each(Object.entries(present) as [TableName, Record<string, unknown>][])('%s of the first version are whole rows of the present one', (table, row) => {
  const added = upgradeSteps.filter(step => step.table === table).flatMap(step => Object.keys(step.change({})))
  const old = Object.fromEntries(Object.entries(row).filter(([field]) => !added.includes(field)))
  const { success, data, error } = tables[table].schema.safeParse(upgradedRow(table, old, 1))
  expect(error?.issues ?? []).toEqual([])
  expect(success && Object.keys(data).sort()).toEqual(Object.keys(tables[table].schema.shape).sort())
})
