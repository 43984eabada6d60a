import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { machineSide } from '../storage/connection.ts'
import { wantsArchivalCopies } from './archival-copies.ts'
import type { BinderProgress, BinderTask, FolderFile, FromBinderWorker, LookedAt, MadeBinder, ToBinderWorker } from './binder-protocol.ts'
import { fontsOfThisPc } from './document-client.ts'

export interface BinderPort {
  readonly post: (message: ToBinderWorker) => void
  readonly onMessage: (hear: (message: FromBinderWorker) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

export interface BinderOptions {
  readonly onProgress?: (progress: BinderProgress) => void
  /** Ends the worker at once; the promise rejects with an AbortError. */
  readonly signal?: AbortSignal
  /** Takes the files of a binder that is a folder; whatever it throws ends the work. */
  readonly save?: (file: FolderFile) => Promise<void>
}

type Without<T> = T extends BinderTask ? Omit<T, 'fonts'> : never

/** What is missing in a binder, and whatever else is to be said before it is printed. */
export async function lookAtBinder(task: Omit<Without<Extract<BinderTask, { kind: 'look' }>>, 'kind'>, options: BinderOptions = {}): Promise<LookedAt> {
  const answer = await ask({ kind: 'look', ...task, fonts: await fontsOfThisPc() }, options)
  if (answer.kind !== 'looked') throw new Error(`${answer.kind} is no look at a binder`)
  return answer.looked
}

/** Lays a binder out. Throws ExpectedFailure with a sentence when it can't be done. */
export async function makeBinder(task: Omit<Without<Extract<BinderTask, { kind: 'make' }>>, 'kind'>, options: BinderOptions = {}): Promise<MadeBinder> {
  const answer = await ask({ kind: 'make', archival: wantsArchivalCopies(), ...task, fonts: await fontsOfThisPc() }, options)
  if (answer.kind !== 'made') throw new Error(`${answer.kind} is no binder`)
  return answer.made
}

/** For tests: binders are made through ports from here on. */
export function connectBinders(makePort: () => BinderPort): void {
  newPort = makePort
}

let newPort: () => BinderPort = workerPort

/** A worker for each task: what it holds of the view and of the book goes with it. */
function ask(task: BinderTask, { onProgress, signal, save }: BinderOptions): Promise<Extract<FromBinderWorker, { kind: 'looked' | 'made' }>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(aborted())
    const port = newPort()
    const settle = (act: () => void) => {
      signal?.removeEventListener('abort', cancel)
      port.close()
      act()
    }
    const cancel = () => settle(() => reject(aborted()))
    const fail = (detail: string) => settle(() => reject(new ExpectedFailure('unexpected', { message: '没有成册，档案没有受影响。请重试；若反复出现，请重新启动程序。', detail })))
    signal?.addEventListener('abort', cancel)
    port.onMessage(message => {
      switch (message.kind) {
        case 'progress': return onProgress?.(message.progress)
        case 'wantFont': return void handFont(port, message.faceId)
        case 'wantAttachment': return void handAttachment(port, message.sha256)
        case 'saveFile':
          saved(message.file, save).then(() => port.post({ kind: 'fileSaved' }), (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error)))))
          return
        case 'failed': return fail(message.detail)
        case 'looked':
        case 'made': return settle(() => resolve(message))
      }
    }, fail)
    port.post({ kind: 'task', task })
  })
}

/** A font that can't be read is passed over: another has the characters. */
async function handFont(port: BinderPort, faceId: string): Promise<void> {
  const outcome = await machineSide().fontFile({ id: faceId })
  port.post({ kind: 'font', faceId, bytes: outcome.ok ? outcome.value.bytes : null })
}

async function saved(file: FolderFile, save: BinderOptions['save']): Promise<void> {
  if (save === undefined) throw new Error(`nobody takes ${file.name}`)
  await save(file)
}

/** One that is gone or damaged is told with the binder. */
async function handAttachment(port: BinderPort, sha256: string): Promise<void> {
  const outcome = await machineSide().getBlob({ sha256 })
  port.post({ kind: 'attachment', sha256, bytes: outcome.ok ? outcome.value.bytes : null })
}

function aborted(): DOMException {
  return new DOMException('given up', 'AbortError')
}

function workerPort(): BinderPort {
  const worker = new Worker(new URL('./binder-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: message => worker.postMessage(message),
    onMessage: (hear, broken) => {
      worker.onmessage = (event: MessageEvent<FromBinderWorker>) => hear(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}
