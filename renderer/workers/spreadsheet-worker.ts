import '../no-code-from-text.ts'
import { type ReadingMessage, type ReadingTask, runReading } from '#shared/readers/reading-task.ts'

/** Knows bytes only: no key, no file, no archive. */
addEventListener('message', (event: MessageEvent<ReadingTask>) => {
  void runReading(event.data, (message: ReadingMessage) => self.postMessage(message))
})
