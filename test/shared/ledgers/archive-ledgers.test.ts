import { expect, test } from 'vitest'
import { archiveBoxNotes, archiveBoxSpines, archiveCovers } from '#shared/ledgers/archive-box-sheets.ts'
import { archiveDirectory } from '#shared/ledgers/archive-directory.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { period } from '#shared/time/period.ts'
import { aFact, anArchiveBox, anArchiveItem, anOrganisation, aUnit, day, today } from '../../support/builders.ts'
import { printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const organ = anOrganisation({ type: 'organCommittee' })
const box = anArchiveBox({ no: 3, note: '0002 缺第 2 页。', arrangedBy: '张喆', arrangedOn: day('2027-02-01') })
const items = [
  anArchiveItem({ itemNo: 2, boxId: box.id, title: '支部会议记录', isOwnTitle: true, documentNo: '云文党〔2026〕3号' }), anArchiveItem({ boxId: box.id, remark: '原件' }),
  anArchiveItem({ retention: 'D10', organisationCode: '', responsible: ' ', documentOn: null, pages: null }), anArchiveItem({ year: 2025 }),
]

async function composed(ledger: Ledger, year = '2026') {
  const reader = readerOf({ units: [aUnit({ fondsNo: 'Z109', fondsName: '云岭市文化局' })], organisations: [organ], organisationFacts: [aFact({ organisationId: organ.id })], archiveItems: items, archiveBoxes: [box] })
  return ledger.compose(reader, { kind: 'organisationPeriod', organisationId: organ.id, period: period(year) }, today)
}

const words = async (ledger: Ledger, year?: string) => (await composed(ledger, year)).document.sections.map(({ blocks }) => blocks.flatMap(block => (block.type === 'formGrid' ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')) : block.type === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : [])))

test('C49: the columns of DA/T 22-2015 in their order, days of eight digits, own titles in brackets', async () => {
  const { document, missing } = await composed(archiveDirectory)
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  expect(table.type === 'table' && table.header[0]!.map(({ text }) => text)).toEqual(['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'])
  expect(document.sections[0]!.page.orientation).toBe('landscape')
  expect(printedRows(document)).toEqual([
    ['1', 'Z109-WS·2026-D10-0001', '—', '—', '关于换届选举的批复', '—', '—', '—', '—'],
    ['2', 'Z109-WS·2026-Y-JDW-0001', '—', '机关党委', '关于换届选举的批复', '20260601', '—', '3', '原件'],
    ['3', 'Z109-WS·2026-Y-JDW-0002', '云文党〔2026〕3号', '机关党委', '[支部会议记录]', '20260601', '—', '3', '—'],
  ])
  expect(missing.map(({ subject }) => [subject.kind, 'field' in subject && subject.field])).toEqual([['archiveItem', 'responsible'], ['archiveItem', 'documentOn'], ['archiveItem', 'pages']])
})

test('a cover for each 保管期限 and 机构（问题）', async () => {
  expect(await words(archiveCovers)).toEqual([
    ['全宗号|Z109', '全宗名称|云岭市文化局', '年度|2026', '保管期限|10年', '机构（问题）|—'], ['全宗号|Z109', '全宗名称|云岭市文化局', '年度|2026', '保管期限|永久', '机构（问题）|JDW'],
  ])
})

test('备考表 and spine of each box', async () => {
  expect(await words(archiveBoxNotes)).toEqual([['2026年度　保管期限：永久　机构（问题）：JDW　盒号：3　起止件号：0001—0002', '盒内文件\n情况说明|0002 缺第 2 页。', '整理人|张喆', '整理日期|2027.02.01', '检查人|—', '检查日期|—']])
  expect((await words(archiveBoxSpines))[0]![5]).toBe(Array.from({ length: 3 }, () => '起止件号\n0001—0002').join('|'))
})

test('a year without any says so', async () => {
  expect(await words(archiveBoxNotes, '2024')).toEqual([['本年没有登记档案盒']])
  expect(printedRows((await composed(archiveDirectory, '2024')).document)).toEqual([['本年没有登记归档件']])
})
