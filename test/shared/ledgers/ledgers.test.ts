import { expect, test } from 'vitest'
import { ledgerOf, ledgers } from '#shared/ledgers/ledgers.ts'

test('each ledger is found by an id of its own', () => {
  expect(new Set(ledgers.map(ledger => ledger.id)).size).toBe(ledgers.length)
  for (const ledger of ledgers) expect(ledgerOf(ledger.id)).toBe(ledger)
  expect(ledgerOf('nothing')).toBeNull()
})
