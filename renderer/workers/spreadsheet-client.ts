import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Sheet } from '#shared/imports/sheet.ts'
import type { ReadProgress } from '#shared/readers/read-options.ts'
import { brokenReading, type ReadingMessage, readingPatienceMs, type ReadingTask, tooSlowReading } from '#shared/readers/reading-task.ts'

export interface OpenSpreadsheetOptions {
  readonly onProgress?: (progress: ReadProgress) => void
  /** Ends the worker at once; the promise rejects with an AbortError. */
  readonly signal?: AbortSignal
}

/** What carries messages to the worker and back; tests hand over one without a thread. */
export interface SpreadsheetPort {
  readonly post: (task: ReadingTask) => void
  readonly onMessage: (hear: (message: ReadingMessage) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

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
    const refuse = ({ refusal, detail }: Extract<ReadingMessage, { kind: 'refused' }>) => {
      settle(() => reject(new ExpectedFailure('spreadsheet-refused', { message: refusal.message, ...(detail === undefined ? {} : { detail }) })))
    }
    const cancel = () => settle(() => reject(aborted()))
    const timer = setTimeout(() => refuse(tooSlowReading(fileName)), readingPatienceMs)
    signal?.addEventListener('abort', cancel)
    port.onMessage(message => {
      switch (message.kind) {
        case 'progress': return onProgress?.(message.progress)
        case 'sheets': return settle(() => resolve(message.sheets))
        case 'refused': return refuse(message)
      }
    }, detail => refuse(brokenReading(fileName, detail)))
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
      worker.onmessage = (event: MessageEvent<ReadingMessage>) => hear(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}

function aborted(): DOMException {
  return new DOMException('given up', 'AbortError')
}
