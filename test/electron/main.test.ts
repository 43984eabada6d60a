import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { callNames } from '#shared/contract/contract.ts'
import { refusedSwitches } from '../../electron/shell/refused-switches.ts'
import { type StandIn, electronStandIn } from '../support/electron-stand-in.ts'
import { temporaryFolders } from '../support/temporary-folder.ts'

const newFolder = temporaryFolders()

const doubles = vi.hoisted(() => ({
  electron: {} as Record<string, unknown>,
  session: { answered: [] as string[], closed: 0, elsewhere: false, shell: null as unknown },
  pages: { folder: '' },
}))

vi.mock('electron', () => ({
  get app() { return doubles.electron['app'] },
  get BrowserWindow() { return doubles.electron['BrowserWindow'] },
  get Menu() { return doubles.electron['Menu'] },
  get dialog() { return doubles.electron['dialog'] },
  get ipcMain() { return doubles.electron['ipcMain'] },
  get protocol() { return doubles.electron['protocol'] },
  get session() { return doubles.electron['session'] },
  get shell() { return doubles.electron['shell'] },
}))

vi.mock('../../electron/contract/session.ts', () => ({
  openSession: async (options: { shell: unknown }) => {
    doubles.session.shell = options.shell
    return {
      handlers: new Proxy({}, { get: (_, call: string) => async () => { doubles.session.answered.push(call); return {} } }),
      log: { note: () => {}, error: () => {} },
      isOpenElsewhere: async () => doubles.session.elsewhere,
      close: async () => { doubles.session.closed += 1 },
    }
  },
}))

vi.mock('../../electron/shell/log-crashes.ts', () => ({ logCrashes: () => {} })) // its listeners would stay in this process

vi.mock('../../electron/files/site.ts', async original => {
  const real = await original<typeof import('../../electron/files/site.ts')>()
  return { ...real, readSite: () => real.readSite(doubles.pages.folder) }
})

let electron: StandIn

beforeEach(() => {
  vi.resetModules()
  electron = electronStandIn()
  doubles.electron = electron.module
  doubles.session = { answered: [], closed: 0, elsewhere: false, shell: null }
  doubles.pages.folder = newFolder()
  mkdirSync(join(doubles.pages.folder, 'assets'))
  writeFileSync(join(doubles.pages.folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">')
  writeFileSync(join(doubles.pages.folder, 'assets', 'app.js'), 'let a = 1')
})

async function started(): Promise<StandIn> {
  await import('../../electron/main.ts')
  return electron
}

describe('the window', () => {
  test('is sandboxed, isolated and without Node, plug-ins or developer tools', async () => {
    const { windows } = await started()
    expect(windows).toHaveLength(1)
    expect(windows[0]!.options.webPreferences).toEqual({
      preload: expect.stringMatching(/preload\.cjs$/),
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: false,
    })
    expect(windows[0]!.loaded).toEqual(['app://ledger/'])
  })

  test('the sandbox is on for all processes before the engine is ready', async () => {
    const { order } = await started()
    expect(order.indexOf('enableSandbox')).toBeGreaterThanOrEqual(0)
    expect(order.indexOf('enableSandbox')).toBeLessThan(order.indexOf('whenReady'))
    expect(order.indexOf('registerSchemesAsPrivileged')).toBeLessThan(order.indexOf('whenReady'))
  })

  test('has no menu, and the engine keeps its files apart from ours', async () => {
    const { menus, paths } = await started()
    expect(menus).toEqual([null])
    expect(paths['userData']).toMatch(/dangwu-ledger[\\/]electron$/)
  })

  test('opens no other window', async () => {
    expect((await started()).contents.windowOpenHandler!({ url: 'app://ledger/' })).toEqual({ action: 'deny' })
  })

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s: stays on our page', async event => {
    const { contents } = await started()
    for (const url of ['https://example.org/', 'http://127.0.0.1:47613/', 'file:///etc/passwd', 'app://ledger/other.html', 'app://other/', 'app://ledger.example.org/', 'javascript:1', 'data:text/html,x', '']) {
      expect([url, contents.emit(event, { url }).prevented]).toEqual([url, true])
    }
    expect(contents.emit(event, { url: 'app://ledger/' }).prevented).toBe(false) // loading it anew
  })

  test('attaches no webview', async () => {
    expect((await started()).contents.emit('will-attach-webview', {}).prevented).toBe(true)
  })
})

describe('the session', () => {
  test('grants no permission, neither asked for nor looked up, and no device', async () => {
    const { session } = await started()
    const granted: boolean[] = []
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid', 'serial', 'usb', 'fullscreen', 'openExternal']) {
      session.permissionRequest!(null, permission, (answer: boolean) => granted.push(answer))
      granted.push(session.permissionCheck!(null, permission))
    }
    granted.push(session.devicePermission!({}))
    expect(granted).toEqual(granted.map(() => false))
    expect(granted.length).toBe(19)
  })

  test('cancels every request but those for our own pages', async () => {
    const { session } = await started()
    const cancelled = (url: string) => {
      let answer: { cancel?: boolean } = {}
      session.beforeRequest!({ url }, given => { answer = given })
      return answer.cancel
    }
    for (const url of ['http://example.org/', 'https://example.org/', 'ws://example.org/', 'wss://example.org/', 'file:///etc/passwd', 'ftp://example.org/', 'devtools://x/', 'chrome://settings', 'nonsense']) expect([url, cancelled(url)]).toEqual([url, true])
    for (const url of ['app://ledger/', 'blob:app://ledger/1', 'data:image/png;base64,']) expect([url, cancelled(url)]).toEqual([url, false])
  })

  test('checks no spelling, downloads nothing, asks no proxy, resolves no name', async () => {
    const { session, switches } = await started()
    expect(session.spellChecker).toBe(false)
    expect(session.emit('will-download', {}).prevented).toBe(true)
    expect(session.proxy).toEqual({ mode: 'direct' })
    expect(switches).toMatchObject({ lang: 'zh-CN', 'host-resolver-rules': 'MAP * ~NOTFOUND', 'disable-background-networking': '', 'disable-component-update': '', 'disable-domain-reliability': '' })
  })
})

