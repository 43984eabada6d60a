import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { aUser, openBrowser, type Program, root, type screens, startProgram, type User } from './program.ts'

/** One user's program and browser, from start to start, and whatever went wrong in any of their pages. */
export interface Story {
  readonly user: User
  /** Of the program; with the same one, the window finds its database again. */
  readonly port: number
  readonly page: Page
  readonly browser: BrowserContext
  readonly program: Program
  /** Page errors, breaches of the page's policy, and requests to anywhere but the program. Empty in a good story. */
  readonly troubles: readonly string[]
  /** Starts program and browser; their port stays the same, so that the window finds its database again. */
  start(env?: Readonly<Record<string, string>>): Promise<void>
  /** Window closed, program told to end: it makes its snapshot. */
  quit(): Promise<void>
  /** Both killed at once, as a power cut does. */
  crash(): Promise<void>
  /** The troubles so far, which were meant to be. */
  takeTroubles(): readonly string[]
  /** A picture of the whole window, or of another one than the first. */
  shot(name: string, page?: Page): Promise<void>
  /** `before`: done before the user's folders are taken away. */
  end(before?: () => void): Promise<void>
}

interface Options {
  /** The pictures' folder under test-output. */
  readonly pictures: string
  readonly screen?: keyof typeof screens
  readonly user?: User
  readonly env?: Readonly<Record<string, string>>
  readonly port?: number
  /** False: the story begins when it is told to. */
  readonly begins?: boolean
}

export async function aStory({ pictures, screen = 'plain', user = aUser(), env = {}, port: givenPort, begins = true }: Options): Promise<Story> {
  const folder = join(root, 'test-output', pictures)
  mkdirSync(folder, { recursive: true })
  const port = givenPort ?? await freePort()
  const troubles: string[] = []
  let running: { readonly program: Program; readonly browser: BrowserContext; readonly page: Page } | null = null
  const now = () => {
    if (running === null) throw new Error('the story has not been started')
    return running
  }
  const start: Story['start'] = async (more = {}) => {
    const program = await startProgram(user, { port, env: { ...env, ...more } })
    const browser = await openBrowser(user, screen)
    await watch(browser, new URL(program.address).origin, troubles)
    const page = browser.pages()[0] ?? (await browser.newPage())
    running = { program, browser, page }
    await page.goto(program.address)
  }
  const quit = async () => {
    const { browser, program } = now()
    running = null
    await browser.close()
    await program.quit()
  }
  if (begins) await start()
  return {
    user, port, troubles, start, quit,
    get page() { return now().page },
    get browser() { return now().browser },
    get program() { return now().program },
    takeTroubles: () => troubles.splice(0),
    crash: async () => {
      const { program, browser } = now()
      running = null
      await Promise.all([program.kill(), killBrowser(browser, user)])
    },
    shot: async (name, of) => { writeFileSync(join(folder, `${name}.png`), await (of ?? now().page).screenshot({ animations: 'disabled' })) },
    end: async before => {
      if (running !== null) await quit()
      before?.()
      user.leave()
    },
  }
}

/** Hears of errors, policy breaches and foreign requests in every page that the browser opens. */
async function watch(browser: BrowserContext, origin: string, troubles: string[]): Promise<void> {
  await browser.addInitScript(() => {
    addEventListener('securitypolicyviolation', event => console.error(`policy breach: ${event.violatedDirective} ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}:${event.columnNumber} ${location.href}`))
  })
  browser.on('weberror', ({ error }) => { troubles.push(`page error: ${error().stack ?? error().message}`) })
  browser.on('console', message => {
    if (message.type() === 'error' && /policy breach|Content Security Policy|Uncaught/.test(message.text())) troubles.push(message.text())
  })
  browser.on('request', request => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(blob|data|about):/.test(url)) troubles.push(`request to ${url}`)
  })
}

/** kill -9 to every process of the user's browser, and until all of them are gone. */
export async function killBrowser(browser: BrowserContext, user: User): Promise<void> {
  const closed = new Promise<void>(resolve => { browser.once('close', () => { resolve() }) })
  const groups = new Set(processes().filter(one => one.commandLine.includes(user.profile)).map(one => one.group))
  for (;;) {
    const left = processes().filter(one => groups.has(one.group) && one.state !== 'Z')
    if (left.length === 0) break
    for (const { id } of left) killQuietly(id)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  await closed
}

interface RunningProcess { readonly id: number; readonly state: string; readonly group: number; readonly commandLine: string }

/** As Linux tells them; playwright gives each browser a group of its own. */
function processes(): readonly RunningProcess[] {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
    const [, state = '', group = ''] = /\) (\S) \d+ (\d+)/.exec(read(`/proc/${name}/stat`)) ?? []
    return state === '' ? [] : [{ id: Number(name), state, group: Number(group), commandLine: read(`/proc/${name}/cmdline`) }]
  })
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isGone(error)) return ''
    throw error
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'ENOENT')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  })
}
