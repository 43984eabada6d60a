import { expect, test } from 'vitest'
import { type UpgradeStep, upgradedRow, upgradeSteps } from '#shared/archive/upgrade-row.ts'
import { modelVersion } from '#shared/model/tables.ts'

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
