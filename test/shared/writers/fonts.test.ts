import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Document, Run } from '#shared/documents/document.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { openFonts, type FontSource } from '#shared/writers/fonts.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { uncoveredCharacters } from '#shared/writers/uncovered-characters.ts'
import { bundledFontPath, bundledFonts } from '../../support/bundled-fonts.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'

const paper = (...runs: Run[]): Document => ({ title: '试', sections: [{ page: portraitA4({ numbering: 'none' }), blocks: [{ type: 'paragraph', runs }] }] })
const opened = async (document: Document, sources: readonly FontSource[] = bundledFonts): Promise<string[]> => [...(await openFonts(document, sources)).faces.keys()]

const [serif, boldSerif, sans] = ['NotoSerifSC_400Regular.ttf', 'NotoSerifSC_700Bold.ttf', 'NotoSansSC_400Regular.ttf']
/** In no bundled font: a character of extension H. */
const nowhere = '\u{31350}'

const source = (file: string, over: Partial<FontSource>): FontSource => ({ file, roles: ['fang'], bold: false, load: () => Promise.reject(new Error('not to be read')), ...over })
const bytesOf = async (file: string): Promise<Uint8Array> => new Uint8Array(await readFile(bundledFontPath(file)))

describe('which fonts are opened', () => {
  test.each([
    ['正文只用宋体一个文件', [{ text: '正文' }], [serif]],
    ['黑体文字另开黑体', [{ text: '正文' }, { text: '黑体', role: 'hei' as const }], [serif, sans]],
    ['标题用粗宋', [{ text: '标题', role: 'title' as const }], [serif, boldSerif]],
    ['加粗用粗宋', [{ text: '加粗', bold: true }], [serif, boldSerif]],
  ])('%s', async (_, runs, expected) => {
    expect(await opened(paper(...runs))).toEqual(expected)
  })

  test('a font of the PC goes first, and the bundled one is not even read if it has all', async () => {
    const simfang = source('simfang.ttf', { roles: ['fang', 'song'], load: () => bytesOf(serif) })
    expect(await opened(paper({ text: '正文' }), [simfang, source('never.ttf', { roles: ['fang', 'song'] })])).toEqual(['simfang.ttf'])
  })

  test('a file is read once for many documents', async () => {
    let reads = 0
    const counted = source('counted.ttf', { roles: ['fang', 'song'], load: () => { reads++; return bytesOf(serif) } })
    await openFonts(paper({ text: '甲' }), [counted])
    await openFonts(paper({ text: '乙' }), [counted])
    expect(reads).toBe(1)
  })

  test('the bytes that were handed in are not changed', async () => {
    const bytes = await bytesOf(serif)
    const before = bytes.slice()
    await openFonts(paper({ text: '甲' }), [source('a.ttf', { roles: ['fang', 'song'], load: () => Promise.resolve(bytes) })])
    expect(Buffer.compare(bytes, before)).toBe(0)
  })
})

describe('fonts that cannot serve are passed over and named', () => {
  test.each([
    ['禁止嵌入', 0x0002, 'embeddingForbidden'],
    ['禁止子集', 0x0100, 'embeddingForbidden'],
    ['只许点阵', 0x0200, 'embeddingForbidden'],
    ['可预览打印', 0x0004, null],
    ['可编辑', 0x0008, null],
    ['可安装', 0x0000, null],
  ])('%s', async (_, fsType, refusal) => {
    const licensed = source('licensed.ttf', { load: async () => withLicence(await bytesOf(serif), fsType) })
    const fonts = await openFonts(paper({ text: '正文' }), [licensed, ...bundledFonts])
    expect(fonts.refused).toEqual(refusal === null ? [] : [{ file: 'licensed.ttf', why: refusal }])
    expect(fonts.glyphs('正', 'fang', false)[0]?.face).toBe(refusal === null ? 'licensed.ttf' : serif)
  })

  test.each([
    ['读不出的文件', () => Promise.reject(new Error('EIO'))],
    ['不是字体的文件', () => Promise.resolve(new TextEncoder().encode('not a font at all, but long enough to be looked into'))],
    ['空文件', () => Promise.resolve(new Uint8Array())],
    ['截断的字体', async () => (await bytesOf(serif)).slice(0, 3000)],
  ])('%s', async (_, load) => {
    const fonts = await openFonts(paper({ text: '正文' }), [source('bad.ttf', { load }), ...bundledFonts])
    expect(fonts.refused).toEqual([{ file: 'bad.ttf', why: 'unreadable' }])
    expect(fonts.glyphs('正', 'fang', false)[0]?.face).toBe(serif)
  })

  test('without any font there is an error, not an empty page', async () => {
    await expect(openFonts(paper({ text: '正文' }), [])).rejects.toThrow('No font could be opened')
  })
})

