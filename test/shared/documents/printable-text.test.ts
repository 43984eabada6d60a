import { expect, test } from 'vitest'
import { codePointName, isInvisible, printableText } from '#shared/documents/printable-text.ts'

test.each([
  ['汉字、生僻字和扩展区字照旧', '张喆䶮𬘭𬱖𠮷〇', '张喆䶮𬘭𬱖𠮷〇'],
  ['异体字选择符照旧', '葛\u{e0100}', '葛\u{e0100}'],
  ['换行照旧，回车归一', '甲\r\n乙\r丙\n丁', '甲\n乙\n丙\n丁'],
  ['制表符成一个全角空格', '甲\t乙', '甲\u3000乙'],
  ['控制字符不打印', '甲\u0000\u0007\f\u000b\u001f\u007f\u0085乙', '甲乙'],
  ['非字符不打印', '甲\uffff\ufffe\ufdd0乙', '甲乙'],
  ['残缺的代理项成替换符', '甲\ud800乙\udc00', '甲\ufffd乙\ufffd'],
  ['改变方向的控制符显示出来', '甲\u202e乙\u2066', '甲〈U+202E〉乙〈U+2066〉'],
  ['空文字仍是空', '', ''],
])('%s', (_, text, expected) => {
  expect(printableText(text)).toBe(expected)
})

test('a code point is named with four figures or more', () => {
  expect([codePointName(0x41), codePointName(0x2cb2d)]).toEqual(['U+0041', 'U+2CB2D'])
})

test('joiners and selectors need no glyph, letters do', () => {
  expect([0x200b, 0x200d, 0xfeff, 0xfe0f, 0xe0100].map(isInvisible)).toEqual([true, true, true, true, true])
  expect([0x20, 0x4e00, 0x2cb2d].map(isInvisible)).toEqual([false, false, false])
})
