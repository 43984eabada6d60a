import { dossierLedgers } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import { ledgerFamily } from '#shared/ledgers/ledger.ts'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import type { Command } from './command.ts'

export const listLedgers: Command = {
  usage: '',
  options: {},
  async run(_, io) {
    for (const ledger of ledgers) io.print({ ledger: ledger.id, title: ledger.title, family: ledgerFamily.labels[ledger.family ?? 'organisations'], scope: ledger.scope, each: ledger.each, source: ledger.source, ...(ledger.columns === undefined ? {} : { columns: ledger.columns.map(({ id }) => id) }) })
    for (const { id, title, scope, source } of dossierLedgers) io.print({ ledger: id, title, family: '政治素质档案', scope, each: scope === 'dossier' ? 'dossier' : 'unit', source, sealed: true })
  },
}
