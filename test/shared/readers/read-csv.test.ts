import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { encoded } from '../../support/made-spreadsheets/made-files.ts'
import { refused } from '../../support/refused.ts'

const read = async (text: string, encoding: Parameters<typeof encoded>[1] = 'utf-8') => (await readSpreadsheet(encoded(text, encoding), '名册.csv'))[0]!.rows.map(row => [row.number, ...row.cells])

describe('encodings', () => {
  const text = '姓名,备注\r\n张喆,𠮷野\r\n𬘭𬱖,€\r\n'
  const rows = [[1, '姓名', '备注'], [2, '张喆', '𠮷野'], [3, '𬘭𬱖', '€']]
  test.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)('%s, with and without a mark', async encoding => {
    expect(await read(text, encoding)).toEqual(rows)
    expect(await read(`\uFEFF${text}`, encoding)).toEqual(rows)
  })

  test.each<[string, Uint8Array]>([
    ['bytes that are in none of them', new Uint8Array([0xc3, 0x28, 0xff, 0xff, 0x0a])],
    ['UTF-16 cut amid a character', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42])],
    ['half a pair in UTF-16', new Uint8Array([0xff, 0xfe, 0x42, 0xd8, 0x41, 0x00])],
    ['bytes of a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0])],
    ['control characters', new Uint8Array([0x41, 0x01, 0x02, 0x0a])],
  ])('%s are refused', async (_, bytes) => {
    expect(await refused(bytes, '名册.csv')).toMatchObject({ kind: 'unknownEncoding', message: expect.stringMatching(/文字编码认不出来.*另存为 xlsx/) })
  })
})

describe('records', () => {
  test.each<[string, string, unknown]>([
    ['commas', 'a,b\n1,2\n', [[1, 'a', 'b'], [2, '1', '2']]],
    ['tabs', 'a\tb,c\n1\t2\n', [[1, 'a', 'b,c'], [2, '1', '2']]],
    ['semicolons', 'a;b\n1,5;2\n', [[1, 'a', 'b'], [2, '1,5', '2']]],
    ['the delimiter that Excel tells', 'sep=;\r\na;b\r\n', [[1, 'a', 'b']]],
    ['a title above decides nothing', '党员名册;2026\na,b,c\n1,2,3\n4,5,6\n', [[1, '党员名册;2026'], [2, 'a', 'b', 'c'], [3, '1', '2', '3'], [4, '4', '5', '6']]],
    ['one column', '姓名\n张喆\n', [[1, '姓名'], [2, '张喆']]],
    ['carriage returns alone', 'a,b\r1,2\r', [[1, 'a', 'b'], [2, '1', '2']]],
    ['no line end at the end', 'a,b\n1,2', [[1, 'a', 'b'], [2, '1', '2']]],
    ['empty lines keep their numbers', 'a,b\n\n,,\n1,2\n', [[1, 'a', 'b'], [4, '1', '2']]],
    ['empty cells at the end are left out, those between are not', 'a,,c,,\n', [[1, 'a', null, 'c']]],
    ['quotes', '"a,b","c""d",e"f\n', [[1, 'a,b', 'c"d', 'e"f']]],
    ['quotes across lines: a row is a row', '"a\r\nb",c\r\nd,e\r\n', [[1, 'a\r\nb', 'c'], [2, 'd', 'e']]],
    ['words behind a closing quote', '"a"b,c\n', [[1, 'ab', 'c']]],
    ['blanks stay', ' a , b \n', [[1, ' a ', ' b ']]],
    ['an empty quoted cell', '"",b\n', [[1, null, 'b']]],
    ['numbers stay words', '1.10101E+17,0012\n', [[1, '1.10101E+17', '0012']]],
  ])('%s', async (_, text, rows) => {
    expect(await read(text)).toEqual(rows)
  })

  test('a quote that nobody closes is refused with the line where it opens', async () => {
    expect(await refused(encoded('a,b\n"x\ny",c\nd,"e\nf\n', 'utf-8'), '名册.csv')).toMatchObject({ kind: 'damaged', row: 4, message: expect.stringContaining('第 4 行 里有一个引号没有配对') })
  })
})

describe('limits', () => {
  test('100,000 rows are read, one more is refused', async () => {
    expect(await read('a\n'.repeat(100_000))).toHaveLength(100_000)
    expect((await refused(encoded('a\n'.repeat(100_001), 'utf-8'), '名册.csv')).message).toContain('超过 100000 行')
  })

  test('300 columns are read, one more is refused', async () => {
    expect((await read(Array(300).fill('a').join(',')))[0]).toHaveLength(301)
    expect(await refused(encoded(`x\n${Array(301).fill('a').join(',')}`, 'utf-8'), '名册.csv')).toMatchObject({ row: 2, message: expect.stringContaining('第 2 行 超过 300 列') })
  })

  test('a cell of 32,767 characters is read, one more is refused', async () => {
    expect(await read('甲'.repeat(32_767))).toHaveLength(1)
    expect(await refused(encoded(`x,${'甲'.repeat(32_768)}`, 'utf-8'), '名册.csv')).toMatchObject({ row: 1, column: 'B' })
  })
})
