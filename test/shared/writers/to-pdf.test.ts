import { describe, expect, test } from 'vitest'
import type { Block, Cell, Document } from '#shared/documents/document.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toPdf, type Pdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { placedWords, readPdf, withoutSpace, type PdfFacts } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'
import { everyBlock, longLedger, onePage } from './every-block.ts'

const write = async (document: Document): Promise<Pdf> => toPdf(document, await openFonts(document, bundledFonts))
const facts = async (document: Document): Promise<PdfFacts> => readPdf((await write(document)).bytes)

describe.skipIf(!hasTool('pdftotext'))('PDF', () => {
  test('every font is embedded', async () => {
    const { fonts } = await facts(everyBlock())
    expect(fonts.map(font => font.name.replace(/^.*\+/, '')).sort()).toEqual(['NotoSansSC-Regular', 'NotoSerifSC-Bold', 'NotoSerifSC-Regular'])
    for (const font of fonts) expect(font.embedded).toBe(true)
  })

  test('sections keep their own sheet, and pages are counted', async () => {
    const pdf = await write(everyBlock())
    const { pages } = await readPdf(pdf.bytes)
    expect(pdf.pages).toBe(pages.length)
    expect(pages[0]).toEqual({ width: 210, height: 297 })
    expect(pages.at(-1)).toEqual({ width: 297, height: 210 })
  })

  test('a header cell over two rows makes them high enough: the first row begins below it', async () => {
    const tall = { text: '从事党务工作起始时间', rowSpan: 2 }
    const words = await placedWords((await write(onePage({
      type: 'table', size: '小五', columns: [{ mm: 8 }, { mm: 40 }, { mm: 40 }], header: [[tall, { text: '学历', columnSpan: 2 }], [{ text: '全日制' }, { text: '在职' }]], rows: [[{ text: '甲' }, { text: '乙' }, { text: '丙' }]],
    }))).bytes)
    const [last, first] = [words.findLast(word => word.text.endsWith('间'))!, words.find(word => word.text === '乙')!]
    expect(first.top).toBeGreaterThan(last.bottom)
  })

  test('a header row never stands alone at the foot of a page, wherever the form above it ends', async () => {
    const table: Block = { type: 'table', size: '小五', columns: [{ mm: 50 }, { mm: 50 }], header: [[{ text: '表头' }, { text: '摘要' }]], rows: [[{ text: '首行' }, { text: '一\n二\n三\n四\n五' }]] }
    for (let minHeightMm = 190; minHeightMm < 230; minHeightMm += 3) {
      const form: Block = { type: 'formGrid', size: '小四', columns: [{ mm: 150 }], rows: [{ cells: [{ text: '表' }], minHeightMm }] }
      const { pageTexts } = await facts(onePage(form, table))
      for (const text of pageTexts.map(withoutSpace).filter(page => page.includes('表头'))) expect(text, `${minHeightMm} mm`).toContain('首行')
    }
  })

  test('footers: none, — X — and 第X页 共Y页, each in its section', async () => {
    const texts = (await facts(everyBlock())).pageTexts.map(withoutSpace)
    expect(texts[0]).not.toMatch(/—\d+—|第\d+页/u)
    expect(texts[1]).toContain('—2—')
    expect(texts[1]).toContain('补录：2026年11月20日录入')
    expect(texts.at(-1)).toContain(`第${texts.length}页共${texts.length}页`)
  })

  test('— X — stands one character in from the outer edge: right on odd pages, left on even ones', async () => {
    const pages: Block[] = [{ type: 'paragraph', runs: [{ text: '一' }] }, { type: 'pageBreak' }, { type: 'paragraph', runs: [{ text: '二' }] }]
    const document: Document = { title: '试', sections: [{ page: portraitA4({ numbering: 'dashed' }), blocks: pages }] }
    const dashes = (await placedWords((await write(document)).bytes)).filter(word => word.text === '—')
    const [odd, even] = [0, 1].map(page => dashes.filter(word => word.page === page))
    expect(Math.max(...odd!.map(word => word.right))).toBeCloseTo(210 - 26 - (14 * 25.4) / 72, 0)
    expect(Math.min(...even!.map(word => word.left))).toBeCloseTo(28 + (14 * 25.4) / 72, 0)
    for (const dash of dashes) expect(dash.top).toBeGreaterThan(297 - 35 + 6)
  })

  test('the same document handed over twice gives the same words, and is not written into', async () => {
    const document = everyBlock()
    const before = structuredClone(document)
    const fonts = await openFonts(document, bundledFonts)
    const [first, second] = [await toPdf(document, fonts), await toPdf(document, fonts)]
    expect((await readPdf(second.bytes)).pageTexts).toEqual((await readPdf(first.bytes)).pageTexts)
    expect(document).toEqual(before)
  })

  test('a document that crossed to a worker is written the same', async () => {
    expect((await facts(structuredClone(everyBlock()))).pageTexts).toEqual((await facts(everyBlock())).pageTexts)
  })

  test('two documents written at the same time keep to themselves', async () => {
    const [left, right] = await Promise.all([facts(everyBlock()), facts(longLedger(30))])
    expect(left.pageTexts).toEqual((await facts(everyBlock())).pageTexts)
    expect(withoutSpace(right.pageTexts.join(''))).toContain('第29行')
  })

  test('22 lines of 28 characters stand on a side', async () => {
    const line = '一二三四五六七八九十'.repeat(70)
    const lines = (await facts(onePage({ type: 'paragraph', indent: false, align: 'justify', runs: [{ text: line }] }))).pageTexts.map(page => page.trim().split('\n'))
    expect(lines[0]).toHaveLength(22)
    expect(lines[0]!.map(text => [...text].length)).toEqual(Array<number>(22).fill(28))
  })

  test('nothing but footers stands outside the type area, not even a cell over rows that a page end parts', async () => {
    const document = withGroups()
    const { margin, widthMm, heightMm } = document.sections[0]!.page
    const words = (await placedWords((await write(document)).bytes)).filter(word => !/第\d+页|共\d+页/u.test(word.text))
    expect(words.filter(word => word.text.startsWith('组'))).toHaveLength(20)
    const outside = words.filter(word => word.left < margin.left - 0.2 || word.right > widthMm - margin.right + 0.5 || word.top < margin.top - 0.5 || word.bottom > heightMm - margin.bottom + 0.5)
    expect(outside).toEqual([])
  })

  test('contents give the pages that the headings stand on', async () => {
    const breaks: Block[] = [{ type: 'contents', title: '目录' }, { type: 'pageBreak' }, { type: 'heading', level: 2, text: '一、甲' }, { type: 'pageBreak' }, { type: 'heading', level: 2, text: '二、乙' }]
    expect(withoutSpace((await facts(onePage(...breaks))).pageTexts[0]!)).toBe('目录一、甲2二、乙3')
  })

  test('contents list given entries with given numbers', async () => {
    const { pageTexts } = await facts(onePage({ type: 'contents', title: '目录', entries: [{ text: '一、甲', level: 1, page: 3 }, { text: '乙', level: 2, page: 12 }, { text: '丙', level: 2, page: null }] }))
    expect(withoutSpace(pageTexts[0]!)).toBe('目录一、甲3乙12丙')
  })

  test('a heading goes over to the next page with its text', async () => {
    const filler: Block[] = Array.from({ length: 21 }, () => ({ type: 'paragraph', runs: [{ text: '满' }] }))
    const { pageTexts } = await facts(onePage(...filler, { type: 'heading', level: 2, text: '一、落单' }, { type: 'paragraph', runs: [{ text: '正文' }] }))
    expect(pageTexts[0]).not.toContain('落单')
    expect(withoutSpace(pageTexts[1]!)).toBe('一、落单正文')
  })

  test.each([['a table', longLedger(9).sections[0]!.blocks[0]!], ['a form', aForm()]])('a heading goes over with %s, of which not even a row would stand on its page', async (_, block) => {
    for (const lines of [18, 19, 20, 21]) {
      const filler: Block[] = Array.from({ length: lines }, () => ({ type: 'paragraph', runs: [{ text: '满' }] }))
      const { pageTexts } = await facts(onePage(...filler, { type: 'heading', level: 2, text: '一、落单' }, block))
      const withHeading = pageTexts.map(withoutSpace).find(text => text.includes('一、落单'))!
      expect(withHeading).toMatch(/一、落单(编号栏时间栏内容栏备注栏第0行|甲.*乙)/u)
    }
  })

  test('nor does it when pdfmake places the table, behind a form', async () => {
    for (const lines of [16, 17, 18, 19]) {
      const filler: Block[] = Array.from({ length: lines }, () => ({ type: 'paragraph', runs: [{ text: '满' }] }))
      const { pageTexts } = await facts(onePage(aForm(), ...filler, { type: 'heading', level: 2, text: '一、落单' }, longLedger(9).sections[0]!.blocks[0]!))
      expect(pageTexts.map(withoutSpace).find(text => text.includes('一、落单'))).toContain('一、落单编号栏时间栏内容栏备注栏第0行')
    }
  })

  test('rows under one cell stay on one page, unless they are more than a page holds', async () => {
    const group = (name: string, rows: number): Cell[][] => Array.from({ length: rows }, (_, row) => [...(row === 0 ? [{ text: name, rowSpan: rows }] : []), { text: `${name}${row}行` }])
    const table: Block = { type: 'table', size: '五号', columns: [{ mm: 40 }, { mm: 100 }], header: [[{ text: '姓名' }, { text: '情况' }]], rows: Array.from({ length: 40 }, (_, i) => group(`员${i}号`, 3)).flat() }
    const pages = (await facts(onePage(table))).pageTexts
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) for (const [row] of page.matchAll(/员\d+号0行/gu)) expect(page).toContain(row.replace('0行', '2行'))
    const long = (await facts(onePage({ ...table, rows: group('长号', 60) }))).pageTexts.map(withoutSpace)
    expect(long.length).toBe(2)
    expect(long.join('')).toContain('长号59行')
  })

  test('a document without blocks is an empty sheet', async () => {
    expect((await write(onePage())).pages).toBe(1)
  })
}, 120_000)

/** A table of which the first column groups seven rows each. */
function withGroups(): Document {
  const document = longLedger(0)
  const [section] = document.sections
  const table = section!.blocks[0]!
  if (table.type !== 'table') throw new Error('not a table')
  const rows = Array.from({ length: 20 }, (_, group) => Array.from({ length: 7 }, (_, row) => [
    ...(row === 0 ? [{ text: `组${group}${'长'.repeat(group)}`, rowSpan: 7 }] : []), { text: `时间${group}` }, { text: `内容${row}` }, { text: '无' },
  ])).flat()
  return { ...document, sections: [{ ...section!, blocks: [{ ...table, rows }] }] }
}

function aForm(): Block {
  return { type: 'formGrid', size: '小四', columns: [{ mm: 50 }, { mm: 100 }], rows: [{ cells: [{ text: '甲', rowSpan: 2 }, { text: '丙' }], minHeightMm: 12 }, { cells: [{ text: '乙' }], minHeightMm: 12 }] }
}
