import { ledgerFamily } from '#shared/ledgers/ledger.ts'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import type { Command } from './command.ts'

export const listLedgers: Command = {
  usage: '',
  options: {},
  async run(_, io) {
    for (const ledger of ledgers) io.print({ ledger: ledger.id, title: ledger.title, family: ledgerFamily.labels[ledger.family ?? 'organisations'], scope: ledger.scope, each: ledger.each, source: ledger.source, ...(ledger.columns === undefined ? {} : { columns: ledger.columns.map(({ id }) => id) }) })
  },
}
