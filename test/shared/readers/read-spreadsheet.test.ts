import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { SpreadsheetRefused } from '#shared/imports/spreadsheet-refusal.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('an xlsx comes back as words, numbers and days, with its row numbers', async () => {
  const bytes = await writeXlsxFile([[{ value: '姓名' }, { value: '出生日期' }], [], [{ value: '张喆' }, { value: new Date(Date.UTC(1978, 0, 5)), type: Date, format: 'yyyy-mm-dd' }, { value: 3.5 }]], { sheet: '花名册' } as never).toBuffer()
  expect(await readSpreadsheet(new Uint8Array(bytes), 'a.xlsx')).toEqual([
    { name: '花名册', rows: [{ number: 1, cells: ['姓名', '出生日期'] }, { number: 3, cells: ['张喆', { day: '1978-01-05' }, 3.5] }] },
  ])
})

test('an xls is told by its content, whatever it is called', async () => {
  const sheet = utils.aoa_to_sheet([['姓名', '入党日期'], ['李堃', new Date(Date.UTC(2001, 6, 1))]], { UTC: true })
  const book = { SheetNames: ['党员'], Sheets: { 党员: sheet } }
  const bytes = write(book, { type: 'array', bookType: 'biff8', cellDates: false }) as ArrayBuffer
  expect(await readSpreadsheet(new Uint8Array(bytes), 'a.xlsx')).toEqual([
    { name: '党员', rows: [{ number: 1, cells: ['姓名', '入党日期'] }, { number: 2, cells: ['李堃', { day: '2001-07-01' }] }] },
  ])
})

test('a csv is read under any name', async () => {
  expect(await readSpreadsheet(utf8('姓名,备注\r\n张喆,"一,\n二"\r\n'), '名册.xls')).toEqual([
    { name: '名册', rows: [{ number: 1, cells: ['姓名', '备注'] }, { number: 2, cells: ['张喆', '一,\n二'] }] },
  ])
})

test.each([
  ['空文件', new Uint8Array(), '空的'],
  ['网页', utf8('<html><table><tr><td>姓名</td></tr></table></html>'), '网页'],
  ['PDF', utf8('%PDF-1.7 '), 'PDF'],
])('%s is refused with a sentence that says what to do', async (_, bytes, word) => {
  const refused = await readSpreadsheet(bytes, '名册.xls').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(SpreadsheetRefused)
  expect((refused as SpreadsheetRefused).refusal.message).toMatch(new RegExp(`文件“名册.xls”.*${word}.*档案没有受影响.*请`))
})
