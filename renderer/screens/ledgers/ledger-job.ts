import type { Document } from '#shared/documents/document.ts'
import { withFooterNote } from '#shared/documents/head-note.ts'
import type { ComposedLedger, LedgerScope } from '#shared/ledgers/ledger.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { historyRepository } from '../../storage/history-repository.ts'
import { askArchive } from '../../workers/archive-client.ts'

/** What is to be printed: one ledger, or the minutes of every meeting of a period. */
export type LedgerJob =
  | { readonly kind: 'one'; readonly ledgerId: string; readonly scope: LedgerScope }
  | { readonly kind: 'allMinutes'; readonly meetingIds: readonly string[]; readonly title: string }

export interface Progress {
  readonly title: string
  readonly done: number
  readonly total: number
  readonly unit: string
}

/** Composes everything that the job is made of, off the window's thread, one after the other. */
export async function composeJob(job: LedgerJob, today: LocalDate, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<readonly ComposedLedger[]> {
  const parts = partsOf(job)
  const composed: ComposedLedger[] = []
  for (const part of parts) {
    onProgress({ title: '正在整理内容', done: composed.length, total: parts.length, unit: '份' })
    composed.push(await askArchive({ kind: 'compose', ...part, today }, signal))
  }
  const note = await historyRepository.footerNote()
  return note === null ? composed : composed.map(ledger => ({ ...ledger, document: withFooterNote(ledger.document, note) }))
}

/** Several documents as one: each begins on a page of its own. */
export function joined(title: string, documents: readonly Document[]): Document {
  return { title, sections: documents.flatMap(document => document.sections) }
}

function partsOf(job: LedgerJob): readonly { readonly ledgerId: string; readonly scope: LedgerScope }[] {
  switch (job.kind) {
    case 'one': return [{ ledgerId: job.ledgerId, scope: job.scope }]
    case 'allMinutes': return job.meetingIds.map(meetingId => ({ ledgerId: 'meeting-minutes', scope: { kind: 'meeting', meetingId } }))
  }
}