describe('app://ledger', () => {
  const get = async (url: string, method = 'GET') => (await started()).protocolHandler!(new Request(url, { method }))

  test('is a standard, secure scheme', async () => {
    expect((await started()).schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
  })

  test('answers the page with the policy and its nonce', async () => {
    const response = await get('app://ledger/')
    const nonce = /nonce="([\w-]{20,})"/.exec(await response.text())![1]!
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('answers the built files', async () => {
    const response = await get('app://ledger/assets/app.js')
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/javascript; charset=utf-8', 'let a = 1'])
  })

  test.each([
    'app://ledger/../../etc/passwd', 'app://ledger/%2e%2e/%2e%2e/etc/passwd', 'app://ledger/..%5c..%5cetc', 'app://ledger/%00', 'app://ledger//etc/passwd', 'app://ledger/etc/passwd',
    'app://ledger/C:/Windows/win.ini', 'app://ledger/assets', 'app://other/', 'app://ledger.example.org/', 'app://LEDGER2/index.html',
  ])('%s is not found', async url => {
    expect((await get(url)).status).toBe(404)
  })

  test('answers nothing but GET', async () => {
    expect((await get('app://ledger/', 'POST')).status).toBe(404)
  })
})

describe('calls', () => {
  const mainFrame = { url: 'app://ledger/' }

  test('each has its channel, and no channel is without a call', async () => {
    expect([...(await started()).channels.keys()]).toEqual(callNames.map(call => `ledger:${call}`))
  })

  test('our own page is answered', async () => {
    const { channels } = await started()
    expect(await channels.get('ledger:drafts')!({ sender: { mainFrame }, senderFrame: mainFrame }, {})).toMatchObject({ ok: true })
    expect(doubles.session.answered).toEqual(['drafts'])
  })

  test.each<[string, { sender: object; senderFrame: object | null }]>([
    ['a frame inside our page', { sender: { mainFrame }, senderFrame: { url: 'app://ledger/' } }],
    ['a frame that is gone', { sender: { mainFrame }, senderFrame: null }],
    ...['https://example.org/', 'file:///x.html', 'app://other/', 'app://ledger.example.org/', 'https://ledger/', 'about:blank', ''].map((url): [string, { sender: object; senderFrame: object }] => {
      const frame = { url }
      return [url, { sender: { mainFrame: frame }, senderFrame: frame }]
    }),
  ])('%s is refused on every channel', async (_, event) => {
    const { channels } = await started()
    for (const [name, handle] of channels) expect([name, await handle(event, {})]).toMatchObject([name, { ok: false, failure: { code: 'bad-request' } }])
    expect(doubles.session.answered).toEqual([])
  })

  test('a bad request is answered in plain words', async () => {
    const { channels } = await started()
    for (const call of callNames) expect([call, await channels.get(`ledger:${call}`)!({ sender: { mainFrame }, senderFrame: mainFrame }, 'no object')]).toMatchObject([call, { ok: false, failure: { code: 'bad-request' } }])
    expect(doubles.session.answered).toEqual([])
  })
})

describe('starting and ending', () => {
  test.each(refusedSwitches)('--%s: the program does not start', async name => {
    electron.given.add(name)
    await started()
    expect(electron.exitCode).toBe(1)
    expect(electron.windows).toEqual([])
  })

  test('a second start quits, and the first comes to the front', async () => {
    electron.isSecond = true
    await started()
    expect([electron.quits, electron.windows]).toEqual([1, []])
  })

  test('the first start comes to the front when there is a second', async () => {
    const { windows, app } = await started()
    const before = windows[0]!.shown
    app.emit('second-instance', {})
    expect(windows[0]!.shown).toBe(before + 1)
  })

  test('an archive that is open in another shell opens no second window', async () => {
    doubles.session.elsewhere = true
    await started()
    expect([electron.quits, electron.windows]).toEqual([1, []])
  })

  test('quitting waits for the snapshot', async () => {
    const { app } = await started()
    expect(app.emit('before-quit', {}).prevented).toBe(true)
    await vi.waitFor(() => { expect(electron.quits).toBe(1) })
    expect(doubles.session.closed).toBe(1)
    expect(app.emit('before-quit', {}).prevented).toBe(false)
  })

  test('a page that crashes is loaded anew; one that crashes again at once ends the program in plain words', async () => {
    const { contents, errorBoxes } = await started()
    contents.emit('render-process-gone', { reason: 'crashed' })
    expect(contents.reloads).toBe(1)
    contents.emit('render-process-gone', { reason: 'crashed' })
    expect([contents.reloads, errorBoxes.length, electron.quits]).toEqual([1, 1, 1])
  })

  test('what the engine keeps for the page is thrown away when the page can not open it any more', async () => {
    const { session } = await started()
    const { clearWindowStorage } = doubles.session.shell as { clearWindowStorage: () => Promise<void> }
    await clearWindowStorage()
    expect(session.cleared).toEqual([{ storages: ['indexdb'] }])
  })

  test('folders are chosen in the system dialog; cancelled is null', async () => {
    const { dialogAnswers } = await started()
    const { chooseFolder } = doubles.session.shell as { chooseFolder: (title: string) => Promise<string | null> }
    dialogAnswers.push(['/data'], [])
    expect([await chooseFolder('数据文件夹'), await chooseFolder('数据文件夹')]).toEqual(['/data', null])
  })
})
