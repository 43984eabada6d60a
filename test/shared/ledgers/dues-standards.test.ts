import { expect, test } from 'vitest'
import { duesStandardsLedger } from '#shared/ledgers/dues-standards.ts'
import { period } from '#shared/time/period.ts'
import { day } from '../../support/builders.ts'
import { duesArchive } from '../../support/dues-archive.ts'
import { printedRows, rowsOf } from '../../support/printed.ts'

const archive = duesArchive()
const compose = (organisationId: string) => duesStandardsLedger.compose(archive.reader(), { kind: 'organisationPeriod', organisationId, period: period('2026') }, day('2026-07-01'))

test('每人一行，年中改过的各占一行；免交写批准文号', async () => {
  expect(printedRows((await compose(archive.first.id)).document)).toEqual([
    ['1', '张喆', '按月领工资', '4200.00', '1%', '42.00', '2026.01', '—', '—'],
    ['2', '李堃', '按月领工资', '6000.00', '1.5%', '90.00', '2026.01', '—', '—'],
    ['3', '王頔', '免交', '—', '—', '0.00', '2026.01', '云机党〔2026〕3号', '—'],
    ['4', '周明', '按月领工资', '4200.00', '1%', '42.00', '2026.01', '—', '—'],
    ['5', '周明', '按月领工资', '12000.00', '2%', '240.00', '2026.07', '—', '—'],
  ])
})

test('没有核定的列出来，并指到那个人', async () => {
  const { document, missing } = await compose(archive.second.id)
  expect(printedRows(document)[0]).toEqual(['1', '陈赟', '—', '—', '—', '未核定', '—', '—', '—'])
  expect(missing.map(({ message, subject }) => [message, subject.kind, subject.id])).toEqual([['陈赟的“类别”没有填', 'dues', archive.chen.id]])
})

test('金额带数值', async () => {
  expect(rowsOf((await compose(archive.first.id)).document)[0]?.flatMap(cell => cell.number ?? [])).toEqual([4_200, 42])
})
