import type { Sheet } from '#shared/imports/sheet.ts'
import type { SpreadsheetRefusal } from '#shared/imports/spreadsheet-refusal.ts'
import type { ReadProgress } from '#shared/readers/read-options.ts'

export interface SpreadsheetTask {
  readonly bytes: Uint8Array
  readonly fileName: string
}

/** `broken`: what nobody expected; `detail` is for the log. */
export type FromSpreadsheetWorker =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'refused'; readonly refusal: SpreadsheetRefusal }
  | { readonly kind: 'broken'; readonly detail: string }
