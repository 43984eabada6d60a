import { viewReader } from '../../renderer/storage/view-reader.ts'
import type { BinderPort } from '../../renderer/workers/binder-client.ts'
import { type BinderWriters, lookAtBinder, makeBinder } from '../../renderer/workers/binder-desk.ts'
import type { BinderTask, FromBinderWorker } from '../../renderer/workers/binder-protocol.ts'

/** Two pages a part, and the first bytes of such a file: a window without threads opens no fonts. */
const plainWriters: BinderWriters = {
  uncovered: async () => [],
  pdf: async (parts, _frame, on) => {
    let count = 0
    for await (const part of parts) {
      expectDocument(part.document)
      count += 1
      on.page?.(2 * count)
      await new Promise(resolve => setTimeout(resolve)) // a cancel comes between two parts
    }
    return { bytes: new TextEncoder().encode('%PDF'), pages: 2 * count + 2, places: Array.from({ length: count }, (_, i) => ({ firstPage: 3 + 2 * i, pages: 2 })) }
  },
  docx: async parts => {
    for await (const part of parts) expectDocument(part.document)
    return new TextEncoder().encode('PK\u0003\u0004')
  },
  onePdf: async () => ({ bytes: new TextEncoder().encode('%PDF'), pages: 2 }),
  oneDocx: async () => new TextEncoder().encode('PK\u0003\u0004'),
}

function expectDocument({ sections }: { readonly sections: readonly unknown[] }): void {
  if (sections.length === 0) throw new Error('a part without a page')
}

/** The binder worker without a thread. `ended` tells how many were closed. */
export function binderPorts(): { readonly make: () => BinderPort; readonly ended: () => number } {
  let ended = 0
  const make = (): BinderPort => {
    let hear: (message: FromBinderWorker) => void = () => {}
    let isOpen = true
    let isSaved = () => {}
    const say = (message: FromBinderWorker) => { if (isOpen) hear(message) }
    const run = async (task: BinderTask) => {
      const files = {
        write: (folder: string | null, name: string, bytes: Uint8Array) => new Promise<void>(resolve => {
          isSaved = resolve
          say({ kind: 'saveFile', file: { folder, name, bytes } })
        }),
        attachment: async () => null,
      }
      const tools = { files, reader: viewReader, writers: plainWriters, report: (progress: Extract<FromBinderWorker, { kind: 'progress' }>['progress']) => say({ kind: 'progress', progress }) }
      if (task.kind === 'look') say({ kind: 'looked', looked: await lookAtBinder(task, tools) })
      else say({ kind: 'made', made: await makeBinder(task, tools) })
    }
    return {
      post: message => {
        if (message.kind === 'fileSaved') isSaved()
        if (message.kind === 'task') run(message.task).catch((error: unknown) => say({ kind: 'failed', detail: String(error) }))
      },
      onMessage: listener => { hear = listener },
      close: () => {
        isOpen = false
        ended += 1
      },
    }
  }
  return { make, ended: () => ended }
}
