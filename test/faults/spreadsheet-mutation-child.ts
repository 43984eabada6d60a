// A thread that reads changed spreadsheets one after the other and says what became of each; who hangs is ended by the one who started it.
import { parentPort, workerData } from 'node:worker_threads'
import { SpreadsheetRefused } from '#shared/imports/spreadsheet-refusal.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { mutated } from '../support/spreadsheet-mutations.ts'

export interface MutationTask {
  readonly bases: readonly { readonly fileName: string; readonly bytes: Uint8Array }[]
  readonly from: number
  readonly to: number
}

export type MutationReport =
  | { readonly kind: 'began'; readonly seed: number; readonly mutation: string; readonly fileName: string }
  | { readonly kind: 'read'; readonly seed: number; readonly ms: number; readonly sheets: number; readonly cells: number }
  | { readonly kind: 'refused'; readonly seed: number; readonly ms: number; readonly refusal: SpreadsheetRefused['refusal'] }
  | { readonly kind: 'crashed'; readonly seed: number; readonly detail: string }

const { bases, from, to } = workerData as MutationTask // given by the test alone
for (let seed = from; seed < to; seed += 1) {
  const { fileName, bytes } = bases[seed % bases.length]!
  const mutation = mutated(bytes, seed)
  post({ kind: 'began', seed, mutation: mutation.name, fileName })
  const started = performance.now()
  try {
    if (seed === from) Object.freeze(Object.prototype) // as in the product; what makes the files ran once before
    const sheets = await readSpreadsheet(mutation.bytes, fileName)
    const cells = structuredClone(sheets).reduce((sum, sheet) => sum + sheet.rows.reduce((all, row) => all + row.cells.length, 0), 0)
    post({ kind: 'read', seed, ms: performance.now() - started, sheets: sheets.length, cells })
  } catch (error) {
    if (error instanceof SpreadsheetRefused) post({ kind: 'refused', seed, ms: performance.now() - started, refusal: error.refusal })
    else post({ kind: 'crashed', seed, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function post(report: MutationReport): void {
  parentPort?.postMessage(report)
}
