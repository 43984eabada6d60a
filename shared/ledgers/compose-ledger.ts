import type { Reader } from '../archive/reader.ts'
import { documentStem } from '../documents/file-name.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { ComposedLedger, Ledger, LedgerOptions, LedgerScope } from './ledger.ts'
import { ledgerTitle, onUnitPaper } from './unit-paper.ts'

/** A ledger as this unit prints it (domain.md D.1 and `settings.paper`). Every paper goes through here: window, binder and command line. */
export async function composeLedger(ledger: Ledger, reader: Reader, scope: LedgerScope, today: LocalDate, options?: LedgerOptions): Promise<ComposedLedger> {
  const [composed, { paper }] = await Promise.all([ledger.compose(reader, scope, today, options), reader.settings()])
  const [own, title] = [ledger.title, ledgerTitle(ledger, paper)]
  const retitled = (text: string) => (text.startsWith(own) ? `${title}${text.slice(own.length)}` : text)
  return { ...composed, fileName: title === own ? composed.fileName : documentStem(retitled(composed.fileName)), document: onUnitPaper(composed.document, paper, retitled) }
}
