import { expect, test } from 'vitest'
import { ledgerOf, ledgers } from '#shared/ledgers/ledgers.ts'

test('each ledger is found by an id of its own', () => {
  expect(ledgers.map(ledger => ledger.id)).toEqual(['meeting-minutes', 'meeting-ledger', 'meeting-matrix', 'organisation-register', 'election-register'])
  for (const ledger of ledgers) expect(ledgerOf(ledger.id)).toBe(ledger)
  expect(ledgerOf('nothing')).toBeNull()
})
