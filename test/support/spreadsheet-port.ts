import { type ReadingMessage, runReading } from '#shared/readers/reading-task.ts'
import type { SpreadsheetPort } from '../../renderer/workers/spreadsheet-client.ts'

/** The worker that reads spreadsheets without a thread. What crosses is copied, as between threads. */
export function spreadsheetPort(): SpreadsheetPort {
  let hear: (message: ReadingMessage) => void = () => {}
  let isOpen = true
  return {
    post: task => void runReading(structuredClone(task), message => { if (isOpen) hear(structuredClone(message)) }),
    onMessage: listener => { hear = listener },
    close: () => { isOpen = false },
  }
}
