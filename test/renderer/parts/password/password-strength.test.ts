import { expect, test } from 'vitest'
import { passwordStrength } from '../../../../renderer/parts/password/password-strength.ts'

test.each([
  ['还没有输入，什么都不说', '', null],
  ['七个字符太短', 'a8#kQ2z', { isUsable: false, words: '口令太短：至少要 8 个字符，现在是 7 个。' }],
  ['连续的数字不行', '12345678', { isUsable: false, words: '口令不能是连续的数字、字母或键盘上相邻的一排，这样太容易猜到。' }],
  ['八个小写字母勉强', 'kzqwmvtr', { isUsable: true, words: '强度：勉强可用。建议再长一些，或混用汉字、数字、符号。' }],
  ['字母数字混用较好', 'kzqw2947mv', { isUsable: true, words: '强度：较好。再长一些更好。' }],
  ['一句汉字很好', '云岭山水2026春', { isUsable: true, words: '强度：很好。' }],
])('%s', (_, password, expected) => {
  expect(passwordStrength(password)).toEqual(expected)
})
