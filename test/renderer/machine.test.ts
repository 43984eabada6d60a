import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { callNames } from '#shared/contract/contract.ts'
import { failures, orThrow } from '#shared/contract/outcome.ts'
import { type WebShell, openWebShell } from '../../electron/shell/web-shell.ts'
import { machineHandlers } from '../support/machine-handlers.ts'
import { memoryMachine } from '../support/memory-machine.ts'

let shell: WebShell

/** What of a browser's window the bridge touches; jsdom's byte arrays are not those of Node, on which the machine side runs. */
function standInWindow(): void {
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('sessionStorage', aStorage())
  vi.stubGlobal('localStorage', aStorage())
  vi.stubGlobal('location', new URL('http://127.0.0.1/'))
  vi.stubGlobal('history', { replaceState: (_state: unknown, _title: string, path: string) => { location.href = new URL(path, location.href).href } })
}

/** As the browser's: what is kept stands there as fields, what it can do does not. */
function aStorage(): object {
  const storage: Record<string, unknown> = {}
  const able = {
    getItem: (name: string) => storage[name] ?? null,
    setItem: (name: string, value: string) => { storage[name] = value },
    clear: () => { for (const name of Object.keys(storage)) Reflect.deleteProperty(storage, name) },
  }
  for (const [name, value] of Object.entries(able)) Object.defineProperty(storage, name, { value, enumerable: false })
  return storage
}

beforeEach(async () => {
  vi.resetModules()
  standInWindow()
  shell = await openWebShell({ served: { handlers: machineHandlers(memoryMachine().machine), log: { note: () => {}, error: () => {} } }, site: new Map(), port: 0, lingerMs: 60_000, onDeserted: () => {} })
  const { origin, hash } = new URL(shell.address)
  const nodeFetch = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => nodeFetch(origin + path, { ...init, headers: { ...init.headers, Origin: origin } })) // what a browser adds by itself
  location.hash = hash
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

afterEach(async () => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await shell.end()
})

const load = () => import('../../renderer/machine.ts')

describe('over loopback', () => {
  test('the token leaves the address at once, and is kept for a reload', async () => {
    await load()
    expect(location.href).not.toContain('token')
    vi.resetModules()
    const { machine } = await load()
    expect(await machine.start({})).toMatchObject({ ok: true, value: { kind: 'ready' } })
  })

  test('a new token replaces that of a program that has ended', async () => {
    sessionStorage.setItem('ledger-token', 'x'.repeat(43))
    const { machine } = await load()
    expect(await machine.drafts({})).toEqual({ ok: true, value: [] })
  })

  test('a page inside the window, named in its address, is not taken for a token', async () => {
    await load()
    location.hash = '#/meetings'
    vi.resetModules()
    const { machine } = await load()
    expect(location.hash).toBe('#/meetings')
    expect(await machine.drafts({})).toMatchObject({ ok: true })
  })

  test('there is a function for each call', async () => {
    expect(Object.keys((await load()).machine)).toEqual([...callNames])
  })

  test('the window stays itself when the browser throws away what it kept for the page', async () => {
    const { machine } = await load()
    const nextFetch = globalThis.fetch
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const answer = await nextFetch(path, init)
      if (answer.headers.get('clear-site-data') !== null) sessionStorage.clear()
      return answer
    })
    expect(await machine.clearWindowStorage({})).toEqual({ ok: true, value: {} })
    expect(await machine.drafts({})).toMatchObject({ ok: true })
    expect(sessionStorage.getItem('ledger-token')).toMatch(/^[\w-]{43}$/)
  })

  test('bytes go there and back', async () => {
    const { machine } = await load()
    const bytes = new Uint8Array([0, 1, 254, 255, 13, 10])
    const put = orThrow(await machine.putBlob({ bytes }))
    const got = orThrow(await machine.getBlob({ sha256: put.sha256 }))
    expect([...got.bytes]).toEqual([...bytes])
  })

  test('a part of a larger buffer goes as that part alone', async () => {
    const { machine } = await load()
    expect(orThrow(await machine.putBlob({ bytes: new Uint8Array([1, 2, 3, 4, 5]).subarray(1, 3) })).bytes).toBe(2)
  })

  test('more than 200 MB are not even sent', async () => {
    const { machine } = await load()
    const sent = vi.fn()
    vi.stubGlobal('fetch', sent)
    expect(await machine.putBlob({ bytes: new Uint8Array(200 * 1024 * 1024 + 1) })).toMatchObject({ ok: false, failure: { code: 'blob-too-large' } })
    expect(sent).not.toHaveBeenCalled()
  })

  test('texts in any script go beside bytes', async () => {
    const { machine } = await load()
    expect(orThrow(await machine.saveDocument({ folder: 'folder-1', name: '周𬘭·谈话.docx', bytes: new Uint8Array([1]) })).file.label).toContain('周𬘭·谈话.docx')
  })

  test('a failure of the machine side comes as it is', async () => {
    const { machine } = await load()
    expect(await machine.getBlob({ sha256: 'a'.repeat(64) })).toEqual({ ok: false, failure: { code: 'blob-missing', message: failures['blob-missing'] } })
  })

  test('without the token it says how to open the window rightly', async () => {
    location.hash = ''
    const { machine } = await load()
    expect(await machine.drafts({})).toEqual({ ok: false, failure: { code: 'wrong-address', message: failures['wrong-address'] } })
  })

  test('when the program has ended each call says so, and none rejects', async () => {
    const { machine } = await load()
    await shell.end()
    expect(await machine.drafts({})).toEqual({ ok: false, failure: { code: 'machine-gone', message: failures['machine-gone'] } })
    expect(await machine.putBlob({ bytes: new Uint8Array(1) })).toMatchObject({ ok: false, failure: { code: 'machine-gone' } })
  })

  test('an answer that is cut off is no answer', async () => {
    const { machine } = await load()
    vi.stubGlobal('fetch', async () => new Response('{"ok":tr', { headers: { 'Content-Type': 'application/json' } }))
    expect(await machine.drafts({})).toMatchObject({ ok: false, failure: { code: 'machine-gone' } })
  })
})

