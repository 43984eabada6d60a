import type { Document } from '#shared/documents/document.ts'
import { withFooterNote } from '#shared/documents/head-note.ts'
import type { ComposedLedger, LedgerOptions, LedgerScope } from '#shared/ledgers/ledger.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { historyRepository } from '../../storage/history-repository.ts'
import { askArchive } from '../../workers/archive-client.ts'

/** What is to be printed: one ledger, or the same one of several meetings, people or branches. */
export type LedgerJob =
  | { readonly kind: 'one'; readonly ledgerId: string; readonly scope: LedgerScope; readonly options?: LedgerOptions }
  | { readonly kind: 'several'; readonly ledgerId: string; readonly scopes: readonly LedgerScope[]; readonly title: string; readonly each: EachWords; readonly options?: LedgerOptions }

/** Of what each file of several would be. */
export type EachWords = '每次会议' | '每个人' | '每个支部'

export interface Progress {
  readonly title: string
  readonly done: number
  readonly total: number
  readonly unit: string
}

/** Composes everything that the job is made of, off the window's thread, one after the other. */
export async function composeJob(job: LedgerJob, today: LocalDate, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<readonly ComposedLedger[]> {
  const scopes = job.kind === 'one' ? [job.scope] : job.scopes
  const composed: ComposedLedger[] = []
  for (const scope of scopes) {
    onProgress({ title: '正在整理内容', done: composed.length, total: scopes.length, unit: '份' })
    composed.push(await askArchive({ kind: 'compose', ledgerId: job.ledgerId, scope, today, ...(job.options === undefined ? {} : { options: job.options }) }, signal))
  }
  const note = await historyRepository.footerNote()
  return note === null ? composed : composed.map(ledger => ({ ...ledger, document: withFooterNote(ledger.document, note) }))
}

/** Several documents as one: each begins on a page of its own. */
export function joined(title: string, documents: readonly Document[]): Document {
  return { title, sections: documents.flatMap(document => document.sections) }
}
