import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeMessage, cleanText, privateUseCharacters } from '#shared/imports/clean-text.ts'

describe('字留着', () => {
  test.each([
    ['扩展区的姓名', '欧阳䶮、周𬘭、𠮷田、𬱖、𰻝、\u{323B0}'],
    ['异体字选择符', '辻\u{E0101}、葛\uFE00'],
    ['旧国标造字区', '\uE815'],
    ['〇和全角标点', '二〇二六年，“第一议题”——学习。'],
    ['兼容汉字不作规范化', '\uF9D8与e\u0301'],
    ['全角空格', '王　頔'],
  ])('%s', (_, text) => {
    expect(cleanText(text, 'name')).toEqual({ text, changes: [] })
    expect(cleanText(text, 'freeText')).toEqual({ text, changes: [] })
  })
})

describe('看不见的去掉或标明', () => {
  test.each([
    ['控制符', '张\u0000喆\u0007', '张喆', '张喆'],
    ['删除符与C1', '李\u007F堃\u0085', '李堃', '李堃'],
    ['反转方向', '陈\u202E赟', '陈赟', '陈〈U+202E〉赟'],
    ['隔离方向', '陈\u2066赟\u2069', '陈赟', '陈〈U+2066〉赟〈U+2069〉'],
    ['零宽空格', '王\u200B頔', '王頔', '王〈U+200B〉頔'],
    ['标签字符', '周\u{E0041}明', '周明', '周〈U+E0041〉明'],
    ['注音控制符与软连字符', '周\uFFF9明\u00AD', '周明', '周〈U+FFF9〉明〈U+00AD〉'],
    ['文首字节序标记', '\uFEFF周明', '周明', '周明'],
    ['文中字节序标记', '周\uFEFF明', '周明', '周〈U+FEFF〉明'],
    ['非字符', '周\uFFFF明\uFDD0\u{1FFFE}', '周明', '周明'],
    ['半个代理对', '周\uD842明', '周\uFFFD明', '周\uFFFD明'],
    ['换行与制表', '周\t明\n', '周 明 ', '周\t明\n'],
    ['别的系统的换行', '一\r\n二\r三\u2028四', '一 二 三 四', '一\n二\n三\n四'],
  ])('%s', (_, text, name, freeText) => {
    expect(cleanText(text, 'name').text).toBe(name)
    expect(cleanText(text, 'freeText').text).toBe(freeText)
  })
})

test('each change says which character, where, and what was done', () => {
  expect(cleanText('𠮷\u202E田\u0007', 'name').changes).toEqual([
    { cause: 'direction', action: 'removed', code: 'U+202E', position: 2 },
    { cause: 'control', action: 'removed', code: 'U+0007', position: 4 },
  ])
  expect(cleanText('周\u202E明\uD842\u0007', 'freeText').changes.map(changeMessage)).toEqual([
    '第 2 个字符是改变文字方向的控制符，已改为看得见的标记 〈U+202E〉',
    '第 4 个字符是残缺的字符，已改为 \uFFFD，请补上原字',
    '第 5 个字符是看不见的控制符，已删去',
  ])
  expect(cleanText('一\r\n二', 'freeText').changes).toEqual([])
})

test('characters of the private-use area are named once each', () => {
  expect(privateUseCharacters('甲\uE815乙\uE815丙')).toEqual(['\uE815'])
})

describe('for any text', () => {
  const anyText = fc.string({ unit: fc.oneof(fc.integer({ min: 0, max: 0x10ffff }).map(code => String.fromCodePoint(code)), fc.constantFrom('\r', '\n', '\u202E', '张', '\uD842')) })
  const kind = fc.constantFrom('name' as const, 'freeText' as const)

  test('cleaning twice is cleaning once, and the second finds nothing', () => {
    fc.assert(fc.property(anyText, kind, (text, k) => {
      const once = cleanText(text, k).text
      expect(cleanText(once, k)).toEqual({ text: once, changes: [] })
    }), { numRuns: 2000 })
  })

  test('the result is XML 1.0 text and well-formed', () => {
    const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/
    fc.assert(fc.property(anyText, kind, (text, k) => {
      const clean = cleanText(text, k).text
      expect(forbidden.test(clean)).toBe(false)
      expect(/\p{Cs}/u.test(clean)).toBe(false)
    }), { numRuns: 2000 })
  })

  test('every assigned letter stays', () => {
    fc.assert(fc.property(fc.integer({ min: 0x3400, max: 0x33479 }).filter(code => /\p{L}/u.test(String.fromCodePoint(code))), code => {
      const character = String.fromCodePoint(code)
      expect(cleanText(character, 'name').text).toBe(character)
    }), { numRuns: 2000 })
  })
})
