import '../../no-code-from-text.ts'
import { failures } from '#shared/contract/outcome.ts'
import { database } from '../../storage/database.ts'
import { viewReader } from '../../storage/view-reader.ts'
import { SectionDesk } from './section-desk.ts'
import type { FromSectionWorker, ToSectionWorker } from './section-protocol.ts'

const desk = new SectionDesk(viewReader)
let running = 0

addEventListener('message', (event: MessageEvent<ToSectionWorker>) => {
  const message = event.data
  if (message.kind !== 'ask') return desk.take(message)
  const { id, question } = message
  running += 1
  desk.answer(question).then(
    answer => post({ kind: 'answer', id, answer }),
    (error: unknown) => post({ kind: 'failed', id, message: error instanceof Error && error.name === 'ExpectedFailure' ? error.message : failures.unexpected, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  ).finally(closeWhenIdle)
})

/** So that the view can be thrown away at any time. */
function closeWhenIdle(): void {
  running -= 1
  if (running === 0) database.close({ disableAutoOpen: false })
}

function post(message: FromSectionWorker): void {
  self.postMessage(message)
}
