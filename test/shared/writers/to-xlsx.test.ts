import { describe, expect, test } from 'vitest'
import type { Block, Cell, Document } from '#shared/documents/document.ts'
import { landscapeA4, portraitA4 } from '#shared/documents/page-setup.ts'
import { toXlsx } from '#shared/writers/to-xlsx.ts'
import { readXlsxFacts, xlsxToCsv } from '../../support/read-xlsx.ts'
import { hasTool } from '../../support/tools.ts'
import { everyBlock, longLedger } from './every-block.ts'

const page = landscapeA4({ numbering: 'pageOfPages', note: '档案校验 A&B' })
const documentOf = (...blocks: readonly Block[]): Document => ({ title: '花名册', sections: [{ page, blocks }] })
const tableOf = (...rows: readonly (readonly Cell[])[]): Block => ({ type: 'table', size: '小五', columns: [{ mm: 40 }, { mm: 60 }], header: [[{ text: '甲' }, { text: '乙' }]], rows })
const read = async (document: Document) => readXlsxFacts(await toXlsx(document))

const harmful = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)', '\t=1', '=HYPERLINK("http://x.test","点")', '=cmd|\' /C calc\'!A0']

describe('texts', () => {
  test('no text is a formula, whatever it begins with', async () => {
    const { parts, sheets } = await read(documentOf(tableOf(...harmful.map(text => [{ text }, { text: '乙' }]))))
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('<f')
    expect([...parts['xl/worksheets/sheet1.xml']!.matchAll(/<c [^>]*>(?=<v>)/g)].every(([cell]) => cell.includes('t="s"'))).toBe(true)
    expect(parts['xl/styles.xml']).not.toMatch(/<xf numFmtId="0"[^>]*applyNumberFormat/)
    expect(sheets[0]!.rows.slice(1).map(row => row[0])).toEqual(harmful.map(text => text.replace('\t', '\u3000')))
  })

  test('公民身份号码、电话 and codes with leading zeros stay text, digit by digit', async () => {
    const { sheets } = await read(documentOf(tableOf([{ text: '11010119780101123X' }, { text: '007' }], [{ text: '110101197801011234' }, { text: '13800000000' }])))
    expect(sheets[0]!.rows.slice(1)).toEqual([['11010119780101123X', '007'], ['110101197801011234', '13800000000']])
  })

  test.each([
    ['names of JavaScript’s own', 'constructor'], ['its prototype', '__proto__'], ['a character told as Excel does', '_x0041_'], ['rare characters', '𬱖䶮𠮷'], ['marks of XML', '<b>&"\'</b>'],
    ['line ends', '第一行\n第二行'], ['spaces at both ends', '　两端　'],
  ])('%s stay as they are', async (_, text) => {
    expect((await read(documentOf(tableOf([{ text }, { text: '乙' }])))).sheets[0]!.rows[1]).toEqual([text, '乙'])
  })

  test('control characters are taken out, a lone surrogate is replaced', async () => {
    const { parts, sheets } = await read({ ...documentOf(tableOf([{ text: '甲\u0000乙\f丙\ud800丁\uffff' }, { text: '' }])), title: '脏\f字' })
    expect(sheets[0]!.rows[1]![0]).toBe('甲乙丙\ufffd丁')
    for (const xml of Object.values(parts)) expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u)
  })

  test('a text longer than a cell says that it goes on elsewhere', async () => {
    const [longest, longer] = (await read(documentOf(tableOf([{ text: '字'.repeat(32_767) }, { text: '字'.repeat(32_768) }])))).sheets[0]!.rows[1]!.map(String)
    expect(longest).toBe('字'.repeat(32_767))
    expect(longer).toHaveLength(32_767)
    expect(longer).toMatch(/请看 Word 或 PDF）$/)
  })
})

describe('numbers', () => {
  const shown: readonly (readonly [string, number, string])[] = [
    ['12', 12, '0'], ['12.50', 12.5, '0.00'], ['1,234.50', 1234.5, '#,##0.00'], ['-3', -3, '0'], ['32 学时', 32, '0&quot; 学时&quot;'], ['85%', 0.85, '0%'], ['85%', 85, '0&quot;%&quot;'], ['33.3%', 1 / 3, '0.0%'], ['共 7 人', 7, '&quot;共 &quot;0&quot; 人&quot;'],
  ]
  test.each(shown)('%s is the number %d under the format %s', async (text, number, format) => {
    const { parts, sheets } = await read(documentOf(tableOf([{ text, number }, { text: '乙' }])))
    expect(sheets[0]!.rows[1]![0]).toBe(number)
    expect(parts['xl/styles.xml']).toContain(`formatCode="${format}"`)
  })

  test.each([['1小时30分', 1.5], ['—', 0], ['三人', 3], ['缺 -1 人', -1], ['12"', 12]])('%s is told by its plain number', async (text, number) => {
    const { parts, sheets } = await read(documentOf(tableOf([{ text, number }, { text: '乙' }])))
    expect(sheets[0]!.rows[1]![0]).toBe(number)
    expect(parts['xl/styles.xml']).not.toContain('<numFmt ')
  })

  test('what is no number at all stays a text', async () => {
    expect((await read(documentOf(tableOf([{ text: '无', number: Number.NaN }, { text: '乙' }])))).sheets[0]!.rows[1]![0]).toBe('无')
  })
})

