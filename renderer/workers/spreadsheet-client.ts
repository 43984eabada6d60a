import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Sheet } from '#shared/imports/sheet.ts'
import type { ReadProgress } from '#shared/readers/read-options.ts'
import type { FromSpreadsheetWorker, SpreadsheetTask } from './spreadsheet-protocol.ts'

export interface OpenSpreadsheetOptions {
  readonly onProgress?: (progress: ReadProgress) => void
  /** Ends the worker at once; the promise rejects with an AbortError. */
  readonly signal?: AbortSignal
}

/** What carries messages to the worker and back; tests hand over one without a thread. */
export interface SpreadsheetPort {
  readonly post: (task: SpreadsheetTask) => void
  readonly onMessage: (hear: (message: FromSpreadsheetWorker) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

/** How long one file may take before it is given up (reliability.md 6.1). */
const patienceMs = 60_000

/** The sheets of a spreadsheet file, read in a worker of its own that ends with it. Throws ExpectedFailure with a sentence that names the place when the file can't be read. */
export function openSpreadsheet(bytes: Uint8Array, fileName: string, { onProgress, signal }: OpenSpreadsheetOptions = {}): Promise<readonly Sheet[]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(aborted())
    const port = newPort()
    const settle = (act: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      port.close()
      act()
    }
    const fail = (failure: ExpectedFailure) => settle(() => reject(failure))
    const cancel = () => settle(() => reject(aborted()))
    const timer = setTimeout(() => fail(tooSlow(fileName)), patienceMs)
    signal?.addEventListener('abort', cancel)
    port.onMessage(message => {
      switch (message.kind) {
        case 'progress': return onProgress?.(message.progress)
        case 'sheets': return settle(() => resolve(message.sheets))
        case 'refused': return fail(new ExpectedFailure('spreadsheet-refused', { message: message.refusal.message, detail: message.refusal.kind }))
        case 'broken': return fail(unreadable(fileName, message.detail))
      }
    }, detail => fail(unreadable(fileName, detail)))
    port.post({ bytes, fileName })
  })
}

/** For tests: files are read through ports from here on. */
export function connectSpreadsheets(makePort: () => SpreadsheetPort): void {
  newPort = makePort
}

let newPort: () => SpreadsheetPort = workerPort

function workerPort(): SpreadsheetPort {
  const worker = new Worker(new URL('./spreadsheet-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: task => worker.postMessage(task),
    onMessage: (hear, broken) => {
      worker.onmessage = (event: MessageEvent<FromSpreadsheetWorker>) => hear(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}

function tooSlow(fileName: string): ExpectedFailure {
  return new ExpectedFailure('spreadsheet-refused', { message: `文件“${fileName}”读了 60 秒还没有读完，已停止，没有导入任何内容，档案没有受影响。请拆成几个文件后分别导入。`, detail: 'tooSlow' })
}

function unreadable(fileName: string, detail: string): ExpectedFailure {
  return new ExpectedFailure('spreadsheet-refused', { message: `文件“${fileName}”读不出来，没有导入任何内容，档案没有受影响。请用 WPS 或 Excel 打开它，另存为 xlsx 后再导入。`, detail })
}

function aborted(): DOMException {
  return new DOMException('given up', 'AbortError')
}
