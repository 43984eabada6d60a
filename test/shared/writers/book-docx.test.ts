import { describe, expect, test } from 'vitest'
import { bookDocx } from '#shared/writers/book-docx.ts'
import { bookPdf } from '#shared/writers/book-pdf.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { docxToPdf, readDocx, textOf } from '../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'
import { aFrame, inTurn, someParts } from './book.ts'
import { onePage } from './every-block.ts'

const places = [{ firstPage: 3, pages: 6 }, { firstPage: 9, pages: 5 }, { firstPage: 14, pages: 1 }]
const contentsOf = (xml: string): string => /<w:p>(?:(?!<w:p>).)* TOC .*?w:fldCharType="end"\/><\/w:r><\/w:p>/s.exec(xml)?.[0] ?? ''

describe('a book in Word', () => {
  test('holds the parts one behind the other, each on its own sheet', async () => {
    const { pages, text } = readDocx(await bookDocx(inTurn(...someParts()), aFrame(), places))
    expect(pages.map(page => page.orientation)).toEqual(['portrait', 'portrait', 'portrait', 'portrait', 'landscape', 'landscape', 'landscape'])
    const whole = (await Promise.all(someParts().map(async part => readDocx(await toDocx(part.document)).text))).join('')
    expect(withoutSpace(text)).toContain(withoutSpace(whole))
  })

  test('contents are filled in with pages, and can be refreshed from the marks of the parts', async () => {
    const { xml } = readDocx(await bookDocx(inTurn(...someParts()), aFrame(), places))
    expect(withoutSpace(textOf(contentsOf(xml)))).toBe('一、组织生活档案3党员大会台账9二、党课台账14')
    expect(contentsOf(xml)).not.toContain('w:dirty')
    expect([...xml.matchAll(/ TC "([^"]*)" \\l (\d) /g)].map(([, title, level]) => [title, level])).toEqual([['一、组织生活档案', '1'], ['党员大会台账', '2'], ['二、党课台账', '1']])
    const anchors = [...contentsOf(xml).matchAll(/w:anchor="(\w+)"/g)].map(([, anchor]) => anchor)
    expect(anchors.map(anchor => xml.includes(`w:name="${anchor}"`))).toEqual([true, true, true])
    expect(contentsOf(xml)).toContain('<w:pStyle w:val="TOC2"/>')
  })

  test('without the pages of a PDF the contents ask Word for theirs', async () => {
    const { xml } = readDocx(await bookDocx(inTurn(...someParts()), aFrame(), null))
    expect(contentsOf(xml)).toContain('w:dirty="true"')
    expect(withoutSpace(textOf(contentsOf(xml)))).toBe('一、组织生活档案党员大会台账二、党课台账')
  })

  test('pages are numbered through: no section begins again, covers bear no number', async () => {
    const { xml, parts } = readDocx(await bookDocx(inTurn(...someParts()), aFrame('dashed'), places))
    expect(xml).not.toContain('w:pgNumType w:start')
    const footers = Object.entries(parts).filter(([name]) => name.startsWith('word/footer')).map(([, footer]) => footer)
    expect(footers.filter(footer => footer.includes('NUMPAGES'))).toEqual([])
    expect(footers.filter(footer => footer.includes('PAGE')).length).toBe(2 * 3) // the last three sections share theirs
  })

  test('its unit is the author', async () => {
    expect(readDocx(await bookDocx(inTurn(), aFrame(), [])).parts['docProps/core.xml']).toContain('<dc:creator>中共清河县水务局机关支部委员会</dc:creator>')
  })

  test('a single document lists given entries too', async () => {
    const { text, xml } = readDocx(await toDocx(onePage({ type: 'contents', title: '目录', entries: [{ text: '一、<甲>', level: 1, page: 2 }, { text: '乙', level: 2, page: 5 }] })))
    expect(withoutSpace(text)).toBe('目录一、<甲>2乙5')
    expect(xml).toContain('TOC \\o "1-3"')
  })

  test.skipIf(!hasTool('soffice') || !hasTool('pdftotext'))('LibreOffice opens it with as many pages as the PDF has, give or take one', async () => {
    const pdf = await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts)
    const printed = await readPdf(await docxToPdf(await bookDocx(inTurn(...someParts()), aFrame(), pdf.places)))
    expect(Math.abs(printed.pages.length - pdf.pages)).toBeLessThanOrEqual(1)
    expect(withoutSpace(printed.pageTexts[1]!).replace(/\.+/gu, '')).toContain('一、组织生活档案3党员大会台账9')
  }, 180_000)
}, 120_000)
