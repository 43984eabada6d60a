import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { SectionRow } from '#shared/model/dossier/section-tables.ts'
import type { FromSectionWorker, SectionAnswers, SectionQuestion, ToSectionWorker } from './section-protocol.ts'

/** What carries messages to the worker and back; tests hand over one without a thread. */
export interface SectionPort {
  readonly post: (message: ToSectionWorker, transfer?: Transferable[]) => void
  readonly onMessage: (hear: (message: FromSectionWorker) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
}

let newPort: () => SectionPort = workerPort
let port: SectionPort | null = null
let lastId = 0
const waiting = new Map<number, Waiting>()

/** What the section holds, handed to a worker of its own; this thread keeps nothing of it. */
export function openSectionDesk(bytes: Uint8Array): void {
  if (port === null) {
    const opened = newPort()
    opened.onMessage(message => { if (port === opened) hear(message) }, detail => { if (port === opened) breakDesk(detail) })
    port = opened
  }
  port.post({ kind: 'open', bytes }, [bytes.buffer])
}

export function applyToSectionDesk(rows: readonly SectionRow[]): void {
  port?.post({ kind: 'apply', rows })
}

/** Ends the worker: what it knew is gone. */
export function closeSectionDesk(): void {
  port?.close()
  port = null
  const left = [...waiting.values()]
  waiting.clear()
  for (const { reject } of left) reject(new ExpectedFailure('section-locked'))
}

/** Throws section-locked where nothing is open. */
export function askSection<Q extends SectionQuestion>(question: Q): Promise<SectionAnswers[Q['kind']]> {
  return new Promise((resolve, reject) => {
    if (port === null) return reject(new ExpectedFailure('section-locked'))
    lastId += 1
    waiting.set(lastId, { resolve, reject })
    port.post({ kind: 'ask', id: lastId, question })
  })
}

/** For tests: questions go through ports from here on. */
export function connectSection(makePort: () => SectionPort): void {
  closeSectionDesk()
  newPort = makePort
}

/** Of a worker that has died: the door must be opened anew. */
let onBroken: () => void = () => {}

export function whenDeskBreaks(act: () => void): void {
  onBroken = act
}

function breakDesk(detail: string): void {
  console.error('the worker of the section has ended', detail)
  closeSectionDesk()
  onBroken()
}

function hear(message: FromSectionWorker): void {
  const asked = waiting.get(message.id)
  waiting.delete(message.id)
  switch (message.kind) {
    case 'answer': return asked?.resolve(message.answer as never) // the worker answers a question with its own kind of answer
    case 'failed': return asked?.reject(new ExpectedFailure('unexpected', { message: message.message, detail: message.detail }))
  }
}

function workerPort(): SectionPort {
  const worker = new Worker(new URL('./section-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: (hears, broken) => {
      worker.onmessage = (event: MessageEvent<FromSectionWorker>) => hears(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}
