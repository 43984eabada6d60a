import { expect, test } from 'vitest'
import { answersWords } from '../../../renderer/parts/answers-words.ts'

test.each([['花名', true], ['dyhmc', true], ['HMC', true], ['ｈｍｃ', true], ['党费', false], ['', true]])('“%s” finds 党员花名册: %s', (typed, found) => {
  expect(answersWords('党员花名册', typed)).toBe(found)
})