describe('the sheet', () => {
  const [small] = everyBlock().sections.slice(-1)

  test('each table has a sheet of its own, with the lines around it; tables of the same columns share one', async () => {
    const wide: Block = { type: 'table', size: '小五', columns: [{ mm: 10 }, { mm: 20 }, { mm: 30 }], header: [], rows: [[{ text: '一' }, { text: '二' }, { text: '三' }]] }
    const { sheets } = await read(documentOf({ type: 'heading', level: 1, text: '标题' }, tableOf([{ text: '1' }, { text: '2' }]), tableOf([{ text: '3' }, { text: '4' }]), { type: 'heading', level: 2, text: '附表' }, wide, { type: 'paragraph', runs: [{ text: '附注' }] }))
    expect(sheets.map(({ name, rows }) => [name, rows.map(row => row[0])])).toEqual([['标题', ['标题', '甲', '1', '甲', '3']], ['附表', ['附表', '一', '附注']]])
  })

  test.each([
    ['characters that Excel refuses', ['一/二:三?四*五[六]七\\八'], ['一 二 三 四 五 六 七 八']],
    ['longer than 31', ['字'.repeat(40)], ['字'.repeat(31)]],
    ['not cut within a character', ['字'.repeat(30) + '𬱖'], ['字'.repeat(30)]],
    ['alike but for the case', ['a', 'A', 'a'], ['a', 'A(2)', 'a(3)']],
    ['alike and as long as may be', ['字'.repeat(31), '字'.repeat(31)], ['字'.repeat(31), `${'字'.repeat(28)}(2)`]],
    ['kept by Excel for itself, apostrophes at the ends', ['History', "'名'"], ['History(2)', '名']],
    ['nothing left', ['?', ''], ['第1页', '第2页']],
  ])('sheet names: %s', async (_, titles, names) => {
    const { sheets } = await read({ title: '册', sections: titles.map(text => ({ page, blocks: [{ type: 'heading', level: 1, text }] })) })
    expect(sheets.map(({ name }) => name)).toEqual(names)
  })

  test('the header stays in sight, is printed on every page, and the sheet is as wide as A4 lying', async () => {
    const { parts } = await read({ title: '账', sections: [small!] })
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>')
    expect(parts['xl/workbook.xml']).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">\'三会一课台账\'!$2:$3</definedName>')
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(parts['xl/worksheets/sheet1.xml']).toContain('第 &amp;P 页 共 &amp;N 页')
    expect((await read({ title: '账', sections: [{ page: portraitA4({ numbering: 'none' }), blocks: small!.blocks }] })).parts['xl/worksheets/sheet1.xml']).toContain('orientation="portrait"')
  })

  test('a note in the footer can’t command the footer', async () => {
    expect((await read(documentOf(tableOf([{ text: '1' }, { text: '2' }])))).parts['xl/worksheets/sheet1.xml']).toContain('<oddFooter>&amp;L档案校验 A&amp;&amp;B&amp;C第')
  })

  test('cells over several columns and rows are merged, with a border all around', async () => {
    const { parts } = await read({ title: '账', sections: [small!] })
    const xml = parts['xl/worksheets/sheet1.xml']!
    for (const range of ['A1:F1', 'A2:A3', 'D2:D3', 'E2:F2']) expect(xml).toContain(`<mergeCell ref="${range}"/>`)
    const styleOf = (cell: string): string | undefined => new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(xml)?.[1]
    expect(styleOf('A3')).toBe(styleOf('A2'))
    expect(styleOf('F2')).toBe(styleOf('E2'))
  })

  test('columns are as wide as in the ledger, together no wider than the type area', async () => {
    const xml = (await read(documentOf(tableOf([{ text: '1' }, { text: '2' }])))).parts['xl/worksheets/sheet1.xml']!
    expect([...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))).toEqual([18.27, 27.72])
  })

  test('a document without anything is a workbook with an empty sheet', async () => {
    expect((await read({ title: '空', sections: [] })).sheets).toEqual([{ name: '空', rows: [] }])
  })
})

describe.skipIf(!hasTool('soffice'))('LibreOffice', () => {
  test('shows each text and number as the ledger says it', async () => {
    const rows: readonly (readonly [string, string])[] = [...harmful.slice(0, 8).map(text => [text, '_x0041_'] as const), ['110101197801011234', '007']]
    const numbers = [['1,234.50', 1234.5], ['32 学时', 32], ['85%', 0.85], ['共 7 人', 7]] as const
    const [csv] = await xlsxToCsv(await toXlsx(documentOf(tableOf(...rows.map(row => row.map(text => ({ text }))), ...numbers.map(([text, number]) => [{ text, number }, { text: '数' }])))))
    const cells = csv!.trim().split('\n').slice(1).map(line => line.split('\t'))
    expect(cells).toEqual([...rows.map(row => [...row]), ...numbers.map(([text]) => [text, '数'])])
  }, 180_000)

  test('opens every block, a sheet for each table', async () => {
    const sheets = await xlsxToCsv(await toXlsx(everyBlock()))
    expect(sheets).toHaveLength(3)
    expect(sheets.join('')).toContain('欧阳䶮')
  }, 180_000)
})

test('a ledger of ten thousand rows holds each of them', async () => {
  const { sheets } = await read(longLedger(10_000))
  expect(sheets[0]!.rows).toHaveLength(10_001)
  expect(sheets[0]!.rows.at(-1)![0]).toBe('第9999行')
}, 60_000)
