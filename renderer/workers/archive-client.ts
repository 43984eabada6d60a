import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { ArchiveAnswers, ArchiveQuestion, FromArchiveWorker, ToArchiveWorker } from './archive-protocol.ts'

/** What carries messages to the worker and back; tests hand over one without a thread. */
export interface ArchivePort {
  readonly post: (message: ToArchiveWorker) => void
  readonly onMessage: (hear: (message: FromArchiveWorker) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

type AnswerTo<Q extends ArchiveQuestion> = ArchiveAnswers[Q['kind']]

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
}

let newPort: () => ArchivePort = workerPort
let port: ArchivePort | null = null
let lastId = 0
const waiting = new Map<number, Waiting>()

/** Asks rules or ledgers, in a worker. Throws ExpectedFailure with a sentence; with an AbortError once `signal` is given up. */
export function askArchive<Q extends ArchiveQuestion>(question: Q, signal?: AbortSignal): Promise<AnswerTo<Q>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(aborted())
    lastId += 1
    const id = lastId
    const giveUp = () => {
      waiting.delete(id)
      reject(aborted())
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    waiting.set(id, { resolve: answer => { signal?.removeEventListener('abort', giveUp); resolve(answer) }, reject })
    openPort().post({ id, question })
  })
}

/** For tests: questions go through ports from here on. */
export function connectArchive(makePort: () => ArchivePort): void {
  newPort = makePort
  endPort('another port')
}

function openPort(): ArchivePort {
  if (port !== null) return port
  const opened = newPort()
  opened.onMessage(hear, endPort)
  port = opened
  return opened
}

function hear(message: FromArchiveWorker): void {
  const asked = waiting.get(message.id)
  waiting.delete(message.id)
  switch (message.kind) {
    case 'answer': return asked?.resolve(message.answer as never) // the worker answers a question with its own kind of answer
    case 'failed': return asked?.reject(new ExpectedFailure('unexpected', { message: message.message, detail: message.detail }))
  }
}

/** Nobody waits for a worker that is gone; the next question starts another. */
function endPort(detail: string): void {
  port?.close()
  port = null
  const left = [...waiting.values()]
  waiting.clear()
  for (const { reject } of left) reject(new ExpectedFailure('unexpected', { detail }))
}

function aborted(): DOMException {
  return new DOMException('given up', 'AbortError')
}

function workerPort(): ArchivePort {
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: message => worker.postMessage(message),
    onMessage: (hears, broken) => {
      worker.onmessage = (event: MessageEvent<FromArchiveWorker>) => hears(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}