describe.skipIf(!hasTool('pdftotext'))('characters that a font lacks', () => {
  test('come from the next font, on the same line', async () => {
    const latinOnly = source('DejaVuSans.ttf', { roles: ['fang'], load: async () => new Uint8Array(await readFile('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf')) })
    const document = paper({ text: 'abc张喆def欧阳䶮' })
    const fonts = await openFonts(document, [latinOnly, ...bundledFonts])
    expect(fonts.glyphs('a喆', 'fang', false).map(glyph => glyph.face)).toEqual(['DejaVuSans.ttf', serif])
    const { pageTexts } = await readPdf((await toPdf(document, fonts)).bytes)
    expect(pageTexts[0]!.trim()).toBe('abc张喆def欧阳䶮')
  })

  test('are shown by their code point if no font has them, and reported with their record', async () => {
    const document = paper({ text: `出席：周${nowhere}、李堃`, subject: '会议甲' })
    const fonts = await openFonts(document, bundledFonts)
    expect(uncoveredCharacters(document, fonts)).toEqual([{ character: nowhere, codePoint: 'U+31350', text: `出席：周${nowhere}、李堃`, subject: '会议甲' }])
    const { pageTexts } = await readPdf((await toPdf(document, fonts)).bytes)
    expect(withoutSpace(pageTexts[0]!)).toBe('出席：周〔U+31350〕、李堃')
  })

  test('are reported once for each text, wherever they stand', async () => {
    const document: Document = { title: '试', sections: [{ page: portraitA4({ numbering: 'dashed', note: `注${nowhere}` }), blocks: [
      { type: 'heading', level: 2, text: `题${nowhere}` },
      { type: 'table', size: '五号', columns: [{ mm: 50 }, { mm: 50 }], header: [[{ text: `头${nowhere}` }, { text: '乙' }]], rows: [[{ text: `${nowhere}格${nowhere}`, subject: '人员甲' }, { text: '丙' }]] },
    ] }] }
    const found = uncoveredCharacters(document, await openFonts(document, bundledFonts))
    expect(found.map(({ text, subject }) => [text, subject])).toEqual([[`题${nowhere}`, undefined], [`头${nowhere}`, undefined], [`${nowhere}格${nowhere}`, '人员甲'], [`注${nowhere}`, undefined]])
  })

  test('variants of a character stay with it and are not taken for missing', async () => {
    const document = paper({ text: '葛\u{e0100}某\ufeff' })
    const fonts = await openFonts(document, bundledFonts)
    expect(uncoveredCharacters(document, fonts)).toEqual([])
    expect(fonts.glyphs('葛\u{e0100}某', 'fang', false).map(glyph => glyph.text)).toEqual(['葛\u{e0100}', '某'])
  })

  const collection = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc'
  test.skipIf(!existsSync(collection))('a face of a collection is found by its name and embedded', async () => {
    const ttc = source('NotoSerifCJK-Regular.ttc', { roles: ['fang', 'song'], postscriptName: 'NotoSerifCJKsc-Regular', load: async () => new Uint8Array(await readFile(collection)) })
    const document = paper({ text: '张喆' })
    const fonts = await openFonts(document, [ttc])
    const twice = [await toPdf(document, fonts), await toPdf(document, fonts)]
    for (const pdf of twice) {
      const facts = await readPdf(pdf.bytes)
      expect(facts.fonts.map(font => [font.name.replace(/^.*\+/, ''), font.embedded])).toEqual([['NotoSerifCJKsc-Regular', true]])
      expect(facts.pageTexts[0]!.trim()).toBe('张喆')
    }
  })
}, 120_000)

/** The same font under another licence: OS/2 fsType. */
function withLicence(bytes: Uint8Array, fsType: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let record = 12; record < 12 + 16 * view.getUint16(4); record += 16) {
    if (view.getUint32(record) === 0x4f532f32) view.setUint16(view.getUint32(record + 8) + 8, fsType)
  }
  return bytes
}
