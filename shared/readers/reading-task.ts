import type { Sheet } from '../imports/sheet.ts'
import { refusalOf, type SpreadsheetRefusal, SpreadsheetRefused } from '../imports/spreadsheet-refusal.ts'
import { advices } from './refuse.ts'
import type { ReadProgress } from './read-options.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'

/** All that a worker gets: bytes and a name for its messages. */
export interface ReadingTask {
  readonly bytes: Uint8Array
  readonly fileName: string
}

export type ReadingMessage =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  /** `detail`: for the log, where the cause lies in us and not in the file. */
  | { readonly kind: 'refused'; readonly refusal: SpreadsheetRefusal; readonly detail?: string }

/** How long one file may take before its worker is ended (reliability.md 6.1). */
export const readingPatienceMs = 60_000

/** One file in the worker that was started for it; the worker is ended by the one who asked. Nothing in it can be taught new tricks by a file. */
export async function runReading({ bytes, fileName }: ReadingTask, post: (message: ReadingMessage) => void): Promise<void> {
  Object.freeze(Object.prototype)
  try {
    post({ kind: 'sheets', sheets: await readSpreadsheet(bytes, fileName, { onProgress: progress => post({ kind: 'progress', progress }) }) })
  } catch (error) {
    if (error instanceof SpreadsheetRefused) post({ kind: 'refused', refusal: error.refusal })
    else post(brokenReading(fileName, error instanceof Error ? (error.stack ?? error.message) : String(error)))
  }
}

/** A worker that died, or threw what nobody expected: the clerk is told the same. */
export function brokenReading(fileName: string, detail: string): Extract<ReadingMessage, { kind: 'refused' }> {
  return { kind: 'refused', refusal: refusalOf('damaged', fileName, '读不出来，可能已损坏或内容过多', advices.anotherCopy), detail }
}

export function tooSlowReading(fileName: string): Extract<ReadingMessage, { kind: 'refused' }> {
  return { kind: 'refused', refusal: refusalOf('tooSlow', fileName, `读了 ${readingPatienceMs / 1000} 秒还没有读完，已停止`, advices.split) }
}
