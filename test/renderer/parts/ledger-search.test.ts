import { expect, test } from 'vitest'
import { answersLedger } from '../../../renderer/parts/ledger-search.ts'

test.each([['花名', true], ['dyhmc', true], ['HMC', true], ['ｈｍｃ', true], ['党费', false], ['', true]])('“%s” finds 党员花名册: %s', (typed, found) => {
  expect(answersLedger('党员花名册', typed)).toBe(found)
})
