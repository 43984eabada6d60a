import { rebuildView } from '../storage/view-keeper.ts'
import { view } from '../storage/view.ts'
import type { FromListWorker, ListAnswers, ListQuestion, PackedAnswer, ToListWorker } from './list-protocol.ts'
import type { MeetingRow, PersonRow } from './list-query.ts'
import { pageUnpacker } from './page-packing.ts'

/** What carries messages to the worker and back; tests hand over one without a thread. */
export interface ListPort {
  readonly post: (message: ToListWorker) => void
  readonly onMessage: (hear: (message: FromListWorker) => void, broken: (detail: string) => void) => void
  readonly close: () => void
}

export interface ListClient {
  readonly ask: <K extends ListQuestion['kind']>(question: Extract<ListQuestion, { readonly kind: K }>) => Promise<ListAnswers[K]>
  /** Hears when rows have changed and a list should be asked for again. */
  readonly onFresh: (listener: () => void) => () => void
  readonly close: () => void
}

let current: ListClient | null = null

/** The window's one list worker, started when the first list is shown. */
export function lists(): ListClient {
  current ??= listClient(workerPort())
  return current
}

/** For tests: lists are answered through this port from now on. */
export function connectLists(port: ListPort): ListClient {
  current?.close()
  current = listClient(port)
  return current
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
}

/** Rebuilds that one window asks for because its worker can't read the view, until a read succeeds. */
const maxRebuilds = 2

export function listClient(port: ListPort): ListClient {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<() => void>()
  let lastId = 0
  let rebuilds = 0
  const meetings = pageUnpacker<MeetingRow>()
  const people = pageUnpacker<PersonRow>()
  const unpacked = (answer: PackedAnswer): ListAnswers[keyof ListAnswers] => {
    switch (answer.kind) {
      case 'meetings': return meetings.unpack(answer.page)
      case 'people': return people.unpack(answer.page)
      case 'find': return answer.found
    }
  }
  port.onMessage(message => {
    switch (message.kind) {
      case 'answer':
        waiting.get(message.id)?.resolve(unpacked(message.answer) as never) // the worker answers a question with its own kind of answer
        waiting.delete(message.id)
        return
      case 'failed':
        waiting.get(message.id)?.reject(new Error(message.detail))
        waiting.delete(message.id)
        return
      case 'fresh':
        rebuilds = 0
        for (const listener of listeners) listener()
        return
      case 'unreadable':
        rebuilds += 1
        if (rebuilds <= maxRebuilds) rebuildView().catch((error: unknown) => console.error('the view could not be rebuilt', error)) // shown by the view's status
    }
  }, detail => {
    for (const { reject } of waiting.values()) reject(new Error(detail))
    waiting.clear()
  })
  const unfollow = view.follow(change => port.post({ kind: 'follow', change }))
  return {
    ask: question => new Promise((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      port.post({ kind: 'ask', id: lastId, question })
    }),
    onFresh: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      unfollow()
      port.close()
    },
  }
}

function workerPort(): ListPort {
  const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module' })
  return {
    post: message => worker.postMessage(message),
    onMessage: (hear, broken) => {
      worker.onmessage = (event: MessageEvent<FromListWorker>) => hear(event.data)
      worker.onerror = event => broken(event.message)
    },
    close: () => worker.terminate(),
  }
}
