import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typedYuan, yuanText } from '#shared/rules/dues/money.ts'

test.each([
  ['42', 4_200], ['42.5', 4_250], ['42.05', 4_205], ['.2', 20], ['0.2', 20], ['0', 0], ['１２００．５', 120_050], ['1,200元', 120_000], ['1，200', 120_000], ['¥ 42.00', 4_200], ['42。5', 4_250], ['42.', 4_200],
])('“%s” 是 %i 分', (typed, cents) => {
  expect(typedYuan(typed)).toBe(cents)
})

test.each([[''], ['.'], ['四十二'], ['42.005'], ['-1'], ['1e3'], ['4 2x'], ['1.2.3'], ['元'], ['9999999999'], ['100000000.01']])('“%s” 不是金额', typed => {
  expect(typedYuan(typed)).toBeNull()
})

test('写出来再输入，一分不差', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), cents => {
    expect(typedYuan(yuanText(cents))).toBe(cents)
  }))
})

test('负数也读得懂', () => {
  expect(yuanText(-5)).toBe('-0.05')
})
