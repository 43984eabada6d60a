import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { ensureBuilt } from '../../electron/prepare.mjs'
import { findBrowser } from './find-browser.mjs'

export const root = join(import.meta.dirname, '..', '..')

/** The PC's own, for program and window alike. */
export const timeZone = 'Asia/Shanghai'

/** A made-up user of the PC: a home of their own, with the configuration, the archive and the browser's profile in it. */
export interface User {
  readonly home: string
  readonly config: string
  readonly profile: string
  /** Where the first run puts the archive unless told otherwise. */
  readonly data: string
  leave(): void
}

export function aUser(): User {
  const home = mkdtempSync(join(tmpdir(), 'dangwu-user-'))
  const config = join(home, '.config', 'dangwu-ledger')
  mkdirSync(config, { recursive: true })
  return {
    home, config, profile: join(home, 'browser'), data: join(home, '党务台账数据'),
    leave: () => { rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }) },
  }
}

/** The running program of a user, as `npm start -- --no-browser` starts it. */
export interface Program {
  /** With the token. */
  readonly address: string
  readonly process: ChildProcess
  /** Ctrl+C: it makes its snapshot and ends. */
  quit(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

export function environment(user: User, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, HOME: user.home, XDG_CONFIG_HOME: join(user.home, '.config'), TZ: timeZone, ...more }
}

/** Starts the built browser shell and waits for the address that it prints. */
export async function startProgram(user: User, options: { readonly port?: number; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Program> {
  ensureBuilt()
  const child = spawn(process.execPath, [join(root, 'dist/electron/browser-shell.mjs'), '--no-browser', '--port', String(options.port ?? 0)], {
    cwd: user.home, env: environment(user, options.env), stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')))
  const address = await printedAddress(child, said)
  return {
    address, process: child,
    quit: () => ended(child, 'SIGINT'),
    kill: () => ended(child, 'SIGKILL'),
  }
}

async function printedAddress(child: ChildProcess, said: string[]): Promise<string> {
  if (child.stdout === null) throw new Error('the program was started without an output')
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(`${line}\n`)
    const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line)?.[0]
    if (address !== undefined) {
      child.stdout.resume()
      return address
    }
  }
  throw new Error(`the program ended without an address: ${said.join('')}`)
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

/** CSS pixels of the window: 1366×768 at 100 % and at 125 %. */
export const screens = {
  plain: { viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1 },
  enlarged: { viewport: { width: 1093, height: 614 }, deviceScaleFactor: 1.25 },
} as const

/** The user's browser with its own profile; nothing of it reaches outside this machine. */
export async function openBrowser(user: User, screen: keyof typeof screens = 'plain'): Promise<BrowserContext> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no browser on this machine: see the README')
  return chromium.launchPersistentContext(user.profile, {
    executablePath, headless: true, ...screens[screen], locale: 'zh-CN', timezoneId: timeZone,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** Opens the program's page and fails the story on any error of the page. */
export async function openPage(browser: BrowserContext, address: string): Promise<Page> {
  const page = browser.pages()[0] ?? (await browser.newPage())
  page.on('pageerror', error => { throw error })
  await page.goto(address)
  return page
}
