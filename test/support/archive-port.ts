import { viewReader } from '../../renderer/storage/view-reader.ts'
import { archiveAnswer } from '../../renderer/workers/archive-answer.ts'
import type { ArchivePort } from '../../renderer/workers/archive-client.ts'
import type { FromArchiveWorker } from '../../renderer/workers/archive-protocol.ts'

/** The archive worker without a thread: it answers from this window's own view. What crosses is copied, as between threads. */
export function archivePort(): ArchivePort {
  let hear: (message: FromArchiveWorker) => void = () => {}
  let isOpen = true
  const say = (message: FromArchiveWorker) => { if (isOpen) hear(structuredClone(message)) }
  return {
    post: ({ id, question }) => {
      archiveAnswer(viewReader, structuredClone(question)).then(
        answer => say({ kind: 'answer', id, answer }),
        (error: unknown) => say({ kind: 'failed', id, message: '没有算出来。', detail: String(error) }),
      )
    },
    onMessage: listener => { hear = listener },
    close: () => { isOpen = false },
  }
}
