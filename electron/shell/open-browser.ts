import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findBrowser, lacksDisplay } from '../files/browsers.ts'

export type BrowserStart =
  | { readonly kind: 'started'; readonly browser: string }
  | { readonly kind: 'noBrowser' }
  | { readonly kind: 'noDisplay' }
  | { readonly kind: 'failed'; readonly browser: string }

/** A browser that refuses to start does so at once. */
const refusalMs = 1_500

/** Opens the address in a window of its own, with a profile of its own in `profileFolder`. */
export function openBrowser(address: string, profileFolder: string): Promise<BrowserStart> {
  if (lacksDisplay()) return Promise.resolve({ kind: 'noDisplay' })
  const browser = findBrowser()
  if (browser === null) return Promise.resolve({ kind: 'noBrowser' })
  return new Promise(resolve => {
    const child = spawn(browser, browserArguments(address, profileFolder, isRoot()), { detached: true, stdio: 'ignore' })
    const timer = setTimeout(() => { resolve({ kind: 'started', browser }) }, refusalMs)
    const ended = (code: number | null) => {
      clearTimeout(timer)
      resolve(code === 0 ? { kind: 'started', browser } : { kind: 'failed', browser }) // 0: handed over to a browser that runs already
    }
    child.once('error', () => { ended(1) })
    child.once('exit', ended)
    child.unref()
  })
}

/** Nothing of the browser itself goes to the network: no name but this PC's resolves, and no proxy is asked. */
export function browserArguments(address: string, profileFolder: string, asRoot: boolean): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${join(profileFolder, 'browser')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--no-pings',
    '--lang=zh-CN',
    ...(asRoot ? ['--no-sandbox'] : []), // Chromium's sandbox can't be had as root: it refuses to start
  ]
}

function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}
