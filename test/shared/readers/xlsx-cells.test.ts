import { describe, expect, test } from 'vitest'
import type { SheetCell } from '#shared/imports/sheet.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { craftXlsx, type CraftedXlsx, words } from '../../support/craft-xlsx.ts'
import { refused } from '../../support/refused.ts'

/** Formats 0 = none, 1 = a date, 2 = a time, 3 = eight digits, 4 = a length of time, 5 = of its base. */
const styles = '<numFmts><numFmt numFmtId="164" formatCode="yyyymmdd"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellStyleXfs>'
  + '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="165"/><xf xfId="1"/></cellXfs>'

async function cellOf(xml: string, more: CraftedXlsx = {}): Promise<SheetCell> {
  const [sheet] = await readSpreadsheet(craftXlsx({ styles, strings: ['张喆', '_x0041_'], ...more, sheets: [`<row r="1">${words('A1', '姓名')}${xml}</row>`] }), 'a.xlsx')
  return sheet!.rows[0]!.cells[1] ?? null
}

describe('what a cell holds', () => {
  test.each<[string, string, unknown]>([
    ['a number', '<c r="B1"><v>3.5</v></c>', 3.5],
    ['a number with an exponent', '<c r="B1"><v>1.5E-3</v></c>', 0.0015],
    ['an ID number that Excel has rounded', '<c r="B1"><v>1.10101197801011E+17</v></c>', 110_101_197_801_011_000],
    ['an ID number in a cell with a date format', '<c r="B1" s="1"><v>110101197801012345</v></c>', 110_101_197_801_012_350],
    ['eight digits in a cell with a date format', '<c r="B1" s="1"><v>19780105</v></c>', 19_780_105],
    ['an empty cell with a format', '<c r="B1" s="1"/>', null],
    ['an empty value', '<c r="B1"><v></v></c>', null],
    ['shared words', '<c r="B1" t="s"><v>0</v></c>', '张喆'],
    ['shared words with a character that XML can not hold', '<c r="B1" t="s"><v>1</v></c>', 'A'],
    ['words of its own', '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> 张 </t></is></c>', ' 张 '],
    ['words in runs', '<c r="B1" t="inlineStr"><is><r><t>张</t></r><r><t>喆</t></r><rPh><t>zhe</t></rPh></is></c>', '张喆'],
    ['words in CDATA', '<c r="B1" t="inlineStr"><is><t>张<![CDATA[<喆>]]>&amp;</t></is></c>', '张<喆>&'],
    ['a comment amid words', '<c r="B1" t="inlineStr"><is><t>张<!-- 某 -->喆</t></is></c>', '张喆'],
    ['a rare character by its number', '<c r="B1" t="inlineStr"><is><t>&#x2C6AD;&#134071;</t></is></c>', '𬚭𠮷'],
    ['words that a formula gave', '<c r="B1" t="str"><f>A1&amp;"x"</f><v>姓名x</v></c>', '姓名x'],
    ['an empty text that a formula gave', '<c r="B1" t="str"><f>""</f><v></v></c>', null],
    ['a number that a formula gave', '<c r="B1"><f>1+1</f><v>2</v></c>', 2],
    ['a formula that nobody has worked out', '<c r="B1"><f>VLOOKUP(A1,C:D,2,0)&amp;"x"</f></c>', '=VLOOKUP(A1,C:D,2,0)&"x"'],
    ['a formula that follows another, not worked out', '<c r="B1" s="1"><f t="shared" si="0"/></c>', '=…'],
    ['an error', '<c r="B1" t="e"><v>#REF!</v></c>', '#REF!'],
    ['an error of a formula', '<c r="B1" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['yes', '<c r="B1" t="b"><v>1</v></c>', true],
    ['no, spelled out', '<c r="B1" t="b"><v>false</v></c>', false],
    ['a format that the styles do not have', '<c r="B1" s="99"><v>28495</v></c>', 28_495],
    ['a day', '<c r="B1" s="1"><v>28495</v></c>', { day: '1978-01-05' }],
    ['a day with a time', '<c r="B1" s="1"><v>45000.354166666664</v></c>', { day: '2023-03-15', clock: '08:30' }],
    ['a day with seconds', '<c r="B1" s="1"><v>45000.35429398148</v></c>', { day: '2023-03-15', clock: '08:30:11' }],
    ['a moment before midnight is midnight', '<c r="B1" s="1"><v>44999.999999</v></c>', { day: '2023-03-15' }],
    ['a day in eight digits', '<c r="B1" s="3"><v>28495</v></c>', { day: '1978-01-05' }],
    ['a day by the format that its own is based on', '<c r="B1" s="5"><v>28495</v></c>', { day: '1978-01-05' }],
    ['a length of time stays a number', '<c r="B1" s="4"><v>1.5</v></c>', 1.5],
    ['a time without a day', '<c r="B1" s="2"><v>0.3541666666666667</v></c>', '08:30'],
    ['nothing as a day', '<c r="B1" s="1"><v>0</v></c>', '1900-01-00'],
    ['the first day', '<c r="B1" s="1"><v>1</v></c>', { day: '1900-01-01' }],
    ['28 February 1900', '<c r="B1" s="1"><v>59</v></c>', { day: '1900-02-28' }],
    ['29 February 1900, which never was', '<c r="B1" s="1"><v>60</v></c>', '1900-02-29'],
    ['1 March 1900', '<c r="B1" s="1"><v>61</v></c>', { day: '1900-03-01' }],
    ['the last day', '<c r="B1" s="1"><v>2958465</v></c>', { day: '9999-12-31' }],
    ['past the last day', '<c r="B1" s="1"><v>2958466</v></c>', 2_958_466],
    ['below the first', '<c r="B1" s="1"><v>-1</v></c>', -1],
    ['a day as text of the standard', '<c r="B1" t="d"><v>1978-01-05</v></c>', { day: '1978-01-05' }],
    ['a moment as text of the standard', '<c r="B1" t="d"><v>1978-01-05T08:30:00</v></c>', { day: '1978-01-05', clock: '08:30' }],
    ['a moment with a zone is what the clerk saw', '<c r="B1" t="d"><v>1978-01-05T00:30:00+08:00</v></c>', { day: '1978-01-05', clock: '00:30' }],
    ['no day of the standard', '<c r="B1" t="d"><v>1978-13-05</v></c>', '1978-13-05'],
  ])('%s', async (_, xml, expected) => {
    expect(await cellOf(xml)).toEqual(expected)
  })

  test('with the calendar of 1904', async () => {
    for (const value of ['1', 'true']) expect(await cellOf('<c r="B1" s="1"><v>0</v></c>', { workbookPr: `<workbookPr date1904="${value}"/>` })).toEqual({ day: '1904-01-01' })
    expect(await cellOf('<c r="B1" s="1"><v>1</v></c>', { workbookPr: '<workbookPr date1904="0"/>' })).toEqual({ day: '1900-01-01' })
  })

  test('without styles and without shared strings', async () => {
    const [sheet] = await readSpreadsheet(craftXlsx({ sheets: [`<row r="1"><c r="A1" s="0"><v>28495</v></c></row>`] }), 'a.xlsx')
    expect(sheet!.rows).toEqual([{ number: 1, cells: [28_495] }])
  })
})

describe('what is wrong in a cell is named by its place', () => {
  test.each<[string, string, string]>([
    ['words that are not in the table', '<row r="5"><c r="C5" t="s"><v>2</v></c></row>', '工作表“表1” 第 5 行 C 列 引用的文字不存在'],
    ['a word for a place in the table', '<row r="5"><c r="C5" t="s"><v>-1</v></c></row>', '第 5 行 C 列'],
    ['no number', '<row r="6"><c r="AA6"><v>1,234</v></c></row>', '第 6 行 AA 列 的数字无法识别'],
    ['neither yes nor no', '<row r="6"><c r="A6" t="b"><v>2</v></c></row>', '第 6 行 A 列 的数字无法识别'],
    ['no known kind', '<row r="6"><c r="A6" t="zz"><v>2</v></c></row>', '第 6 行 A 列 的单元格类型无法识别'],
    ['rows out of order', '<row r="6"/><row r="6"/>', '第 6 行 的行号错乱'],
    ['a row beyond those of Excel', '<row r="1048577"/>', '行号错乱'],
    ['a cell of another row', '<row r="6"><c r="A7"><v>1</v></c></row>', '第 6 行 的单元格错乱'],
    ['cells out of order', '<row r="6"><c r="B6"><v>1</v></c><c r="A6"><v>1</v></c></row>', '第 6 行 B 列 的单元格错乱'],
    ['a cell without a row', '<c r="A1"><v>1</v></c>', '的单元格错乱'],
    ['a row in a row', '<row r="1"><row r="2"/></row>', '行号错乱'],
    ['no address', '<row r="6"><c r="6"><v>1</v></c></row>', '的单元格错乱'],
  ])('%s', async (_, rows, message) => {
    expect(await refused(craftXlsx({ strings: ['甲', '乙'], sheets: [rows] }))).toMatchObject({ kind: 'damaged', message: expect.stringContaining(message) })
  })
})

describe('the limits', () => {
  const row = (r: number, address = 'A') => `<row r="${r}">${words(`${address}${r}`, '甲')}</row>`
  const cells = (count: number) => `<row r="1">${Array.from({ length: count }, () => '<c><v>1</v></c>').join('')}</row>`

  test('100,000 rows are read, a value below is refused, formats below are passed over', async () => {
    const [sheet] = await readSpreadsheet(craftXlsx({ sheets: [`${row(100_000)}<row r="1048576"><c r="XFD1048576" s="0"/></row>`] }), 'a.xlsx')
    expect(sheet!.rows).toEqual([{ number: 100_000, cells: ['甲'] }])
    expect(await refused(craftXlsx({ sheets: [row(100_001)] }))).toMatchObject({ kind: 'tooLarge', sheet: '表1', row: 100_001, message: expect.stringContaining('工作表“表1” 第 100001 行 超过 100000 行') })
  })

  test('300 columns are read, a value beyond is refused', async () => {
    expect((await readSpreadsheet(craftXlsx({ sheets: [cells(300)] }), 'a.xlsx'))[0]!.rows[0]!.cells).toHaveLength(300)
    expect(await refused(craftXlsx({ sheets: [cells(301)] }))).toMatchObject({ kind: 'tooLarge', column: 'KO', message: expect.stringContaining('超过 300 列') })
  })

  test('50 sheets are read, 51 are refused', async () => {
    expect(await readSpreadsheet(craftXlsx({ sheets: Array.from({ length: 50 }, () => row(1)) }), 'a.xlsx')).toHaveLength(50)
    expect((await refused(craftXlsx({ sheets: Array.from({ length: 51 }, () => row(1)) }))).message).toContain('工作表超过 50 个')
  })

  test('32,767 characters of a cell are read, one more is refused', async () => {
    const long = (length: number) => craftXlsx({ sheets: [`<row r="4">${words('B4', '甲'.repeat(length))}</row>`] })
    expect((await readSpreadsheet(long(32_767), 'a.xlsx'))[0]!.rows[0]!.cells[1]).toHaveLength(32_767)
    expect((await refused(long(32_768))).message).toContain('工作表“表1” 第 4 行 B 列 的内容超过 32767 个字符')
  })

  test('2,000,000 shared words are read, one more is refused', async () => {
    const table = (count: number) => craftXlsx({ parts: [{ name: 'xl/sharedStrings.xml', data: `<sst>${'<si/>'.repeat(count)}</sst>`, stored: true }] })
    expect(await readSpreadsheet(table(2_000_000), 'a.xlsx')).toHaveLength(1)
    expect((await refused(table(2_000_001))).message).toContain('不同文字超过 2000000 条')
  }, 120_000)

  test('50,000 merged ranges are read, one more is refused', async () => {
    const merged = (count: number) => craftXlsx({ afterData: `<mergeCells>${Array.from({ length: count }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`).join('')}</mergeCells>` })
    expect((await readSpreadsheet(merged(50_000), 'a.xlsx'))[0]!.merged).toHaveLength(50_000)
    expect((await refused(merged(50_001))).message).toContain('合并单元格超过 50000 处')
  })
})

test('merged ranges are told, kept within the limits', async () => {
  const [sheet] = await readSpreadsheet(craftXlsx({ afterData: '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="$C$1:XFD1048576"/><mergeCell ref="A1"/><mergeCell ref="B9:A1"/><mergeCell/></mergeCells>' }), 'a.xlsx')
  expect(sheet!.merged).toEqual([{ fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 1 }, { fromRow: 1, toRow: 100_000, fromColumn: 2, toColumn: 299 }])
})

test('hidden sheets are read and told; a sheet without a name gets one', async () => {
  const workbook = '<workbook><sheets><sheet name="甲" id="s0" state="veryHidden"/><sheet name="" id="s1"/></sheets></workbook>'
  const sheets = await readSpreadsheet(craftXlsx({ sheets: ['<row><c><v>1</v></c></row>', '<row><c><v>2</v></c></row>'], parts: [{ name: 'xl/workbook.xml', data: workbook }] }), 'a.xlsx')
  expect(sheets).toEqual([{ name: '甲', isHidden: true, rows: [{ number: 1, cells: [1] }] }, { name: '第 2 个工作表', rows: [{ number: 1, cells: [2] }] }])
})
