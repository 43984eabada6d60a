import { ledgers } from '#shared/ledgers/ledgers.ts'
import type { Command } from './command.ts'

export const listLedgers: Command = {
  usage: '',
  options: {},
  async run(_, io) {
    for (const ledger of ledgers) io.print({ ledger: ledger.id, title: ledger.title, scope: ledger.scope, source: ledger.source })
  },
}
