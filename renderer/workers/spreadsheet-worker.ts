import '../no-code-from-text.ts'
import { SpreadsheetRefused } from '#shared/imports/spreadsheet-refusal.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import type { FromSpreadsheetWorker, SpreadsheetTask } from './spreadsheet-protocol.ts'

/** Reads one file and is ended by the one who asked; knows bytes only: no key, no file, no archive. */
addEventListener('message', (event: MessageEvent<SpreadsheetTask>) => {
  const { bytes, fileName } = event.data
  readSpreadsheet(bytes, fileName, { onProgress: progress => post({ kind: 'progress', progress }) }).then(
    sheets => post({ kind: 'sheets', sheets }),
    (error: unknown) => post(error instanceof SpreadsheetRefused ? { kind: 'refused', refusal: error.refusal } : { kind: 'broken', detail: String(error) }),
  )
})

function post(message: FromSpreadsheetWorker): void {
  self.postMessage(message)
}
