import { connectArchive } from '../../renderer/workers/archive-client.ts'
import { connectDocuments } from '../../renderer/workers/document-client.ts'
import type { FromDocumentWorker } from '../../renderer/workers/document-protocol.ts'
import { connectLists } from '../../renderer/workers/list-client.ts'
import { archivePort } from './archive-port.ts'
import { listPort } from './list-port.ts'

/** The window's workers without threads; documents are made of one byte. The returned function ends them. */
export function connectWorkers(): () => void {
  connectArchive(archivePort)
  connectDocuments(() => {
    let hear: (message: FromDocumentWorker) => void = () => {}
    return {
      post: message => {
        if (message.kind !== 'task') return
        const { id, task } = message
        queueMicrotask(() => hear(task.kind === 'render' ? { kind: 'rendered', id, rendered: { bytes: new Uint8Array([1]), pages: 2 } } : { kind: 'uncovered', id, characters: [] }))
      },
      onMessage: listener => { hear = listener },
      close: () => {},
    }
  })
  const lists = connectLists(listPort())
  return () => lists.close()
}
