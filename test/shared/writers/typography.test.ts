import { describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { bookDocx } from '#shared/writers/book-docx.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { pdfTypography, wordTypography } from '../../support/check-typography.ts'
import { docxToPdf } from '../../support/read-docx.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'
import { aFrame, aPart, inTurn } from './book.ts'
import { everyBlock, longLedger } from './every-block.ts'

const sentence = '要把学习成效转化为推动工作的实际举措对照问题清单逐项销号逐项落实'
const runningText = (): Document => ({ title: '汇报', sections: [{ page: portraitA4({ numbering: 'dashed' }), blocks: Array.from({ length: 12 }, () => ({ type: 'paragraph', runs: [{ text: sentence.repeat(9) }] })) }] })
const portraitLedger = (): Document => ({ ...longLedger(80), sections: longLedger(80).sections.map(section => ({ ...section, page: portraitA4({ numbering: 'pageOfPages' }) })) })
const pdfOf = async (document: Document): Promise<Uint8Array> => (await toPdf(document, await openFonts(document, bundledFonts))).bytes

describe('domain.md D.1, read out of the Word file', () => {
  test('公文正文：A4，天头37、订口28，三号仿宋，行距28.95磅', async () => {
    const { pages, styles } = wordTypography(await toDocx(runningText()))
    expect(pages[0]).toMatchObject({ width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 })
    expect(styles['LedgerBody']).toEqual({ font: '仿宋_GB2312', size: 16, pitch: 28.95 })
    expect(styles['Heading1']).toMatchObject({ font: '方正小标宋简体', size: 22 })
    expect(styles['Heading2']).toMatchObject({ font: '黑体', size: 16 })
    expect(styles['Heading3']).toMatchObject({ font: '楷体_GB2312', size: 16 })
  })

  test.each([['竖表', portraitLedger(), 156], ['横表', longLedger(80), 225]])('%s：表头每页重复，行不拆开，不宽于版心', async (_, document, mm) => {
    const { tables: [table] } = wordTypography(await toDocx(document))
    expect(table).toMatchObject({ rows: 81, headerRows: 1, wholeRows: 81 })
    expect(table!.widthTwips).toBeLessThanOrEqual((mm * 1440) / 25.4 + 4)
    expect(table!.widthTwips).toBeGreaterThan((mm * 1440) / 25.4 - 4)
  })

  test('a book keeps each part on its own sheet', async () => {
    const parts = inTurn(aPart('正文', runningText()), aPart('横表', longLedger(3)))
    expect(wordTypography(await bookDocx(parts, aFrame(), null)).pages.map(page => [page.width, page.height])).toEqual([[210, 297], [210, 297], [210, 297], [297, 210]])
  })
})

describe.skipIf(!hasTool('pdftotext'))('domain.md D.1, read out of the PDF', () => {
  test('公文正文：每面22行，每行28字，版心之内', async () => {
    const document = runningText()
    const { sheets, lines, outside } = await pdfTypography(await pdfOf(document), document.sections[0]!.page)
    expect(new Set(sheets.map(sheet => `${sheet.width}×${sheet.height}`))).toEqual(new Set(['210×297']))
    expect(outside).toEqual([])
    for (const page of lines.slice(0, -1)) expect(page).toHaveLength(22)
    const full = lines.flat().filter(line => [...line.text].length > 26).map(line => [...line.text].length)
    expect(new Set(full)).toEqual(new Set([28]))
    const pitches = lines[0]!.slice(1).map((line, index) => ((line.top - lines[0]![index]!.top) * 72) / 25.4)
    for (const pitch of pitches) expect(pitch).toBeCloseTo(28.95, 1)
  })

  test.each([['竖表', portraitLedger()], ['横表', longLedger(80)]])('%s：每页有表头，版心之内，一行不跨两页', async (_, document) => {
    const { lines, outside } = await pdfTypography(await pdfOf(document), document.sections[0]!.page)
    expect(outside).toEqual([])
    for (const page of lines) expect(page[0]!.text).toBe('编号栏时间栏内容栏备注栏')
    expect(lines.flat().filter(line => line.text.includes('2026年5月20日'))).toHaveLength(80)
  })

  test('a portrait and a landscape part stand in one file', async () => {
    const sheets = (await readPdf(await pdfOf(everyBlock()))).pages
    expect(new Set(sheets.map(sheet => `${sheet.width}×${sheet.height}`))).toEqual(new Set(['210×297', '297×210']))
  })

  test.skipIf(!hasTool('soffice')).each([['公文正文', runningText()], ['长表', longLedger(200)]])('LibreOffice sets the same Word file on as many pages, give or take one: %s', async (_, document) => {
    const [printed, pdf] = [await readPdf(await docxToPdf(await toDocx(document))), await readPdf(await pdfOf(document))]
    expect(Math.abs(printed.pages.length - pdf.pages.length)).toBeLessThanOrEqual(1)
  }, 180_000)
}, 120_000)
