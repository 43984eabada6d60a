import { expect, test } from 'vitest'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { byFamily } from '../../../../renderer/screens/ledgers/ledger-select.tsx'

test('every ledger stands in one family', () => {
  expect(byFamily.flatMap(({ options }) => options.map(({ value }) => value)).toSorted()).toEqual(ledgers.map(({ id }) => id).toSorted())
})
