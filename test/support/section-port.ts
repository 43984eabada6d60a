import { viewReader } from '../../renderer/storage/view-reader.ts'
import type { SectionPort } from '../../renderer/workers/section/section-client.ts'
import { SectionDesk } from '../../renderer/workers/section/section-desk.ts'
import type { FromSectionWorker } from '../../renderer/workers/section/section-protocol.ts'

/** The worker of the open section without a thread. What crosses is copied, as between threads. */
export function sectionPort(): SectionPort {
  const desk = new SectionDesk(viewReader)
  let hear: (message: FromSectionWorker) => void = () => {}
  let isOpen = true
  const say = (message: FromSectionWorker) => { if (isOpen) hear(structuredClone(message)) }
  return {
    post: message => {
      const copied = structuredClone(message)
      if (copied.kind !== 'ask') return desk.take(copied)
      desk.answer(copied.question).then(
        answer => say({ kind: 'answer', id: copied.id, answer }),
        (error: unknown) => say({ kind: 'failed', id: copied.id, message: '没有算出来。', detail: String(error) }),
      )
    },
    onMessage: listener => { hear = listener },
    close: () => { isOpen = false },
  }
}
