import * as fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pauseFor } from 'node:timers/promises'
import * as z from 'zod'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { Instant } from '#shared/time/instant.ts'
import { errorCode, replaceFile } from '../../files/durable-file.ts'
import { turns } from '../store/turns.ts'

/** `DATA/unlock-tries.json`: wrong passwords and recovery keys since the last right one, whoever typed them in whichever program. A sealed section counts its own in `section-tries.json`. */
const Tries = z.object({ wrong: z.int().min(0), at: Instant })
type Tries = z.infer<typeof Tries>

export interface TryTools {
  readonly now: () => Date
  readonly pause?: (ms: number) => Promise<unknown>
  /** Whose password it is; missing = the archive's. */
  readonly of?: 'section'
}

/** Five tries are free; then 30 seconds, doubled with each further one up to 15 minutes (reliability.md 4.8). */
export const freeTries = 5
const firstWaitSeconds = 30
const longestWaitSeconds = 15 * 60
const leastMs = 300

/**
 * Tries a secret. A wrong one takes 300 ms at least and is counted before it is tried, so that a killed program has used it up too; a right one makes
 * all forgotten. Throws too-many-tries where the clerk must wait first, and whatever the try throws. Nothing is ever wiped.
 */
export function tried<T>(dataFolder: string, { now, pause = pauseFor, of }: TryTools, attempt: () => Promise<T>): Promise<T> {
  const file = path.join(dataFolder, of === 'section' ? 'section-tries.json' : triesName)
  return inOrder(async () => {
    const before = await triesOf(file)
    const wait = await waitOf(file, before, now())
    if (wait > 0) throw tooManyTries(wait)
    await keep(file, { wrong: before.wrong + 1, at: now().toISOString() })
    const begun = performance.now()
    try {
      const result = await attempt()
      await forget(file)
      return result
    } catch (error) {
      if (isWrongSecret(error)) await pause(Math.max(0, leastMs - (performance.now() - begun)))
      else await keep(file, before)
      throw error
    }
  })
}

/** How long a clerk must wait before the next try. */
export function waitSeconds(dataFolder: string, now: Date): Promise<number> {
  const file = path.join(dataFolder, triesName)
  return inOrder(async () => waitOf(file, await triesOf(file), now))
}

const triesName = 'unlock-tries.json'

const inOrder = turns()

/** What this program has counted itself: holds also where the folder can't be written. */
const counted = new Map<string, Tries>()
const none: Tries = { wrong: 0, at: new Date(0).toISOString() }

async function triesOf(file: string): Promise<Tries> {
  const here = counted.get(file) ?? none
  const there = await read(file)
  return there.wrong >= here.wrong ? there : here
}

/** A clock that was set back makes the waiting begin anew. */
async function waitOf(file: string, tries: Tries, now: Date): Promise<number> {
  const wait = tries.wrong < freeTries ? 0 : Math.min(firstWaitSeconds * 2 ** Math.min(tries.wrong - freeTries, 10), longestWaitSeconds)
  const passed = (now.getTime() - Date.parse(tries.at)) / 1000
  if (wait === 0 || passed >= wait) return 0
  if (passed >= 0) return Math.ceil(wait - passed)
  await keep(file, { ...tries, at: now.toISOString() })
  return wait
}

function tooManyTries(seconds: number): ExpectedFailure {
  const time = seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
  return new ExpectedFailure('too-many-tries', { message: `口令或恢复密钥连续输错多次，请等 ${time}再试。档案没有受影响，输错多少次都不会丢失。` })
}

function isWrongSecret(error: unknown): boolean {
  return error instanceof ExpectedFailure && ['wrong-password', 'wrong-recovery-key'].includes(error.failure.code)
}

async function read(file: string): Promise<Tries> {
  try {
    return Tries.parse(JSON.parse(await fs.readFile(file, 'utf8')))
  } catch {
    return none // missing, or damaged: a flipped bit must not keep a clerk out
  }
}

async function keep(file: string, tries: Tries): Promise<void> {
  if (tries.wrong === 0) return forget(file)
  counted.set(file, tries)
  await replaceFile(file, Buffer.from(`${JSON.stringify(tries)}\n`, 'utf8')).catch(() => undefined) // a folder that can only be read still opens; this program remembers
}

async function forget(file: string): Promise<void> {
  counted.delete(file)
  await fs.rm(file).catch((error: unknown) => { if (!cannotBeWritten.includes(errorCode(error))) throw error })
}

/** Where nothing was written, nothing needs to go. */
const cannotBeWritten = ['ENOENT', 'EROFS', 'EACCES', 'EPERM']
