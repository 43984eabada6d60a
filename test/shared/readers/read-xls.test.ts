import { CFB, utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { refuserOf } from '#shared/readers/refuse.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { checkedRecords } from '#shared/readers/xls/workbook-records.ts'
import { refused } from '../../support/refused.ts'

type Cells = readonly (readonly (string | number | boolean)[])[]

function xls(sheets: Readonly<Record<string, Cells>>): Uint8Array {
  const names = Object.keys(sheets)
  return new Uint8Array(write({ SheetNames: names, Sheets: Object.fromEntries(names.map(name => [name, utils.aoa_to_sheet(sheets[name] as unknown[][])])) }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
}

/** A compound file with the streams given. */
function ole(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content)
  return new Uint8Array(CFB.write(container, { type: 'array' }) as ArrayLike<number>)
}

/** The workbook's own records. */
function workbookStream(file: Uint8Array): Uint8Array {
  return new Uint8Array(CFB.find(CFB.read(file, { type: 'array' }), '/Workbook')!.content as ArrayLike<number>)
}

const few = xls({ 党员: [['姓名', '流动'], ['张喆', true]] })
const bytes = (text: string) => new TextEncoder().encode(text)

test('numbers stay numbers, words words, and an ID number that Excel has rounded is seen to be one', async () => {
  expect(await readSpreadsheet(xls({ 甲: [['𬘭', 3.5, 1.10101197801011e17, false]], 乙: [['']] }), 'a.xls')).toEqual([{ name: '甲', rows: [{ number: 1, cells: ['𬘭', 3.5, 1.10101197801011e17, false] }] }, { name: '乙', rows: [] }])
})

test('the records without their compound file are read too', async () => {
  expect(await readSpreadsheet(workbookStream(few), 'a.xls')).toMatchObject([{ name: '党员', rows: [{ cells: ['姓名', '流动'] }, { cells: ['张喆', true] }] }])
})

test('errors of formulas are words', async () => {
  const sheet = { '!ref': 'A1:C1', A1: { t: 'e', v: 0x17 }, B1: { t: 'e', v: 0x07 }, C1: { t: 'e', v: 0x2a } }
  const file = new Uint8Array(write({ SheetNames: ['甲'], Sheets: { 甲: sheet as never } }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
  expect((await readSpreadsheet(file, 'a.xls'))[0]!.rows).toEqual([{ number: 1, cells: ['#REF!', '#DIV/0!', '#N/A'] }])
})

/** A record FILEPASS ([MS-XLS] 2.4.117) after the first. */
function withPassword(stream: Uint8Array): Uint8Array {
  const firstEnd = 4 + stream[2]! + stream[3]! * 256
  return new Uint8Array([...stream.subarray(0, firstEnd), 0x2f, 0, 6, 0, 0, 0, 0x59, 0xb3, 0x0a, 0x9a, ...stream.subarray(firstEnd)])
}

/** A record put after the beginning of the (only) sheet. */
function withRecord(stream: Uint8Array, hex: string): Uint8Array {
  const begin = Buffer.from(stream).indexOf(Buffer.from('09081000', 'hex'), 8)
  return new Uint8Array(Buffer.concat([stream.subarray(0, begin + 20), Buffer.from(hex, 'hex'), stream.subarray(begin + 20)]))
}

test('the title page of a document, with four thousand million properties, is not looked at', async () => {
  const head = Buffer.alloc(80)
  head.write('feff', 'hex')
  head.writeUInt16LE(0xfffe, 0)
  head.writeUInt32LE(1, 24)
  head.write('e0859ff2f94f6810ab9108002b27b3d9', 28, 'hex')
  head.writeUInt32LE(48, 44)
  head.writeUInt32LE(24, 48)
  head.writeUInt32LE(0xffff_ffff, 52)
  const file = ole({ Workbook: workbookStream(few), '\u0005SummaryInformation': new Uint8Array(head) })
  expect(await readSpreadsheet(file, 'a.xls')).toMatchObject([{ name: '党员', rows: [{ cells: ['姓名', '流动'] }, { cells: ['张喆', true] }] }])
}, 10_000)

test('a formula gives its value, however broken its expression is', async () => {
  // row 5, column A, no format, 7.5, no flags, an expression of 9 bytes that is none
  const formula = '06001f00' + '040000000f00' + '0000000000001e40' + '0000' + '00000000' + '0900' + '1718ffffffffffffff'
  expect((await readSpreadsheet(withRecord(workbookStream(few), formula), 'a.xls'))[0]!.rows.at(-1)).toEqual({ number: 5, cells: [7.5] })
}, 10_000)

test('records that are no cell, word or format reach no parser; expressions of formulas are cut off, places of sheets stay', () => {
  const [link, formula] = ['00000000b8010400ffffffff', `06001f00${'00'.repeat(20)}0900${'ff'.repeat(9)}`]
  const stream = withRecord(withRecord(workbookStream(few), link), formula)
  const checked = checkedRecords(stream, refuserOf('a.xls'))
  const at = Buffer.from(stream).indexOf(Buffer.from(formula + link, 'hex'))
  expect(Buffer.from(checked).subarray(at, at + 47).toString('hex')).toBe(`06001f00${'00'.repeat(20)}ffff${'ff'.repeat(9)}1a0000001a000400ffffffff`)
  expect(checked).toHaveLength(stream.length)
})

test.each<[string, Uint8Array, string, RegExp]>([
  ['a formula that is cut off', withRecord(workbookStream(few), '0600110002000100c089dc40fd000a000200070010'), 'damaged', /第 3 行 B 列 的公式不完整/],
  ['a cell beyond the columns', withRecord(workbookStream(few), '03020e0002000001000000000000000000001e40'), 'damaged', /第 3 行 IW 列 的单元格错乱/],
  ['a record longer than the file', withRecord(workbookStream(few), '0302ffff'), 'damaged', /打不开/],
  ['a macro sheet', workbookStream(few).map((byte, i, all) => (i === Buffer.from(all).indexOf(Buffer.from('09081000', 'hex'), 8) + 6 ? 0x40 : byte)), 'macros', /带有宏/],
  ['Excel 4', new Uint8Array([9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0, 10, 0, 0, 0]), 'wrongFormat', /1995 年以前/],
  ['an xlsx with a password', ole({ EncryptionInfo: bytes('x'), EncryptedPackage: bytes('y') }), 'encrypted', /设有打开密码.*取消密码，另存为 xlsx/],
  ['an xls with a password', ole({ Workbook: withPassword(workbookStream(few)) }), 'encrypted', /设有打开密码/],
  ['a Word document', ole({ WordDocument: bytes('x'), '1Table': bytes('y') }), 'wrongFormat', /Word 文档/],
  ['a presentation', ole({ 'PowerPoint Document': bytes('x') }), 'wrongFormat', /没有工作簿/],
  ['an xls with macros', ole({ Workbook: workbookStream(few), '_VBA_PROJECT_CUR/VBA/dir': bytes('x') }), 'macros', /带有宏.*不带宏的 xlsx/],
  ['a workbook of nothing', ole({ Workbook: bytes('nothing of the kind') }), 'damaged', /打不开/],
  ['half of a file', few.subarray(0, 1_500), 'wrongFormat', /没有工作簿/],
  ['a head and no more', few.subarray(0, 600), 'wrongFormat', /没有工作簿/],
])('%s is refused', async (_, file, kind, message) => {
  expect(await refused(file, '名册.xls')).toMatchObject({ kind, message: expect.stringMatching(message) })
})

test('51 sheets are refused; all the 256 columns of the format are read', async () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`表${i}`, [['甲']]]))
  expect((await refused(xls(many), '名册.xls')).message).toContain('有 51 个工作表')
  expect((await readSpreadsheet(xls({ 甲: [Array(256).fill('a') as string[]] }), 'a.xls'))[0]!.rows[0]!.cells).toHaveLength(256)
})
