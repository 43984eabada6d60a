import { CFB, utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
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

test.each<[string, Uint8Array, string, RegExp]>([
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
