import { describe, expect, test } from 'vitest'
import { passwordFault } from '#shared/archive/password-rules.ts'

test.each([
  ['八个字符', '春风又绿江南岸x'],
  ['字母和数字', 'yunling7q'],
  ['几个词', '梧桐 档案 四月 灯'],
  ['七个相同再加一个不同', '11111112'],
  ['连续数字断了一处', '12345679'],
  ['带表情', '🌾🌾🌾🌾🌾🌾🌾稻'],
  ['二百五十六个字符', 'ab'.repeat(128)],
])('%s：可以用', (_, password) => {
  expect(passwordFault(password)).toBeNull()
})

test.each([
  ['空', '', '太短'],
  ['七个字符', 'yunlin7', '至少要 8 个字符，现在是 7 个'],
  ['一个表情算一个字符', '🌾🌾🌾🌾🌾🌾稻', '现在是 7 个'],
  ['超过二百五十六个', 'ab'.repeat(128) + 'c', '太长'],
  ['含控制符', 'yun\u0007ling7', '控制符'],
  ['含看不见的字符', 'yun\u200bling7', '控制符'],
  ['同一个字符', '88888888', '同一个字符'],
  ['同一个字符，大小写不同', 'aAaAaAaA', '同一个字符'],
  ['同一个字符，全角半角不同', '８8８8８8８8', '同一个字符'],
  ['连续数字', '12345678', '连续'],
  ['连续数字，到头再来', '1234567890', '连续'],
  ['倒着的连续数字', '87654321', '连续'],
  ['全角的连续数字', '１２３４５６７８', '连续'],
  ['连续字母', 'abcdefgh', '连续'],
  ['倒着的连续字母', 'HGFEDCBA', '连续'],
  ['键盘上的一排', 'qwertyui', '连续'],
  ['键盘上斜着的一排', '1qaz2wsx', '连续'],
  ['最常见的', 'password', '太常见'],
  ['最常见的，大写、带空格', 'Pass word 123', '太常见'],
])('%s：不采用，并说明原因', (_, password, reason) => {
  expect(passwordFault(password)).toContain(reason)
})

describe('what is said', () => {
  test('is a sentence without the password in it', () => {
    for (const password of ['yunlin7', '88888888', 'password']) {
      const said = passwordFault(password) ?? ''
      expect(said.endsWith('。')).toBe(true)
      expect(said).not.toContain(password)
    }
  })
})
