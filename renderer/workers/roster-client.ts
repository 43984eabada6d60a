import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { FromRosterWorker, RosterAnswers, RosterProgress, RosterTask, ToRosterWorker } from './roster-protocol.ts'

/** What carries tasks to the worker and back; tests hand over one without a thread. */
export interface RosterPort {
  readonly post: (message: ToRosterWorker) => void
  readonly onMessage: (hear: (message: FromRosterWorker) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

/** The worker that holds one roster file, until it is closed. */
export interface RosterClient {
  /** Throws ExpectedFailure with a sentence; with an AbortError once the client is closed. */
  readonly ask: <K extends RosterTask['kind']>(task: Extract<RosterTask, { readonly kind: K }>, onProgress?: (progress: RosterProgress) => void) => Promise<RosterAnswers[K]>
  /** Ends the worker at once, and the reading of a file in it. */
  readonly close: () => void
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
  readonly onProgress: ((progress: RosterProgress) => void) | undefined
}

export function openRoster(): RosterClient {
  const port = newPort()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  const settle = (id: number): Waiting | undefined => {
    const asked = waiting.get(id)
    waiting.delete(id)
    return asked
  }
  const endAll = (error: unknown) => {
    for (const id of [...waiting.keys()]) settle(id)?.reject(error)
  }
  port.onMessage(message => {
    switch (message.kind) {
      case 'progress': return waiting.get(message.id)?.onProgress?.(message.progress)
      case 'answer': return settle(message.id)?.resolve(message.answer as never) // the worker answers a task with its own kind of answer
      case 'failed': return settle(message.id)?.reject(failure(message.message, message.detail))
    }
  }, detail => endAll(failure(null, detail)))
  return {
    ask: (task, onProgress) => new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject, onProgress })
      port.post({ id: lastId, task })
    }),
    close: () => {
      port.close()
      endAll(new DOMException('given up', 'AbortError'))
    },
  }
}

/** For tests: rosters are held by ports from here on. */
export function connectRosters(makePort: () => RosterPort): void {
  newPort = makePort
}

let newPort: () => RosterPort = workerPort

function failure(message: string | null, detail: string): ExpectedFailure {
  return message === null
    ? new ExpectedFailure('unexpected', { message: '名册没有核对完，什么都没有写入，档案没有受影响。请重新选择文件再试；若反复出现，请联系维护人员。', detail })
    : new ExpectedFailure('spreadsheet-refused', { message, ...(detail === '' ? {} : { detail }) })
}

function workerPort(): RosterPort {
  const worker = new Worker(new URL('./roster-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: message => worker.postMessage(message),
    onMessage: (hear, broken) => {
      worker.onmessage = (event: MessageEvent<FromRosterWorker>) => hear(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}
