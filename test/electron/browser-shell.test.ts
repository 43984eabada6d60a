import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { callNames } from '#shared/contract/contract.ts'
import { loopback } from '#shared/contract/loopback.ts'
import { openLine, ownHeaders, rawRequest } from '../support/raw-request.ts'
import { temporaryFolders } from '../support/temporary-folder.ts'

const root = join(import.meta.dirname, '..', '..')
const newFolder = temporaryFolders()
const running: ChildProcess[] = []
let dist: string

/** The machine side as it is shipped: bundled, with nothing installed beside it. */
beforeAll(async () => {
  dist = newFolder()
  await build({ configFile: join(root, 'electron', 'vite.config.ts'), logLevel: 'error', build: { outDir: join(dist, 'electron') } })
  mkdirSync(join(dist, 'renderer'))
  mkdirSync(join(dist, 'fonts'))
  writeFileSync(join(dist, 'renderer', 'index.html'), '<title>党务台账</title>')
})

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

interface Running {
  readonly port: number
  readonly token: string
  readonly said: () => string
  readonly child: ChildProcess
}

async function start(home: string, args: readonly string[] = ['--no-browser', '--port', '0'], env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const child = spawn(process.execPath, [join(dist, 'electron', 'browser-shell.mjs'), ...args], {
    cwd: home, env: { PATH: process.env['PATH'], HOME: home, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString('utf8') })
  await expect.poll(() => child.exitCode !== null || said.includes('Ctrl+C'), { timeout: 50_000 }).toBe(true)
  const [, port, token] = /http:\/\/127\.0\.0\.1:(\d+)\/#token=([\w-]{43})\n/.exec(said) ?? []
  return { port: Number(port), token: token ?? '', said: () => said, child }
}

async function ask(shell: Running, call: string, input: object): Promise<{ ok: boolean; value: Record<string, unknown> }> {
  const { body } = await rawRequest(shell.port, loopback.callPath + call, { method: 'POST', headers: ownHeaders(shell.port, shell.token), body: JSON.stringify(input) })
  return JSON.parse(body.toString('utf8')) as { ok: boolean; value: Record<string, unknown> }
}

const createArchive = (shell: Running) => ask(shell, 'createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
const snapshots = (home: string) => readdirSync(join(home, '党务台账数据', 'snapshots', 'snapshots')).filter(name => name.endsWith('.age'))

test('prints its address, serves the page, keeps an archive, and ends at a signal with a snapshot', async () => {
  const home = newFolder()
  const shell = await start(home)
  expect((await rawRequest(shell.port, '/')).body.toString()).toContain('党务台账')
  expect(await createArchive(shell)).toMatchObject({ ok: true, value: { kind: 'ready' } })
  shell.child.kill('SIGTERM')
  expect(await once(shell.child, 'exit')).toEqual([0, null])
  expect(snapshots(home)).toHaveLength(1)

  const again = await start(home)
  expect(await ask(again, 'start', {})).toMatchObject({ ok: true, value: { kind: 'ready', tornTailCut: false, archive: { seq: 1 } } })
  expect(again.token).not.toBe(shell.token)
})

test('every call is refused without the token, to a wrong Host and from a wrong origin, and nothing of the archive leaks', async () => {
  const shell = await start(newFolder())
  await createArchive(shell)
  const own = ownHeaders(shell.port, shell.token)
  const wrong: readonly Record<string, string>[] = [{ ...own, [loopback.tokenHeader]: '' }, { ...own, Host: 'example.org' }, { ...own, Origin: 'https://example.org' }]
  for (const call of callNames) {
    for (const headers of wrong) {
      for (const [method, path] of [['POST', loopback.callPath], ['POST', loopback.filePath], ['PUT', loopback.filePath]] as const) {
        const answer = await rawRequest(shell.port, path + call, { method, headers, body: '{}' })
        expect([call, answer.status, answer.body.length]).toEqual([call, 403, 0])
        expect(JSON.stringify(answer.headers)).not.toContain(shell.token)
      }
    }
  }
  expect(await ask(shell, 'start', {})).toMatchObject({ ok: true, value: { archive: { seq: 1 } } })
})

test('ends by itself, with a snapshot, when the last window has left', async () => {
  const home = newFolder()
  const shell = await start(home, undefined, { DANGWU_LINGER_MS: '200' })
  await createArchive(shell)
  const line = openLine(shell.port, shell.token, 'window-1')
  await line.next(1)
  line.close()
  expect(await once(shell.child, 'exit')).toEqual([0, null])
  expect(snapshots(home)).toHaveLength(1)
})

test('a second start asks the first to show its window, says so, and ends', async () => {
  const home = newFolder()
  const first = await start(home)
  await createArchive(first)
  const line = openLine(first.port, first.token, 'window-1')
  await line.next(1)
  const second = await start(home)
  expect([second.child.exitCode, second.said()]).toEqual([0, '党务台账已经在运行，窗口已请求显示到前面。\n'])
  await line.next(2)
  expect(line.news).toEqual(['held', 'show'])
})

test('without a desktop it says so, and serves all the same', async () => {
  const shell = await start(newFolder(), ['--port', '0'])
  expect(shell.said()).toContain('没有图形桌面')
  expect((await rawRequest(shell.port, '/')).status).toBe(200)
})

test.skipIf(process.platform === 'win32')('with a desktop it opens the browser of this PC in a window of its own, and again when a second start finds no window', async () => {
  const home = newFolder()
  const opened = join(home, 'opened.txt')
  const browser = join(home, 'a-browser')
  writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$*" >> '${opened}'\n`, { mode: 0o755 })
  const desktop = { DISPLAY: ':99', DANGWU_BROWSER: browser }
  const lines = () => (existsSync(opened) ? readFileSync(opened, 'utf8').trim().split('\n') : [])
  const shell = await start(home, ['--port', '0'], desktop)
  expect(shell.said()).toContain(`已在浏览器窗口中打开（${browser}）`)
  expect(lines()).toEqual([expect.stringContaining(`--app=http://127.0.0.1:${shell.port}/#token=${shell.token} --user-data-dir=${home}/.config/dangwu-ledger/browser`)])
  await createArchive(shell)
  await start(home, ['--port', '0'], desktop)
  await expect.poll(() => lines().length, { timeout: 20_000 }).toBe(2)
})

test.skipIf(process.platform === 'win32')('a browser that does not start is named, and the program serves all the same', async () => {
  const home = newFolder()
  const browser = join(home, 'a-browser')
  writeFileSync(browser, '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  const shell = await start(home, ['--port', '0'], { DISPLAY: ':99', DANGWU_BROWSER: browser })
  expect(shell.said()).toContain(`浏览器没有启动成功（${browser}）`)
  expect((await rawRequest(shell.port, '/')).status).toBe(200)
})

test('an option that it does not know is refused in one sentence', async () => {
  const shell = await start(newFolder(), ['--nonsense'])
  expect(shell.child.exitCode).toBe(1)
  expect(shell.said()).toMatch(/^党务台账没有启动成功，档案没有受影响：[^\n]*\n$/)
})

test('nothing is shipped but the bundles: no source maps, no imports beside them', () => {
  const files = readdirSync(join(dist, 'electron'), { recursive: true }).map(String)
  expect(files).toEqual(expect.arrayContaining(['browser-shell.mjs', 'main.mjs', 'cli.mjs']))
  expect(files.filter(name => name.endsWith('.map'))).toEqual([])
  expect(existsSync(join(dist, 'node_modules'))).toBe(false)
})
