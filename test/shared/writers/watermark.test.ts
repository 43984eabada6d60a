import { describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { landscapeA4, portraitA4 } from '#shared/documents/page-setup.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { docxToPdf, readDocx, textOf } from '../../support/read-docx.ts'
import { placedWords, readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'

const mark = '云岭局"档案室"　调阅人 林小满 & 张喆　2026年11月22日'
const paragraph = (text: string) => ({ type: 'paragraph' as const, runs: [{ text }] })
const marked: Document = {
  title: '有水印', watermark: mark,
  sections: [
    { page: portraitA4({ numbering: 'dashed' }), blocks: [paragraph('竖页一'), { type: 'pageBreak' }, paragraph('竖页二')] },
    { page: landscapeA4({ numbering: 'pageOfPages' }), blocks: [paragraph('横页')] },
  ],
}
const { watermark: _, ...plain } = marked
const count = (text: string, words: string) => withoutSpace(text).split(withoutSpace(words)).length - 1

describe.skipIf(!hasTool('pdftotext'))('a watermark in PDF', () => {
  const write = async (document: Document) => (await toPdf(document, await openFonts(document, bundledFonts))).bytes

  test('stands once on every page, upright and lying, behind the words, which are as they are without', async () => {
    const [withMark, without] = await Promise.all([write(marked).then(readPdf), write(plain).then(readPdf)])
    expect(withMark.pageTexts.map(text => count(text, mark))).toEqual([1, 1, 1])
    expect(withMark.pageTexts.map(text => withoutSpace(text).replace(withoutSpace(mark), ''))).toEqual(without.pageTexts.map(withoutSpace))
    for (const text of withMark.pageTexts) expect(withoutSpace(text).startsWith(withoutSpace(mark))).toBe(true) // drawn first
    expect(withMark.fonts.every(({ embedded }) => embedded)).toBe(true)
  })

  test('runs up from left to right at 45 degrees, through the middle of the sheet and not over its edges', async () => {
    const words = await placedWords(await write(marked))
    for (const [page, width, height] of [[0, 210, 297], [2, 297, 210]] as const) {
      const [first, last] = ['云', '日'].map(part => words.find(({ page: on, text }) => on === page && text === part)) // pdftotext takes slanting characters one by one
      const [dx, dy] = [last!.right - first!.left, first!.bottom - last!.top]
      expect(Math.abs(dx - dy)).toBeLessThan(3)
      expect(dx).toBeGreaterThan(120)
      expect(Math.abs((first!.left + last!.right - width) / 2)).toBeLessThan(6) // the boxes of slanting characters stand upright: half a character off
      expect(Math.abs((first!.bottom + last!.top - height) / 2)).toBeLessThan(6)
      expect(Math.min(first!.left, last!.top)).toBeGreaterThan(5)
    }
  })
})

describe('a watermark in Word', () => {
  test('is WordArt in the headers of odd and even pages, which later sections take over', async () => {
    const { parts, text, xml } = readDocx(await toDocx(marked))
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/.test(name)).map(([, part]) => part)
    expect(headers).toHaveLength(2)
    for (const header of headers) {
      expect(/<v:textpath [^>]*string="([^"]*)"/.exec(header)?.[1]).toBe(mark.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
      expect(textOf(header).trim()).toBe('')
    }
    expect([...xml.matchAll(/<w:headerReference [^>]*w:type="(\w+)"/g)].map(([, type]) => type).sort()).toEqual(['default', 'even'])
    expect(text).not.toContain('林小满')
  })

  test('no headers without one', async () => {
    expect(Object.keys(readDocx(await toDocx(plain)).parts).filter(name => name.includes('header'))).toEqual([])
  })

  test.skipIf(!hasTool('soffice') || !hasTool('pdftotext'))('leaves the pages as they are: LibreOffice counts as many as the PDF', async () => {
    expect((await readPdf(await docxToPdf(await toDocx(marked)))).pages).toHaveLength(3)
  }, 200_000)
})
