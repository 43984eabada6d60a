import { describe, expect, test } from 'vitest'
import type { Block, ImageBlock } from '#shared/documents/document.ts'
import { imageKind } from '#shared/documents/image-kind.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { aJpeg, aPng } from '../../support/pictures.ts'
import { readDocx } from '../../support/read-docx.ts'
import { placedWords, readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'
import { onePage } from './every-block.ts'

const both = async (...blocks: Block[]): Promise<{ pdf: string; docx: string; bytes: Uint8Array; packed: Uint8Array; pages: number }> => {
  const document = onePage(...blocks)
  const [{ bytes, pages }, packed] = [await toPdf(document, await openFonts(document, bundledFonts)), await toDocx(document)]
  return { pdf: withoutSpace((await readPdf(bytes)).pageTexts.join('')), docx: withoutSpace(readDocx(packed).text), bytes, packed, pages }
}
const everywhere = (text: string): Block[] => [
  { type: 'heading', level: 2, text }, { type: 'paragraph', runs: [{ text }] },
  { type: 'table', size: '小五', columns: [{ mm: 40 }, { mm: 100 }], header: [[{ text: '栏' }, { text }]], rows: [[{ text: '行' }, { text }]] },
  { type: 'formGrid', size: '小四', columns: [{ mm: 40 }, { mm: 100 }], rows: [{ cells: [{ text: '项' }, { text }] }] },
]
const aPicture = (bytes: Uint8Array, mime: ImageBlock['mime'] = 'image/jpeg'): ImageBlock => ({ type: 'image', mime, bytes, widthMm: 120, heightMm: 80, caption: '会场照片' })

describe.skipIf(!hasTool('pdftotext'))('hostile texts give clean pages', () => {
  test.each([
    ['一格两万字', Array.from({ length: 2500 }, (_, i) => `第${i}条意见。`).join('')],
    ['只有空格', '　 　  '],
    ['从右到左的标记', '甲\u200f乙\u202e丙\u2066丁\u2069'],
    ['一个没有断点的长词', 'x'.repeat(600)],
    ['控制字符', '甲\u0007乙\u001b丙\u009f丁'],
  ])('%s：两种格式文字相同，不出版心', async (_, text) => {
    const { pdf, docx, bytes, pages } = await both(everywhere(text)[2]!, { type: 'paragraph', runs: [{ text: '完' }] })
    const sorted = (words: string): string => [...words].sort().join('') // a header of several pages runs cell by cell, page by page
    expect(sorted(pdf)).toBe(sorted(docx))
    expect(pages).toBeLessThan(40)
    const words = await placedWords(bytes)
    expect(words.filter(word => word.right > 210 - 26 + 1 || word.bottom > 297 - 35 + 1)).toEqual([])
  })

  test('two of these and an emoji stand in every kind of block, in both formats', async () => {
    const text = '甲\u202e乙😀丙'
    const { pdf, docx } = await both(...everywhere(text))
    expect(docx.split('甲〈U+202E〉乙😀丙').length - 1).toBe(5)
    expect(pdf.split('甲〈U+202E〉乙〔U+1F600〕丙').length - 1).toBe(5)
  })
})

describe('pictures', () => {
  const fits = { kind: 'jpeg', width: 8000, height: 5000 }
  test.each([
    ['forty megapixels of JPEG', aJpeg(8000, 5000), fits],
    ['a PNG', aPng(30, 20), { kind: 'png', width: 30, height: 20 }],
  ])('%s can be printed', (_, bytes, kind) => { expect(imageKind({ bytes })).toEqual(kind) })

  test.each([
    ['a text', new TextEncoder().encode('这不是图片'), /图片“会场照片”没有印出：文件内容不是完好的 JPEG 或 PNG 图片/u],
    ['nothing', new Uint8Array(), /没有印出/u],
    ['a PNG cut short', aPng(300, 200).slice(0, 60), /没有印出/u],
    ['a JPEG cut short', aJpeg(300, 200).slice(0, 200), /没有印出/u],
    ['a hundred megapixels', aJpeg(10_000, 10_000), /图片过大（10000×10000 像素）/u],
  ])('%s is named in its place, in both formats, and the rest is printed', async (_, bytes, sentence) => {
    const { pdf, docx } = await both(aPicture(bytes), { type: 'paragraph', runs: [{ text: '完' }] })
    const plain = new RegExp(sentence.source.replaceAll(' ', ''), 'u')
    expect(pdf).toMatch(plain)
    expect(docx).toMatch(plain)
    expect(pdf).toBe(docx)
  })

  test('are taken for what they are, not for what they are said to be, and made to fit on their page', async () => {
    const tall: ImageBlock = { ...aPicture(aPng(30, 200)), widthMm: 100, heightMm: 900 }
    const { packed, pages } = await both(tall)
    const { parts, xml } = readDocx(packed)
    expect(Object.keys(parts).filter(name => name.startsWith('word/media/'))).toEqual([expect.stringMatching(/\.png$/)])
    expect(pages).toBe(1)
    expect(Number(/<wp:extent cx="\d+" cy="(\d+)"/.exec(xml)?.[1])).toBeLessThanOrEqual(225 * 36_000)
  })

  test('of forty megapixels are embedded as they are: the files are hardly larger', async () => {
    const photo = aJpeg(8000, 5000)
    const { bytes, packed } = await both(aPicture(photo))
    expect(bytes.length).toBeLessThan(photo.length + 100_000)
    expect(packed.length).toBeLessThan(photo.length + 100_000)
  })
}, 120_000)