describe('the place of this window', () => {
  test('is held; another window hears that the archive is open elsewhere, and only that', async () => {
    const news: string[] = []
    const other: string[] = []
    void (await load()).holdPlace(kind => news.push(kind))
    await expect.poll(() => news, { timeout: 20_000 }).toEqual(['held'])
    sessionStorage.setItem('ledger-window', 'another')
    await (await load()).holdPlace(kind => other.push(kind))
    expect(other).toEqual(['elsewhere'])
    expect(shell.presence.show()).toBe(true)
    await expect.poll(() => news, { timeout: 20_000 }).toEqual(['held', 'show'])
  })

  test('hears that the program ends', async () => {
    const news: string[] = []
    const line = (await load()).holdPlace(kind => news.push(kind))
    await expect.poll(() => news, { timeout: 20_000 }).toEqual(['held'])
    await shell.end()
    await line
    expect(news).toEqual(['held', 'ending'])
  })

  test('hears that the program is gone when it was killed', async () => {
    const news: string[] = []
    vi.stubGlobal('fetch', async () => new Response('{"kind":"held"}\n'))
    await (await load()).holdPlace(kind => news.push(kind))
    expect(news).toEqual(['held', 'gone'])
  })
})

describe('in Electron', () => {
  test('calls go through the bridge, whose rejections are failures too', async () => {
    const asked: unknown[] = []
    vi.stubGlobal('ledger', {
      ...Object.fromEntries(callNames.map(call => [call, async (input: unknown) => { asked.push([call, input]); return { ok: true, value: {} } }])),
      drafts: async () => { throw new Error('An object could not be cloned.') },
    })
    const { machine, holdPlace } = await load()
    expect(await machine.setActor({ actor: '林小满' })).toEqual({ ok: true, value: {} })
    expect(asked).toEqual([['setActor', { actor: '林小满' }]])
    expect(await machine.drafts({})).toMatchObject({ ok: false, failure: { code: 'machine-gone' } })
    const news: string[] = []
    await holdPlace(kind => news.push(kind))
    expect(news).toEqual(['held'])
  })
})
