import { describe, expect, test } from 'vitest'
import { excerptOf, folded, initialsOf, matchesInitials, wordsOf } from '../../../renderer/workers/search-text.ts'

describe('initials', () => {
  test.each([
    ['张喆', 'zz', true],
    ['张喆', 'z', true],
    ['张喆', 'zzz', false],
    ['李堃', 'lk', true],
    ['王頔', 'wd', true],
    ['周𬘭', 'zc', true],
    ['欧阳䶮', 'oyy', true],
    ['欧阳䶮', 'yy', true],
    ['曾乐', 'zl', true],
    ['周𬘭', 'zc', true],
    ['周𬘭', 'zl', true],
    ['曾乐', 'cy', true],
    ['单于仇', 'cyq', true],
    ['单于仇', 'syc', true],
    ['陈赟', 'cy', true],
    ['陈赟', 'chen', false],
    ['张喆', 'ZZ', false],
    ['张喆', '', false],
    ['张A喆', 'zaz', true],
  ])('%s by %s: %s', (name, typed, found) => {
    expect(matchesInitials(initialsOf(name), typed)).toBe(found)
  })
})

test('typed words are parted, in one case and width', () => {
  expect(wordsOf('　ＡＢ  党课\t张 ')).toEqual(['ab', '党课', '张'])
  expect(folded('Ｗ1（甲）')).toBe('w1(甲)')
})

describe('the excerpt', () => {
  test('shows the first word that is found, with what stands around it', () => {
    const text = `${'前'.repeat(30)}安全生产${'后'.repeat(30)}`
    expect(excerptOf(text, text, ['没有', '安全'], 3)).toBe('…前前前安全生产后…')
  })
  test('is empty when no word is found', () => { expect(excerptOf('甲', '甲', ['乙'])).toBe('') })
  test('cuts no rare character in two', () => {
    const text = '𬘭𬘭𬘭安𬘭𬘭𬘭'
    for (let around = 0; around < 7; around++) expect(excerptOf(text, text, ['安'], around)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
  })
})
