import '../no-code-from-text.ts'
import { failures } from '#shared/contract/outcome.ts'
import { database } from '../storage/database.ts'
import { viewReader } from '../storage/view-reader.ts'
import { archiveAnswer } from './archive-answer.ts'
import type { FromArchiveWorker, ToArchiveWorker } from './archive-protocol.ts'

let running = 0

addEventListener('message', (event: MessageEvent<ToArchiveWorker>) => {
  const { id, question } = event.data
  running += 1
  archiveAnswer(viewReader, question).then(
    answer => post({ kind: 'answer', id, answer }),
    (error: unknown) => post({ kind: 'failed', id, message: sentenceOf(error), detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  ).finally(closeWhenIdle)
})

/** So that the view can be thrown away at any time. */
function closeWhenIdle(): void {
  running -= 1
  if (running === 0) database.close({ disableAutoOpen: false })
}

function post(message: FromArchiveWorker): void {
  self.postMessage(message)
}

function sentenceOf(error: unknown): string {
  return error instanceof Error && error.name === 'ExpectedFailure' ? error.message : failures.unexpected
}
