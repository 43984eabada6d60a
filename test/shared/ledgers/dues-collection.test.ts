import { expect, test } from 'vitest'
import type { Cell } from '#shared/documents/document.ts'
import { duesCollectionLedger } from '#shared/ledgers/dues-collection.ts'
import { period } from '#shared/time/period.ts'
import { anOrganisation, day } from '../../support/builders.ts'
import { duesArchive } from '../../support/dues-archive.ts'
import { rowsOf } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const archive = duesArchive()
const compose = (organisationId: string, today = '2026-07-01') => duesCollectionLedger.compose(archive.reader(), { kind: 'organisationPeriod', organisationId, period: period('2026') }, day(today))
const lines = async (organisationId: string) => rowsOf((await compose(organisationId)).document).map(row => row.map(cell => cell.text.replaceAll('\n', '')).join('|'))

test('每人三行：应交、实交、日期；书记在前；补交带 *，欠交、未交、免交、未核定都写明', async () => {
  expect(await lines(archive.first.id)).toEqual([
    '1|张喆|应交|42.00|42.00|42.00|42.00|42.00|42.00|42.00|42.00|42.00|42.00|42.00|42.00|—|—|252.00|',
    '实交|42.00|42.00|42.00|42.00|42.00|42.00|—|—|—|—|—|—|252.00',
    '日期|01.10|02.10|03.10|04.10|05.10|06.10|—|—|—|—|—|—|—',
    '2|李堃|应交|90.00|90.00|90.00|90.00|90.00|90.00|90.00|90.00|90.00|90.00|90.00|90.00|90.00|—|540.00|',
    '实交|90.00|50.00|未交|未交|未交|未交|—|—|—|—|—|—|140.00',
    '日期|02.10*|02.10|—|—|—|—|—|—|—|—|—|—|欠400.00',
    '3|王頔|应交|0.00|0.00|0.00|0.00|0.00|0.00|0.00|0.00|0.00|0.00|0.00|0.00|—|免交：云机党〔2026〕3号|0.00|',
    '实交|免|免|免|免|免|免|免|免|免|免|免|免|0.00',
    '日期|—|—|—|—|—|—|—|—|—|—|—|—|—',
    '4|周明|应交|42.00|42.00|42.00|42.00|—|—|—|—|—|—|—|—|—|—|168.00|',
    '实交|42.00|42.00|42.00|42.00|—|—|—|—|—|—|—|—|168.00',
    '日期|01.12|02.12|03.12|04.12|—|—|—|—|—|—|—|—|—',
    '合计|应交|174.00|174.00|174.00|174.00|132.00|132.00|0.00|0.00|0.00|0.00|0.00|0.00|90.00|—|960.00|—',
    '实交|174.00|134.00|84.00|84.00|42.00|42.00|0.00|0.00|0.00|0.00|0.00|0.00|560.00',
  ])
})

test('没有核定的写“未核定”，不留白；换来的人从下月起在新支部', async () => {
  const [chen, , , zhou] = await lines(archive.second.id)
  expect(chen).toBe('1|陈赟|应交|未核定|未核定|未核定|未核定|未核定|未核定|未核定|未核定|未核定|未核定|未核定|未核定|—|—|0.00|')
  expect(zhou).toContain('2|周明|应交|—|—|—|—|42.00|42.00|240.00|240.00|240.00|240.00|240.00|240.00|—|—|84.00|')
})

test('上级的台账把下级支部的人都列上，一个人只列一次', async () => {
  const all = await lines(archive.root.id)
  expect(all.filter(line => line.includes('周明'))).toHaveLength(1)
  expect((await compose(archive.root.id)).rows).toBe(5)
})

test('金额带数值，可在表格里合计', async () => {
  const [first] = rowsOf((await compose(archive.first.id)).document)
  expect(first?.filter(cell => cell.number !== undefined).map(cell => cell.number)).toEqual([...Array(12).fill(42), 252])
})

test('A4 横排：各列之和等于页边以内的宽', async () => {
  const { document } = await compose(archive.first.id)
  const table = document.sections[0]?.blocks.find(block => block.type === 'table')
  const width = table?.type === 'table' ? table.columns.reduce((sum, { mm }) => sum + mm, 0) : 0
  expect(Math.round(width * 10) / 10).toBe(257)
})

test('旁边列出欠交党费的人', async () => {
  const { missing } = await compose(archive.first.id, '2026-07-01')
  expect(missing.map(({ rule, level, subject }) => [rule, level, subject.name])).toEqual([['W-FEE-OWE', 'yellow', '李堃']])
})

test('没有党员的支部也印得出来', async () => {
  const empty = anOrganisation()
  const { document, rows } = await duesCollectionLedger.compose(readerOf({ organisations: [empty] }), { kind: 'organisationPeriod', organisationId: empty.id, period: period('2026') }, day('2026-07-01'))
  expect(rows).toBe(0)
  expect(rowsOf(document).flat().map((cell: Cell) => cell.text)).toEqual(['本年没有应交党费的党员'])
})

test('次年才交的，日期写明年份', async () => {
  const { duesPayments: [zhang, li], ...rest } = archive.rows
  const later = { ...li!, payments: [{ ...li!.payments[0]!, paidOn: day('2027-01-05') }] }
  const reader = readerOf({ ...rest, duesPayments: [zhang!, later] })
  const { document } = await duesCollectionLedger.compose(reader, { kind: 'organisationPeriod', organisationId: archive.first.id, period: period('2026') }, day('2027-02-01'))
  expect(rowsOf(document).flat().map(cell => cell.text)).toContain('27年\n01.05*')
})
