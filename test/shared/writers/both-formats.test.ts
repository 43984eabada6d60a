import { describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { toXlsx } from '#shared/writers/to-xlsx.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { docxToPdf, readDocx } from '../../support/read-docx.ts'
import { readPdf, withoutSpace, type PdfFacts } from '../../support/read-pdf.ts'
import { readXlsxFacts } from '../../support/read-xlsx.ts'
import { hasTool } from '../../support/tools.ts'
import { everyBlock, longLedger, rareNames } from './every-block.ts'

const pdfOf = async (document: Document): Promise<PdfFacts> => readPdf((await toPdf(document, await openFonts(document, bundledFonts))).bytes)

/** The running words of a PDF: footers are taken off, and header rows where a table goes on. */
function words(pdf: PdfFacts, footers: readonly RegExp[], repeatedHeader = ''): string {
  const pages = pdf.pageTexts.map(page => footers.reduce((text, footer) => text.replace(footer, ''), withoutSpace(page)))
  return pages.map((page, index) => (index > 0 && repeatedHeader !== '' && page.startsWith(repeatedHeader) ? page.slice(repeatedHeader.length) : page)).join('')
}

const footersOfEveryBlock = [/补录：2026年11月20日录入/u, /—\d+—/u, /第\d+页共\d+页/u]

describe.skipIf(!hasTool('pdftotext'))('one document in three formats', () => {
  test('Word and PDF hold the same words in the same order, whatever the block', async () => {
    const document = everyBlock()
    expect(words(await pdfOf(document), footersOfEveryBlock)).toBe(withoutSpace(readDocx(await toDocx(document)).text))
  })

  test('a spreadsheet holds the same words in the same order, an image said by its caption', async () => {
    const document = everyBlock()
    expect(withoutSpace((await readXlsxFacts(await toXlsx(document))).text).replace('〔图片〕', '')).toBe(withoutSpace(readDocx(await toDocx(document)).text))
  })

  test('a ledger over many pages holds each row once and its header row on every page', async () => {
    const document = longLedger(300)
    const pdf = await pdfOf(document)
    const header = '编号栏时间栏内容栏备注栏'
    expect(pdf.pageTexts.length).toBeGreaterThan(5)
    for (const page of pdf.pageTexts) expect(withoutSpace(page).startsWith(header)).toBe(true)
    expect(words(pdf, [/第\d+页共\d+页$/u], header)).toBe(withoutSpace(readDocx(await toDocx(document)).text))
  })

  test('rare characters of names are in both', async () => {
    const document = everyBlock()
    const [pdf, docx] = [withoutSpace((await pdfOf(document)).pageTexts.join('')), readDocx(await toDocx(document)).text]
    for (const name of rareNames) {
      expect(pdf).toContain(name)
      expect(docx).toContain(name)
    }
  })

  test('control characters are in neither, and what stood around them is', async () => {
    const dirty = '甲\u0000乙\f丙\u000b丁\ud800戊\uffff己\r\n庚\t辛&<壬>'
    const document: Document = { title: '脏\f字', sections: [{ ...longLedger(1).sections[0]!, blocks: [
      { type: 'paragraph', runs: [{ text: dirty }] },
      { type: 'table', size: '五号', columns: [{ mm: 100 }], header: [], rows: [[{ text: dirty }]] },
    ] }] }
    const clean = '甲乙丙丁\ufffd戊己庚辛&<壬>'
    const docx = readDocx(await toDocx(document))
    expect(withoutSpace(docx.text)).toBe(clean + clean)
    for (const xml of Object.values(docx.parts)) expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u)
    expect(words(await pdfOf(document), [/第\d+页共\d+页$/u])).toBe((clean + clean).replaceAll('\ufffd', '〔U+FFFD〕'))
  })

  test('a cell longer than a page loses nothing, in a row that stays whole otherwise', async () => {
    const long = Array.from({ length: 700 }, (_, i) => `第${i}句话。`).join('')
    const document = longLedger(3)
    const table = document.sections[0]!.blocks[0]!
    if (table.type !== 'table') throw new Error('not a table')
    const rows = [...table.rows, [{ text: '长行' }, { text: '' }, { text: '短' }, { text: long }], [{ text: '末行' }]]
    const longer: Document = { ...document, sections: [{ ...document.sections[0]!, blocks: [{ ...table, rows }] }] }
    const pdf = words(await pdfOf(longer), [/第\d+页共\d+页$/u], '编号栏时间栏内容栏备注栏')
    expect(pdf).toBe(withoutSpace(readDocx(await toDocx(longer)).text))
  })

  test('a form loses nothing either, though a cell over two rows is longer than a page', async () => {
    const long = Array.from({ length: 700 }, (_, i) => `第${i}句话。`).join('')
    const document: Document = { ...longLedger(0), sections: [{ ...longLedger(0).sections[0]!, blocks: [{
      type: 'formGrid', size: '小四', columns: [{ mm: 100 }, { mm: 100 }], rows: [{ cells: [{ text: long, rowSpan: 2 }, { text: '甲' }] }, { cells: [{ text: '乙' }] }],
    }] }] }
    const sorted = (text: string): string => [...text].sort().join('')
    expect(sorted(words(await pdfOf(document), [/第\d+页共\d+页$/u]))).toBe(sorted(withoutSpace(readDocx(await toDocx(document)).text)))
  })

  test.skipIf(!hasTool('soffice'))('LibreOffice opens the Word file and prints the same words on sheets of the same size', async () => {
    const document = everyBlock()
    const [printed, pdf] = [await readPdf(await docxToPdf(await toDocx(document))), await pdfOf(document)]
    expect(words(printed, footersOfEveryBlock)).toBe(words(pdf, footersOfEveryBlock))
    expect(new Set(printed.pages.map(page => `${page.width}×${page.height}`))).toEqual(new Set(['210×297', '297×210']))
    expect(printed.pages).toEqual(pdf.pages)
  }, 180_000)
}, 120_000)
