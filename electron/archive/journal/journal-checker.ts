import { Worker } from 'node:worker_threads'
import type { Verification } from '../state/archive.ts'
import { type JournalKeys, journalFiles } from './journal-file.ts'
import { type Expected, verifyJournal } from './verify-journal.ts'

/** Reads the whole journal again and compares it with what is expected. Rejects when the signal gives it up. */
export type JournalChecker = (folder: string, keys: JournalKeys, expected: Expected, signal?: AbortSignal) => Promise<Verification>

/** What a checking thread is told: plain data. */
export interface CheckTask {
  readonly folder: string
  readonly archiveId: string
  readonly epoch: number
  readonly keys: readonly (readonly [epoch: number, key: Uint8Array])[]
  readonly expected: Expected
}

/** In a thread of its own, so that nobody waits for a commit or a page while tens of megabytes are deciphered. `program`: the built journal-check. */
export function checkerInThread(program: string): JournalChecker {
  return async (folder, keys, expected, signal) => {
    const task = await taskOf(folder, keys, expected)
    signal?.throwIfAborted()
    return new Promise((resolve, reject) => {
      const worker = new Worker(program, { workerData: task })
      const giveUp = () => void worker.terminate()
      signal?.addEventListener('abort', giveUp, { once: true })
      worker.once('message', (verification: Verification) => { resolve(verification) })
      worker.once('error', () => { resolve(runCheck(task)) }) // a runtime that can't start the thread still checks, only less politely
      worker.once('exit', () => {
        signal?.removeEventListener('abort', giveUp)
        reject(new Error('the check of the journal was given up'))
      })
    })
  }
}

/** The same task where it stands: for programs that have nothing else to do meanwhile. */
export const checkerHere: JournalChecker = (folder, keys, expected) => verifyJournal(folder, keys, expected)

/** Runs a task in the thread that was started for it. */
export function runCheck({ folder, archiveId, epoch, keys, expected }: CheckTask): Promise<Verification> {
  const known = new Map(keys)
  return verifyJournal(folder, { archiveId, epoch, journalKey: wanted => known.get(wanted) }, expected)
}

async function taskOf(folder: string, keys: JournalKeys, expected: Expected): Promise<CheckTask> {
  const epochs = new Set((await journalFiles(folder)).map(({ name }) => Number(/-(\d+)\.j1$/.exec(name)?.[1])))
  return {
    folder, archiveId: keys.archiveId, epoch: keys.epoch, expected,
    keys: [...epochs].flatMap(epoch => {
      const key = keys.journalKey(epoch)
      return key === undefined ? [] : [[epoch, key] as const]
    }),
  }
}
