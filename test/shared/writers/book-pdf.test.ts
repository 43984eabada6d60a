import { describe, expect, test } from 'vitest'
import { bookPdf } from '#shared/writers/book-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { pdfInformation, pdfOutline, placedWords, readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'
import { aFrame, aPart, inTurn, someParts } from './book.ts'
import { longLedger } from './every-block.ts'

describe.skipIf(!hasTool('pdftotext'))('a book in PDF', () => {
  test('tells where each part begins, counted from the cover, and the contents say the same', async () => {
    const book = await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts)
    const texts = (await readPdf(book.bytes)).pageTexts.map(withoutSpace)
    expect(texts).toHaveLength(book.pages)
    expect(book.frontPages).toBe(2)
    expect(book.places.map(({ firstPage }) => texts[firstPage - 1]?.slice(0, 6))).toEqual(['组织生活档案', '编号栏时间栏', '编号栏时间栏'])
    expect(book.places.reduce((end, { firstPage, pages }) => (firstPage === end ? end + pages : NaN), 3)).toBe(book.pages + 1)
    expect(texts[1]).toContain(book.places.map(({ firstPage }, index) => `${someParts()[index]!.title}${firstPage}`).join(''))
  })

  test('numbers its pages through, once each, beside the notes of the parts; covers bear none', async () => {
    const book = await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts)
    const texts = (await readPdf(book.bytes)).pageTexts.map(withoutSpace)
    const numbers = texts.map(text => text.match(/第\d+页共\d+页/gu) ?? [])
    expect(numbers).toEqual(texts.map((_, index) => (index === 0 || index === 2 ? [] : [`第${index + 1}页共${texts.length}页`])))
    expect(texts.join('')).not.toMatch(/—\d+—/u)
    expect(texts[3]).toContain('补录：2026年11月20日录入')
  })

  test('— X — stands at the outer edge of the bound book, whatever page of its part it is', async () => {
    const part = (): ReturnType<typeof aPart> => aPart('台账', longLedger(3))
    const book = await bookPdf(inTurn(part(), part(), part(), part()), aFrame('dashed'), bundledFonts)
    const words = await placedWords(book.bytes)
    const left = (page: number): number => words.find(word => word.page === page && word.text === '—')!.left
    expect([2, 4].map(left).every(mm => mm > 200)).toBe(true)
    expect([3, 5].map(left).every(mm => mm < 60)).toBe(true)
  })

  test('every font is embedded once, with all characters that the parts use', async () => {
    const { fonts } = await readPdf((await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts)).bytes)
    expect(fonts.map(font => font.name.replace(/^.*\+/, '')).sort()).toEqual(['NotoSansSC-Regular', 'NotoSerifSC-Bold', 'NotoSerifSC-Regular'])
    for (const font of fonts) expect(font.embedded).toBe(true)
  })

  test('bookmarks lead to the parts by their levels, and title, unit and day are told', async () => {
    const book = await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts)
    expect(await pdfOutline(book.bytes)).toEqual([
      { title: '一、组织生活档案', level: 1, page: book.places[0]!.firstPage }, { title: '党员大会台账', level: 2, page: book.places[1]!.firstPage }, { title: '二、党课台账', level: 1, page: book.places[2]!.firstPage },
    ])
    expect(await pdfInformation(book.bytes)).toMatchObject({ Title: '迎检资料汇编', Author: '中共清河县水务局机关支部委员会', CreationDate: '2026-11-22T00:00:00Z' })
  })

  test('the same parts give the same bytes', async () => {
    const [first, second] = [await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts), await bookPdf(inTurn(...someParts()), aFrame(), bundledFonts)]
    expect(second.bytes).toEqual(first.bytes)
  })

  test('tells its progress by pages, and stops between two parts when it is cancelled', async () => {
    const seen: number[] = []
    const cancel = new AbortController()
    const parts = [aPart('甲', longLedger(3)), aPart('乙', longLedger(30)), aPart('丙', longLedger(3))]
    const page = (pages: number): void => {
      seen.push(pages)
      if (seen.length === 2) cancel.abort(new Error('取消'))
    }
    await expect(bookPdf(inTurn(...parts), aFrame(), bundledFonts, { page, signal: cancel.signal })).rejects.toThrow('取消')
    expect(seen).toEqual([1, 4])
  })

  test('a book without parts is its cover and empty contents', async () => {
    expect(await bookPdf(inTurn(), aFrame(), bundledFonts)).toMatchObject({ pages: 2, places: [] })
  })
}, 120_000)
