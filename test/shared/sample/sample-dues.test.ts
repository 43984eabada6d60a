import { expect, test } from 'vitest'
import { memoryReader, type ReadTables } from '#shared/archive/memory-reader.ts'
import { tableNames, tables } from '#shared/model/tables.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { duesFindings } from '#shared/rules/warnings/dues-findings.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { day } from '../../support/builders.ts'

const records = sampleArchive({ seed: 1, today: day('2026-11-22') })
const rowsOf = (table: string) => records.filter(record => record.table === table).map(record => record.value)

test('党费核定、交纳和培训都符合模型', () => {
  for (const table of ['duesStandards', 'duesPayments', 'trainings'] as const) {
    expect(rowsOf(table).length).toBeGreaterThan(0)
    for (const row of rowsOf(table)) expect(tables[table].schema.safeParse(row).error?.issues ?? []).toEqual([])
  }
})

test('一人一年一条核定、一条交纳，没有以后的日期', () => {
  for (const table of ['duesStandards', 'duesPayments']) {
    const keys = rowsOf(table).map(row => `${String(row['personId'])} ${String(row['year'])}`)
    expect(new Set(keys).size).toBe(keys.length)
  }
  const days = rowsOf('duesPayments').flatMap(row => (row['payments'] as { paidOn: string }[]).map(({ paidOn }) => paidOn))
  expect(days.filter(paidOn => paidOn > '2026-11-22')).toEqual([])
})

test('示例里有黄、橙、红三级欠交，一人免交并有文号', async () => {
  const all = Object.fromEntries(tableNames.map(table => [table, rowsOf(table)])) as unknown as ReadTables
  const findings = duesFindings(await readRuleInput(memoryReader(all), { today: day('2026-11-22') }))
  expect(findings.map(({ level }) => level).sort()).toEqual(['orange', 'red', 'yellow'])
  expect(rowsOf('duesStandards').filter(row => row['category'] === 'exempt').every(row => row['approvalDocumentNo'] !== '')).toBe(true)
  expect(rowsOf('duesStandards').some(row => row['category'] === 'exempt')).toBe(true)
})

test('同样的种子，同样的记录', () => {
  expect(sampleArchive({ seed: 1, today: day('2026-11-22') })).toEqual(records)
})
