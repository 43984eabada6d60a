import { expect, test } from 'vitest'
import { chineseNumber, noted, orDash, orNothing, shortened } from '#shared/ledgers/words.ts'

test.each([[1, '一'], [9, '九'], [10, '十'], [11, '十一'], [20, '二十'], [21, '二十一'], [99, '九十九'], [100, '100']])('议题 %i 写作 %s', (n, expected) => {
  expect(chineseNumber(n)).toBe(expected)
})

test('空的写“无”或“—”，不留白', () => {
  expect([orNothing(' '), orNothing(' 甲 '), orDash(''), orDash('甲')]).toEqual(['无', '甲', '—', '甲'])
  expect([noted('甲', ' '), noted('甲', '乙')]).toEqual(['甲', '甲（乙）'])
})

test.each([
  ['恰好放得下', '一二三四', '一二三四'],
  ['放不下的看得出', '一二三四五', '一二三…'],
  ['扩展区的字算一个字', '𬱖𬱖𬱖𬱖', '𬱖𬱖𬱖𬱖'],
  ['换行并成一行', '一\n二', '一；二'],
])('缩短：%s', (_, text, expected) => {
  expect(shortened(text, 4)).toBe(expected)
})
