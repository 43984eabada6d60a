import { expect, test } from 'vitest'
import { duesNoticeLedger, monthSpans } from '#shared/ledgers/dues-notice.ts'
import { period } from '#shared/time/period.ts'
import { day } from '../../support/builders.ts'
import { duesArchive } from '../../support/dues-archive.ts'
import { printedRows } from '../../support/printed.ts'

test('公示姓名、月应交、已交月份和实交，写明合计', async () => {
  const archive = duesArchive()
  const { document } = await duesNoticeLedger.compose(archive.reader(), { kind: 'organisationPeriod', organisationId: archive.first.id, period: period('2026') }, day('2026-07-01'))
  expect(printedRows(document)).toEqual([
    ['1', '张喆', '42.00', '1—6月', '252.00', '—'],
    ['2', '李堃', '90.00', '1月', '140.00', '—'],
    ['3', '王頔', '0.00', '—', '0.00', '免交'],
    ['4', '周明', '42.00', '1—4月', '168.00', '—'],
  ])
  expect(JSON.stringify(document)).toContain('2026年共收缴党费 560.00 元')
})

test('公示表里没有身份号码、电话、批准文号，要求完整号码时也没有', async () => {
  const archive = duesArchive()
  const { document } = await duesNoticeLedger.compose(archive.reader(), { kind: 'organisationPeriod', organisationId: archive.first.id, period: period('2026') }, day('2026-07-01'), { showsWholeNumbers: true })
  const text = JSON.stringify(document)
  for (const secret of ['110105', '138', '〔2026〕3号', '基数']) expect(text).not.toContain(secret)
})

test('本期不在支部的人不公示', async () => {
  const archive = duesArchive()
  const { document } = await duesNoticeLedger.compose(archive.reader(), { kind: 'organisationPeriod', organisationId: archive.first.id, period: period('2026Q3') }, day('2026-07-01'))
  expect(printedRows(document).map(([, name]) => name)).toEqual(['张喆', '李堃', '王頔'])
})

test.each([[[], ''], [[1], '1月'], [[1, 2, 3], '1—3月'], [[1, 2, 5, 7, 8], '1—2月、5月、7—8月']])('%j 写作 %s', (months, expected) => {
  expect(monthSpans(months)).toBe(expected)
})
