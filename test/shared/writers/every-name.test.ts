import { describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { bookDocx } from '#shared/writers/book-docx.ts'
import { bookPdf } from '#shared/writers/book-pdf.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { uncoveredCharacters } from '#shared/writers/uncovered-characters.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { readDocx } from '../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'
import { aFrame, aPart, inTurn } from './book.ts'

/** Han blocks of GB 18030-2022: the basic one and extensions A to F, and the one of compatibility that it counts in. */
const ranges = [[0x4e00, 0x9fff], [0x3400, 0x4dbf], [0x20000, 0x2a6df], [0x2a700, 0x2b739], [0x2b740, 0x2b81d], [0x2b820, 0x2cea1], [0x2ceb0, 0x2ebe0]] as const

/** The same names each time: a plain generator, most characters of the basic block, as in life. */
function names(count: number): string[] {
  let state = 20_261_122
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const character = (): string => {
    const [from, to] = ranges[next(2) === 0 ? 0 : next(ranges.length)]!
    return String.fromCodePoint(from + next(to - from + 1))
  }
  return Array.from({ length: count }, () => Array.from({ length: 2 + next(2) }, character).join(''))
}

/** A part whose table, form, paragraph and heading bear the names. */
function withNames(list: readonly string[]): Document {
  const rows = Array.from({ length: Math.ceil(list.length / 4) }, (_, i) => list.slice(4 * i, 4 * i + 4).map(text => ({ text, subject: text })))
  const [heading = '', paragraph = '', field = ''] = list
  return { title: '名册', sections: [{ page: portraitA4({ numbering: 'none' }), blocks: [
    { type: 'heading', level: 2, text: heading }, { type: 'paragraph', runs: [{ text: paragraph }] },
    { type: 'formGrid', size: '小四', columns: [{ mm: 100 }], rows: [{ cells: [{ text: field }] }] },
    { type: 'table', size: '小五', columns: [{ mm: 38 }, { mm: 38 }, { mm: 38 }, { mm: 38 }], header: [], rows },
  ] }] }
}

describe.skipIf(!hasTool('pdftotext'))('ten thousand names of rare characters', () => {
  const all = names(10_000)
  const parts = () => inTurn(...Array.from({ length: 10 }, (_, i) => aPart(all[1000 * i]!, withNames(all.slice(1000 * i, 1000 * i + 1000)))))

  test('none is dropped from a book in PDF: it stands as itself, or as its number where no font has it, and that is told before', async () => {
    const text = withoutSpace((await readPdf((await bookPdf(parts(), aFrame(), bundledFonts)).bytes)).pageTexts.join(''))
    const document = withNames(all)
    const fonts = await openFonts(document, bundledFonts)
    const uncovered = new Map(uncoveredCharacters(document, fonts).map(({ character, codePoint }) => [character, codePoint]))
    expect(uncovered.size).toBeGreaterThan(100)
    const printed = (name: string): string => [...name].map(character => (uncovered.has(character) ? `〔${uncovered.get(character)}〕` : character)).join('')
    expect(all.filter(name => !text.includes(printed(name)))).toEqual([])
    for (let i = 0; i < 10; i++) expect(text.split(printed(all[1000 * i]!)).length - 1).toBeGreaterThanOrEqual(3) // in the contents, the heading and the table
  })

  test('none is dropped or changed in Word', async () => {
    const text = withoutSpace(readDocx(await bookDocx(parts(), aFrame(), null)).text)
    expect(all.filter(name => !text.includes(name))).toEqual([])
  })
}, 300_000)
