import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import * as net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { errorCode, exists, replaceFile } from '../../files/durable-file.ts'

/** Who writes to an archive now. */
export const LockHolder = z.object({
  pid: z.int(),
  user: z.string(),
  /** 窗口程序, 命令行 …, for reading. */
  program: z.string(),
  since: z.string(),
})
export type LockHolder = z.infer<typeof LockHolder>

/** `holder` is null when nothing readable says who it is. */
export type LockAttempt = { readonly kind: 'taken'; readonly lock: WriterLock } | { readonly kind: 'held'; readonly holder: LockHolder | null }

export interface WriterLock {
  release(): Promise<void>
}

export interface LockOptions {
  readonly program: string
  readonly at: string
  /** The same user started the program again: bring the window up. */
  readonly onSecondStart: () => void
}

/** One writer an archive: a pipe or abstract socket that the system frees when the process dies; lock.json only says who (formats.md §2). */
export async function takeWriterLock(folder: string, { program, at, onSecondStart }: LockOptions): Promise<LockAttempt> {
  const holder: LockHolder = { pid: process.pid, user: os.userInfo().username, program, since: at }
  const server = net.createServer(socket => { answer(socket, holder.user, onSecondStart) })
  try {
    await listening(server, await lockAddress(folder))
  } catch (error) {
    if (['EADDRINUSE', 'EACCES'].includes(errorCode(error))) return { kind: 'held', holder: await holderOf(folder) }
    throw error
  }
  server.unref()
  await replaceFile(lockFile(folder), Buffer.from(JSON.stringify(holder))).catch(() => undefined) // it only says who: a read-only or full folder is told when something is saved
  return { kind: 'taken', lock: { release: () => released(server, folder) } }
}

/** True when the holder is this user's and has heard. A folder that isn't there has none. */
export async function askHolderToShow(folder: string): Promise<boolean> {
  if (!(await exists(folder))) return false
  const address = await lockAddress(folder)
  return new Promise(resolve => {
    const socket = net.connect({ path: address })
    let heard = ''
    socket.setTimeout(askTimeoutMs, () => socket.destroy())
    socket.setEncoding('utf8')
    socket.on('connect', () => socket.end(`${JSON.stringify({ ask: 'show', user: os.userInfo().username })}\n`))
    socket.on('data', text => { heard += String(text) })
    socket.on('error', () => { resolve(false) })
    socket.on('close', () => { resolve(heard.trim() === 'shown') })
  })
}

const askTimeoutMs = 5_000
const longestQuestion = 1_000

const Question = z.object({ ask: z.literal('show'), user: z.string() })

function answer(socket: net.Socket, user: string, onSecondStart: () => void): void {
  let asked = ''
  socket.setEncoding('utf8')
  socket.setTimeout(askTimeoutMs, () => socket.destroy())
  socket.on('error', () => socket.destroy()) // whoever asked is gone
  socket.on('data', text => {
    asked += String(text)
    if (asked.length > longestQuestion) return void socket.destroy()
    if (!asked.includes('\n')) return
    const isOurs = asksToShow(asked, user)
    if (isOurs) onSecondStart()
    socket.end(isOurs ? 'shown\n' : 'refused\n')
  })
}

function asksToShow(line: string, user: string): boolean {
  try {
    return Question.parse(JSON.parse(line)).user === user
  } catch {
    return false // not our own program's words
  }
}

/** Of DATA's real path. Linux: NUL and exactly 107 characters, which fill the name, because Node versions pad shorter ones differently. */
export async function lockAddress(folder: string, platform: NodeJS.Platform = process.platform): Promise<string> {
  const hash = createHash('sha256').update(await fs.realpath(folder)).digest('hex')
  return platform === 'win32' ? `\\\\.\\pipe\\dangwu-ledger-${hash}` : `\0${`dangwu-ledger-${hash}`.padEnd(107, '-')}`
}

function lockFile(folder: string): string {
  return path.join(folder, 'lock.json')
}

async function holderOf(folder: string): Promise<LockHolder | null> {
  try {
    return LockHolder.parse(JSON.parse(await fs.readFile(lockFile(folder), 'utf8')))
  } catch {
    return null // it only says who; without it we know as much as before
  }
}

function listening(server: net.Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path: address }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function released(server: net.Server, folder: string): Promise<void> {
  await fs.rm(lockFile(folder), { force: true }).catch(() => undefined) // it only says who
  await new Promise<void>(resolve => { server.close(() => { resolve() }) })
}
