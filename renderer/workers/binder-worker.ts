import '../no-code-from-text.ts'
import type { KnownFont } from '#shared/documents/known-fonts.ts'
import type { FontSource } from '#shared/writers/fonts.ts'
import { viewReader } from '../storage/view-reader.ts'
import { lookAtBinder, makeBinder, writersWith } from './binder-desk.ts'
import type { BinderTask, FromBinderWorker, ToBinderWorker } from './binder-protocol.ts'

const awaited = new Map<string, (bytes: Uint8Array | null) => void>()
let isSaved: () => void = () => {}

addEventListener('message', (event: MessageEvent<ToBinderWorker>) => {
  const message = event.data
  switch (message.kind) {
    case 'font':
      awaited.get(message.faceId)?.(message.bytes)
      awaited.delete(message.faceId)
      return
    case 'attachment':
      awaited.get(message.sha256)?.(message.bytes)
      awaited.delete(message.sha256)
      return
    case 'fileSaved': return isSaved()
    case 'task':
      run(message.task).catch((error: unknown) => post({ kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
  }
})

/** One task, then this worker is ended by whoever asked: it holds a connection to the view and a whole book. */
async function run(task: BinderTask): Promise<void> {
  const tools = { reader: viewReader, writers: writersWith(task.fonts.map(sourceOf)), files: { write: saveFile, attachment }, report: (progress: Extract<FromBinderWorker, { kind: 'progress' }>['progress']) => post({ kind: 'progress', progress }) }
  if (task.kind === 'look') return post({ kind: 'looked', looked: await lookAtBinder(task, tools) })
  const made = await makeBinder(task, tools)
  post({ kind: 'made', made }, made.books.map(({ bytes }) => bytes.buffer))
}

/** Waits until the window has saved it: no more than one file is on its way. */
function saveFile(folder: string | null, name: string, bytes: Uint8Array): Promise<void> {
  return new Promise(resolve => {
    isSaved = resolve
    post({ kind: 'saveFile', file: { folder, name, bytes } })
  })
}

function attachment(sha256: string): Promise<Uint8Array | null> {
  return new Promise(resolve => {
    awaited.set(sha256, resolve)
    post({ kind: 'wantAttachment', sha256 })
  })
}

function sourceOf({ font, faceId }: KnownFont): FontSource {
  return {
    ...font,
    load: () => new Promise((resolve, reject) => {
      awaited.set(faceId, bytes => (bytes === null ? reject(new Error(`font ${faceId} could not be read`)) : resolve(bytes)))
      post({ kind: 'wantFont', faceId })
    }),
  }
}

function post(message: FromBinderWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}
