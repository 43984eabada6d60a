import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { craftXlsx, words, xlsxParts } from '../../support/craft-xlsx.ts'
import { craftZip, type CraftedEntry } from '../../support/craft-zip.ts'
import { refused } from '../../support/refused.ts'

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024)
const extra = (entry: CraftedEntry) => craftZip([...xlsxParts(), entry])

test('the workbook that all of these are made of is read', async () => {
  expect(await readSpreadsheet(craftXlsx(), 'a.xlsx')).toEqual([{ name: '表1', rows: [{ number: 1, cells: ['姓名'] }] }])
})

describe('the package', () => {
  test.each<[string, Uint8Array, string, RegExp]>([
    ['an entry that inflates more than 200 times, by its own count', extra({ name: 'xl/media/image1.png', data: zeros(8) }), 'excessive', /“xl\/media\/image1.png”.*200 倍/],
    ['the same with headers that tell a harmless size', extra({ name: 'xl/media/image1.png', data: zeros(8), told: { size: 1_000 } }), 'excessive', /200 倍/],
    ['entries that together inflate to more than 300 MB, each below the ratio', craftZip([...xlsxParts(), ...Array.from({ length: 31 }, (_, i) => bulky(i))]), 'excessive', /展开后超过 300 MB/],
    ['a size in the header that is not what comes out', extra({ name: 'xl/theme/theme1.xml', data: '<a/>', told: { size: 5 } }), 'excessive', /大小与目录所说不符/],
    ['a checksum that is not that of the bytes', extra({ name: 'xl/theme/theme1.xml', data: '<a/>', told: { crc: 1 } }), 'damaged', /校验码不符/],
    ['two entries over the same bytes', extra({ name: 'xl/theme/theme1.xml', data: '<a/>', told: { localAt: 0, localName: '[Content_Types].xml' } }), 'damaged', /对不上/],
    ['two entries with the same local header', overlapping(), 'excessive', /互相重叠/],
    ['the same name twice', craftZip([...xlsxParts(), ...xlsxParts().slice(0, 1)]), 'excessive', /重名/],
    ['the same name in another case', extra({ name: 'XL/Workbook.xml', data: '<a/>' }), 'excessive', /重名/],
    ['a local header with another name', extra({ name: 'xl/theme/theme1.xml', data: '<a/>', told: { localName: 'xl/theme/theme2.xml' } }), 'damaged', /对不上/],
    ['an encrypted entry', extra({ name: 'xl/theme/theme1.xml', data: '<a/>', told: { flags: 1 } }), 'encrypted', /设有密码.*取消密码/],
    ['a compression of another kind', extra({ name: 'xl/theme/theme1.xml', data: '<a/>', told: { method: 12 } }), 'damaged', /压缩方法/],
    ['more than 3,000 entries', craftZip(Array.from({ length: 3_001 }, (_, i) => ({ name: `xl/media/${i}.png`, data: '', stored: true as const }))), 'excessive', /3001 个部件/],
    ['a directory that counts more entries than it has', craftZip(xlsxParts(), { count: 9 }), 'damaged', /目录/],
    ['no end', craftXlsx().subarray(0, -10), 'damaged', /不完整/],
    ['half of it', craftXlsx().subarray(0, 700), 'damaged', /不完整/],
    ['broken deflate', extra({ name: 'xl/theme/theme1.xml', data: 'abcd', told: { packedBytes: new Uint8Array([255, 255, 255]) } }), 'damaged', /压缩内容已损坏/],
    ['deflate that ends too early', extra({ name: 'xl/theme/theme1.xml', data: '<a>'.repeat(900), told: { packedBytes: deflateRawSync(Buffer.from('<a>'.repeat(900))).subarray(0, 10) } }), 'damaged', /压缩内容已损坏/],
    ['a program', extra({ name: 'xl/setup.exe', data: 'MZ' }), 'excessive', /不该有的文件“xl\/setup.exe”/],
    ['a path out of the package', extra({ name: 'xl/../../evil.xml', data: '<a/>' }), 'excessive', /不该有的文件/],
    ['a path from the root', extra({ name: '/etc/passwd.xml', data: '<a/>' }), 'excessive', /不该有的文件/],
    ['a folder that no workbook has', extra({ name: 'evil/a.xml', data: '<a/>' }), 'excessive', /不该有的文件/],
    ['macros', extra({ name: 'xl/vbaProject.bin', data: 'x' }), 'macros', /带有宏.*另存为不带宏的 xlsx/],
    ['macros of the oldest kind', extra({ name: 'xl/macrosheets/sheet1.xml', data: '<a/>' }), 'macros', /带有宏/],
    ['an xlsm whose code was taken out', craftXlsx({ parts: [{ name: '[Content_Types].xml', data: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' }] }), 'macros', /带有宏/],
    ['an xlsb', craftZip([...xlsxParts(), { name: 'xl/workbook.bin', data: 'x' }]), 'wrongFormat', /xlsb.*另存为 xlsx/],
    ['an ods', craftZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }, { name: 'content.xml', data: '<a/>' }]), 'wrongFormat', /OpenDocument.*另存为 xlsx/],
    ['a docx', craftZip([{ name: '[Content_Types].xml', data: '<a/>' }, { name: 'word/document.xml', data: '<a/>' }]), 'wrongFormat', /Word 文档/],
    ['any other zip', craftZip([{ name: '名册.xlsx', data: 'PK' }]), 'wrongFormat', /压缩包.*解压/],
  ])('%s is refused', async (_, bytes, kind, message) => {
    expect(await refused(bytes)).toMatchObject({ kind, message: expect.stringMatching(message) })
  })
})

/** 10 MB that pack to a hundredth. */
function bulky(i: number): CraftedEntry {
  const data = Buffer.alloc(10 * 1024 * 1024)
  for (let at = 0; at < data.length; at += 1_024) data.writeUInt32LE((at * 2_654_435_761 + i) >>> 0, at)
  return { name: `xl/media/image${i}.bin`, data }
}

function overlapping(): Uint8Array {
  const entry = { name: 'xl/theme/theme1.xml', data: '<a/>' }
  const at = Buffer.from(craftZip([...xlsxParts(), entry])).indexOf('xl/theme/theme1.xml') - 30
  return craftZip([...xlsxParts(), entry, { name: 'xl/theme/theme1.xml', data: '<a/>', told: { localAt: at } }])
}

describe('the XML', () => {
  const sheet = (data: string | Uint8Array) => craftXlsx({ parts: [{ name: 'xl/worksheets/sheet1.xml', data }] })
  const utf16 = (text: string, swap = false) => new Uint8Array(swap ? Buffer.from(`\uFEFF${text}`, 'utf16le').swap16() : Buffer.from(`\uFEFF${text}`, 'utf16le'))
  const bomb = '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;">]><worksheet><sheetData/></worksheet>'
  const theme = (data: string | Uint8Array) => craftXlsx({ parts: [{ name: 'xl/theme/theme1.xml', data }] })

  test.each<[string, Uint8Array, string, RegExp]>([
    ['a DOCTYPE', sheet(bomb), 'excessive', /DOCTYPE/],
    ['a DOCTYPE after the declaration', sheet(`<?xml version="1.0"?>\n${bomb}`), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in UTF-16LE', sheet(utf16(bomb)), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in UTF-16BE', sheet(utf16(bomb, true)), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in UTF-16 without a mark', sheet(utf16(bomb).subarray(2)), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in the workbook', craftXlsx({ parts: [{ name: 'xl/workbook.xml', data: bomb }] }), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in the shared strings', craftXlsx({ parts: [{ name: 'xl/sharedStrings.xml', data: bomb }] }), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in the styles', craftXlsx({ parts: [{ name: 'xl/styles.xml', data: bomb }] }), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in the relationships', craftXlsx({ parts: [{ name: '_rels/.rels', data: bomb }] }), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in a part that nobody reads', theme(bomb), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in UTF-16 in a part that nobody reads', theme(utf16(bomb, true)), 'excessive', /DOCTYPE/],
    ['a DOCTYPE in UTF-7 in a part that nobody reads', theme('+ADwAIQ-DOCTYPE a+AD4-'), 'excessive', /DOCTYPE/],
    ['UTF-7', sheet('<?xml version="1.0" encoding="UTF-7"?><worksheet/>'), 'damaged', /文字编码/],
    ['GBK', sheet('<?xml version="1.0" encoding="GBK"?><worksheet/>'), 'damaged', /文字编码/],
    ['UTF-32', sheet(new Uint8Array([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c])), 'damaged', /文字编码/],
    ['bytes that are no UTF-8', sheet(new Uint8Array([0x3c, 0x61, 0x3e, 0xc3, 0x28, 0x3c, 0x2f, 0x61, 0x3e])), 'damaged', /文字编码/],
    ['an entity of its own', craftXlsx({ sheets: [`<row r="7">${words('B7', '&lol;')}</row>`] }), 'damaged', /工作表“表1” 第 7 行 B 列 的内容不合格式/],
    ['a number of no character', craftXlsx({ sheets: [`<row r="1">${words('A1', '&#0;')}</row>`] }), 'damaged', /不合格式/],
    ['half of a pair by number', craftXlsx({ sheets: [`<row r="1">${words('A1', '&#xD842;')}</row>`] }), 'damaged', /不合格式/],
    ['a control character', craftXlsx({ sheets: [`<row r="3">${words('C3', '\u0001')}</row>`] }), 'damaged', /第 3 行 C 列/],
    ['nesting beyond 64', sheet(`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`), 'excessive', /层层嵌套/],
    ['more than 64 attributes', sheet(`<worksheet ${Array.from({ length: 65 }, (_, i) => `a${i}="1"`).join(' ')}/>`), 'excessive', /属性过多/],
    ['a tag that another one closes', craftXlsx({ sheets: ['<row r="2"><c r="A2"><v>1</w></c></row>'] }), 'damaged', /第 2 行 A 列/],
    ['a tag that nobody closes', sheet('<worksheet><sheetData>'), 'damaged', /不合格式/],
    ['a value without quotes', sheet('<worksheet a=1/>'), 'damaged', /不合格式/],
    ['two roots', sheet('<a/><b/>'), 'damaged', /不合格式/],
    ['no XML at all', sheet('hello'), 'damaged', /不合格式/],
    ['an empty part', sheet(''), 'damaged', /不合格式/],
  ])('%s is refused', async (_, bytes, kind, message) => {
    expect(await refused(bytes)).toMatchObject({ kind, message: expect.stringMatching(message) })
  })

  test('64 levels and 64 attributes are read', async () => {
    expect(await readSpreadsheet(sheet(`${'<a>'.repeat(64)}${'</a>'.repeat(64)}`), 'a.xlsx')).toEqual([{ name: '表1', rows: [] }])
    expect(await readSpreadsheet(sheet(`<worksheet ${Array.from({ length: 64 }, (_, i) => `a${i}="1"`).join(' ')}/>`), 'a.xlsx')).toEqual([{ name: '表1', rows: [] }])
  })

  test('a relationship that leads outside is not followed', async () => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
    const rels = (target: string) => craftXlsx({ parts: [{ name: 'xl/_rels/workbook.xml.rels', data: `<Relationships><Relationship Id="s0" Type="${type}" ${target}/></Relationships>` }] })
    expect((await refused(rels('Target="https://example.invalid/a.xml" TargetMode="External"'))).message).toContain('没有工作表')
    expect((await refused(rels('Target="file:///etc/passwd"'))).message).toContain('没有工作表')
    expect((await refused(rels('Target="worksheets/none.xml"'))).message).toContain('工作表“表1” 的内容缺失')
    expect(await readSpreadsheet(rels('Target="../xl/worksheets/../worksheets/SHEET1.xml"'), 'a.xlsx')).toMatchObject([{ rows: [{ cells: ['姓名'] }] }])
  })
})
