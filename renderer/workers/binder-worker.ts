import '../no-code-from-text.ts'
import { viewReader } from '../storage/view-reader.ts'
import { lookAtBinder, makeBinder, writersWith } from './binder-desk.ts'
import type { BinderTask, FromBinderWorker, ToBinderWorker } from './binder-protocol.ts'
import { fontAsker } from './font-asker.ts'

const fonts = fontAsker(faceId => post({ kind: 'wantFont', faceId }))
const awaited = new Map<string, (bytes: Uint8Array | null) => void>()
let isSaved: () => void = () => {}

addEventListener('message', (event: MessageEvent<ToBinderWorker>) => {
  const message = event.data
  switch (message.kind) {
    case 'font': return fonts.hear(message.faceId, message.bytes)
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
  const tools = { reader: viewReader, writers: writersWith(task.fonts.map(fonts.sourceOf), task.kind === 'make' && task.archival), files: { write: saveFile, attachment }, report: (progress: Extract<FromBinderWorker, { kind: 'progress' }>['progress']) => post({ kind: 'progress', progress }) }
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

function post(message: FromBinderWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}
