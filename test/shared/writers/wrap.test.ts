import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { Glyph } from '#shared/writers/fonts.ts'
import { breakKind } from '#shared/writers/line-breaks.ts'
import { wrap, type Measure } from '#shared/writers/wrap.ts'

/** Chinese one em wide, Latin half. */
const glyphs = (text: string): Glyph[] => [...text].map(character => {
  const codePoint = character.codePointAt(0)!
  return character === '\n' ? { text: '', face: 'a', advance: 0, kind: 'newline' } : { text: character, face: 'a', advance: codePoint < 0x250 ? 0.5 : 1, kind: breakKind(codePoint) }
})
const lines = (text: string, ems: number, more: Partial<Measure> = {}): string[] => wrap(glyphs(text), { size: 10, width: ems * 10, ...more }).map(line => line.spans.map(span => span.text).join(''))

test.each([
  ['满行换行', '一二三四五六', 3, ['一二三', '四五六']],
  ['句号不在行首', '一二三。四', 3, ['一二', '三。四']],
  ['连续的收尾标点不在行首', '一二三”）。四', 4, ['一二', '三”）。', '四']],
  ['引号不在行尾', '一二“三四', 3, ['一二', '“三四']],
  ['书名号不在行尾', '一《二》三', 3, ['一', '《二》', '三']],
  ['日期不拆', '在2026.05.20开', 5, ['在', '2026.05.20', '开']],
  ['百分数不拆', '率98.5%了', 3, ['率', '98.5%', '了']],
  ['年月日不拆', '于2026年5月20日开会', 7, ['于', '2026年5月20日', '开会']],
  ['放不下的年月日只在年、月后断开', '于2026年5月20日', 4, ['于', '2026年', '5月20日']],
  ['带单位的金额不拆', '共收党费1,234.56元整', 7, ['共收党费', '1,234.56元整']],
  ['万元也不拆', '合计12万元', 4, ['合计', '12万元']],
  ['不在数字后的年、元照常换行', '本年度公元', 2, ['本年', '度公', '元']],
  ['英文词不拆，空格不在行首', 'ab cd ef', 2.5, ['ab cd', 'ef']],
  ['过长的词只好断开', 'abcdefgh', 2, ['abcd', 'efgh']],
  ['硬换行', '一\n二', 5, ['一', '二']],
  ['空行保留', '一\n\n二', 5, ['一', '', '二']],
  ['空文字是一行', '', 5, ['']],
  ['比一个字还窄也有一个字', '一二', 0.5, ['一', '二']],
])('%s', (_, text, ems, expected) => {
  expect(lines(text, ems)).toEqual(expected)
})

test('the first line is shorter by its indent', () => {
  expect(lines('一二三四五六', 4, { firstIndent: 20 })).toEqual(['一二', '三四五六'])
})

test('closer setting holds more characters', () => {
  expect(lines('一二三四五六', 5, { tracking: -2 })).toEqual(['一二三四五六'])
})

test('spans part where the font changes, lines know their width and whether they end a paragraph', () => {
  const mixed = glyphs('一二三').map((glyph, index) => (index === 1 ? { ...glyph, face: 'b' } : glyph))
  expect(wrap(mixed, { size: 10, width: 20 })).toEqual([
    { spans: [{ text: '一', face: 'a' }, { text: '二', face: 'b' }], width: 20, characters: 2, last: false },
    { spans: [{ text: '三', face: 'a' }], width: 10, characters: 1, last: true },
  ])
})

test('no character is ever lost, and no line is too wide unless it is one character with its marks', () => {
  const anyText = fc.array(fc.constantFrom(...'一二三，。“”（）《》abc12.5% \n—…')).map(parts => parts.join(''))
  fc.assert(fc.property(anyText, fc.integer({ min: 1, max: 12 }), (text, ems) => {
    const set = wrap(glyphs(text), { size: 10, width: ems * 10 })
    expect(set.map(line => line.spans.map(span => span.text).join('')).join('').replaceAll(' ', '')).toBe(text.replace(/[ \n]/g, ''))
    for (const line of set) if (line.characters > 1) expect(line.width).toBeLessThanOrEqual(ems * 10 + 0.05)
  }))
})
