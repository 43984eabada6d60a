import { expect, test } from 'vitest'
import { duesSummaryLedger } from '#shared/ledgers/dues-summary.ts'
import { period } from '#shared/time/period.ts'
import { day } from '../../support/builders.ts'
import { duesArchive } from '../../support/dues-archive.ts'
import { printedRows } from '../../support/printed.ts'

async function summary(of: string, share: number | null = 0.05) {
  const archive = duesArchive({ duesRemitShare: share })
  const { document } = await duesSummaryLedger.compose(archive.reader(), { kind: 'organisationPeriod', organisationId: archive.root.id, period: period(of) }, day('2026-07-01'))
  return { rows: printedRows(document), text: JSON.stringify(document) }
}

test('按支部：应交、实交、收缴率、上缴、留存，末行合计', async () => {
  expect((await summary('2026')).rows).toEqual([
    ['1', '第一党支部', '3', '960.00', '560.00', '58.3%', '28.00', '532.00', '—'],
    ['2', '第二党支部', '2', '84.00', '84.00', '100%', '4.20', '79.80', '未核定 12 人月'],
    ['—', '合计', '5', '1044.00', '644.00', '61.7%', '32.20', '611.80', '未核定 12 人月'],
  ])
})

test('季度、月份只算那几个月', async () => {
  expect((await summary('2026Q1')).rows[0]).toEqual(['1', '第一党支部', '4', '522.00', '392.00', '75.1%', '19.60', '372.40', '—'])
  expect((await summary('2026-02')).rows[0]?.slice(3, 6)).toEqual(['174.00', '134.00', '77%'])
})

test('没有设上缴比例的，说明没有计算', async () => {
  const { rows, text } = await summary('2026', null)
  expect(rows[0]?.slice(6, 8)).toEqual(['—', '—'])
  expect(text).toContain('没有设置上缴比例')
})
