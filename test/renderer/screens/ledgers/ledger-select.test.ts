import { expect, test } from 'vitest'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { answersLedger, byFamily } from '../../../../renderer/screens/ledgers/ledger-select.tsx'

test.each([['花名', true], ['dyhmc', true], ['HMC', true], ['ｈｍｃ', true], ['党费', false], ['', true]])('“%s” finds 党员花名册: %s', (typed, found) => {
  expect(answersLedger('党员花名册', typed)).toBe(found)
})

test('every ledger stands in one family', () => {
  expect(byFamily.flatMap(({ options }) => options.map(({ value }) => value)).toSorted()).toEqual(ledgers.map(({ id }) => id).toSorted())
})
