import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Call, type Handlers, callNames, contract } from '#shared/contract/contract.ts'
import { loopback } from '#shared/contract/loopback.ts'
import { readSite } from '../../../electron/files/site.ts'
import { type WebShell, openWebShell } from '../../../electron/shell/web-shell.ts'
import { machineHandlers } from '../../support/machine-handlers.ts'
import { memoryMachine } from '../../support/memory-machine.ts'
import { type RawRequest, openLine, ownHeaders, rawRequest } from '../../support/raw-request.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const secret = '张喆 110101199001011234'

const newFolder = temporaryFolders()

let shell: WebShell
let port: number
let token: string
let heard: Call[]
let deserted: number
let logged: string[]

beforeEach(async () => {
  const folder = newFolder()
  const pages = join(folder, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), secret)
  writeFileSync(join(pages, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">')
  writeFileSync(join(pages, 'assets', 'app-1234.js'), 'let a = 1')
  symlinkSync(join(folder, 'secret.txt'), join(pages, 'link.txt'))
  symlinkSync(folder, join(pages, 'assets', 'out'))
  heard = []
  logged = []
  deserted = 0
  shell = await openWebShell({
    served: { handlers: handlers(), log: { note: what => logged.push(what), error: what => logged.push(what) }, checkOutput: true },
    site: readSite(pages), port: 0, lingerMs: 100, onDeserted: () => { deserted += 1 },
  })
  const address = new URL(shell.address)
  port = Number(address.port)
  token = loopback.tokenFragment.exec(address.hash)![1]!
})

afterEach(() => shell.end())

/** The contract on a machine in memory: what matters here is the line between. */
function handlers(): Handlers {
  return machineHandlers(memoryMachine().machine, call => heard.push(call))
}

function pathOf(call: Call): { path: string; method: string } {
  const bytes = (contract[call] as { bytes?: string }).bytes
  return { path: (bytes === undefined ? loopback.callPath : loopback.filePath) + call, method: bytes === 'in' ? 'PUT' : 'POST' }
}

const goodRequest = (call: Call, some: RawRequest = {}) => {
  const { path, method } = pathOf(call)
  return rawRequest(port, path, { method, headers: ownHeaders(port, token), body: '{}', ...some })
}

describe('a call is refused, with nothing but 403, and never reaches a handler', () => {
  const without = (name: string) => Object.fromEntries(Object.entries(ownHeaders(port, token)).filter(([key]) => key !== name))
  test.each<[string, () => RawRequest]>([
    ['without the token', () => ({ headers: without(loopback.tokenHeader) })],
    ['with an empty token', () => ({ headers: { ...ownHeaders(port, token), [loopback.tokenHeader]: '' } })],
    ['with another token', () => ({ headers: { ...ownHeaders(port, token), [loopback.tokenHeader]: 'A'.repeat(43) } })],
    ['with the token cut short', () => ({ headers: { ...ownHeaders(port, token), [loopback.tokenHeader]: token.slice(0, -1) } })],
    ['without an Origin', () => ({ headers: without('Origin') })],
    ['from another origin', () => ({ headers: { ...ownHeaders(port, token), Origin: 'http://example.org' } })],
    ['from a page of another port', () => ({ headers: { ...ownHeaders(port, token), Origin: `http://127.0.0.1:${port + 1}` } })],
    ['from a file', () => ({ headers: { ...ownHeaders(port, token), Origin: 'null' } })],
    ['to another Host', () => ({ headers: { ...ownHeaders(port, token), Host: 'example.org' } })],
    ['to localhost, which is another origin', () => ({ headers: { ...ownHeaders(port, token), Host: `localhost:${port}` } })],
    ['to a Host without its port', () => ({ headers: { ...ownHeaders(port, token), Host: '127.0.0.1' } })],
  ])('%s', async (_, some) => {
    for (const call of callNames) {
      const answer = await goodRequest(call, some())
      expect([call, answer.status, answer.body.length]).toEqual([call, 403, 0])
    }
    expect(heard).toEqual([])
  })

  test('by GET, whatever it carries', async () => {
    for (const call of callNames) expect((await goodRequest(call, { method: 'GET' })).status).toBe(403)
    expect(heard).toEqual([])
  })

  test('the presence line too', async () => {
    expect(await openLine(port, 'wrong', 'window-1').status).toBe(403)
  })
})

describe('a call is answered', () => {
  test('with its outcome', async () => {
    const answer = await goodRequest('start')
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body.toString())).toMatchObject({ ok: true, value: { kind: 'ready' } })
  })

  test.each(callNames)('%s: what is no JSON is a bad request, in plain words', async call => {
    const bad = await goodRequest(call, { body: '{', headers: { ...ownHeaders(port, token), [loopback.inputHeader]: '%7B' } })
    expect(JSON.parse(bad.body.toString())).toMatchObject({ ok: false, failure: { code: 'bad-request', message: expect.stringMatching(/^程序内部/) } })
    expect(heard).toEqual([])
  })

  test.each(callNames)('%s: a wrong input is a bad request', async call => {
    const input = '"a text where an object belongs"'
    const bad = await goodRequest(call, { body: input, headers: { ...ownHeaders(port, token), [loopback.inputHeader]: encodeURIComponent(input) } })
    expect(JSON.parse(bad.body.toString())).toMatchObject({ ok: false, failure: { code: 'bad-request' } })
    expect(heard).toEqual([])
  })

  test('and the browser is told to throw away its storage only where the page asked for that', async () => {
    expect((await goodRequest('clearWindowStorage')).headers['clear-site-data']).toBe('"storage"')
    for (const call of ['start', 'drafts'] as const) expect((await goodRequest(call)).headers['clear-site-data']).toBeUndefined()
    const bad = await goodRequest('clearWindowStorage', { body: '[]' })
    expect(bad.headers['clear-site-data']).toBeUndefined()
  })

  test('only by its own path and method; others are unknown', async () => {
    for (const [method, path] of [['PUT', '/call/start'], ['POST', '/file/start'], ['POST', '/call/putBlob'], ['POST', '/call/constructor'], ['POST', '/call/'], ['POST', '/'], ['PATCH', '/call/start']] as const) {
      expect([path, (await rawRequest(port, path, { method, headers: ownHeaders(port, token), body: '{}' })).status]).toEqual([path, 404])
    }
    expect(heard).toEqual([])
  })

  test('bytes go there and back unchanged', async () => {
    const bytes = new Uint8Array(300_000).map((_, i) => i % 251)
    const put = await goodRequest('putBlob', { body: bytes, headers: { ...ownHeaders(port, token), [loopback.inputHeader]: '%7B%7D' } })
    const { sha256 } = (JSON.parse(put.body.toString()) as { value: { sha256: string } }).value
    const got = await goodRequest('getBlob', { body: JSON.stringify({ sha256 }) })
    expect(got.headers['content-type']).toBe('application/octet-stream')
    expect(got.body.equals(Buffer.from(bytes))).toBe(true)
  })

  test('a failure of a call that gives bytes is told as one', async () => {
    const answer = await goodRequest('getBlob', { body: JSON.stringify({ sha256: 'a'.repeat(64) }) })
    expect(JSON.parse(answer.body.toString())).toMatchObject({ ok: false, failure: { code: 'blob-missing' } })
  })

  test('the rest of an input that carries bytes goes beside them, in any script', async () => {
    const rest = encodeURIComponent(JSON.stringify({ folder: 'folder-1', name: '会议记录·䶮.docx' }))
    const answer = await goodRequest('saveDocument', { body: new Uint8Array([1]), headers: { ...ownHeaders(port, token), [loopback.inputHeader]: rest } })
    expect(JSON.parse(answer.body.toString())).toMatchObject({ ok: true, value: { file: { label: 'D:\\打印\\会议记录·䶮.docx' } } })
  })

  test('more than 200 MB of bytes are refused, however they are announced', async () => {
    const answer = await goodRequest('putBlob', {
      body: new Uint8Array(200 * 1024 * 1024 + 1), headers: { ...ownHeaders(port, token), [loopback.inputHeader]: '%7B%7D', 'Transfer-Encoding': 'chunked' },
    })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body.toString())).toMatchObject({ ok: false, failure: { code: 'blob-too-large' } })
    expect(heard).toEqual([])
  })
})

describe('pages', () => {
  test('each answer of the page has its own nonce, in its policy and in itself', async () => {
    const [first, second] = [await rawRequest(port, '/'), await rawRequest(port, '/')]
    const nonce = /nonce="([\w-]{20,})"/.exec(first.body.toString())![1]!
    expect(first.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(second.body.toString()).not.toContain(nonce)
  })

  test.each(['/', '/assets/app-1234.js', '/nothing', '/call/start'])('%s carries the headers that keep others out', async path => {
    expect((await rawRequest(port, path)).headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test('the page is never kept by the browser, its hashed files are', async () => {
    expect((await rawRequest(port, '/')).headers['cache-control']).toBe('no-store')
    expect((await rawRequest(port, '/assets/app-1234.js')).headers['cache-control']).toContain('immutable')
  })

  test('need the right Host', async () => {
    for (const host of ['example.org', `localhost:${port}`, '']) expect((await rawRequest(port, '/', { headers: { Host: host } })).status).not.toBe(200)
  })

  test.each([
    '/../secret.txt', '/../../../../etc/passwd', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt', '/..\\secret.txt', '/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt',
    '//etc/passwd', '/etc/passwd', '/C:/Windows/win.ini', '/\\\\server\\share', '/index.html%00.js', '/%00', '/link.txt', '/assets/out/secret.txt', '/assets', '/assets/', '/.', '/%', '/__proto__', '/constructor',
  ])('%s is not found', async path => {
    const answer = await rawRequest(port, path)
    expect(answer.status).toBe(404)
    expect(answer.body.length).toBe(0)
  })
})

describe('one window at a time', () => {
  test('the first holds the archive, a second is told that it is open elsewhere', async () => {
    const first = openLine(port, token, 'window-1')
    await first.next(1)
    const second = openLine(port, token, 'window-2')
    await second.ended
    expect([first.news, second.news]).toEqual([['held'], ['elsewhere']])
    expect(deserted).toBe(0)
  })

  test('a reload takes its own place again', async () => {
    const first = openLine(port, token, 'window-1')
    await first.next(1)
    const again = openLine(port, token, 'window-1')
    await again.next(1)
    await first.ended
    expect(again.news).toEqual(['held'])
    await new Promise(resolve => setTimeout(resolve, 300)) // longer than it lingers
    expect(deserted).toBe(0)
  })

  test('it is deserted once the last window has left, and not before one has come', async () => {
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(deserted).toBe(0)
    const line = openLine(port, token, 'window-1')
    await line.next(1)
    line.close()
    await expect.poll(() => deserted, { timeout: 20_000 }).toBe(1)
  })

  test('a second start of the program brings the window up; without one it says so', async () => {
    expect(shell.presence.show()).toBe(false)
    const line = openLine(port, token, 'window-1')
    await line.next(1)
    expect(shell.presence.show()).toBe(true)
    await line.next(2)
    expect(line.news).toEqual(['held', 'show'])
  })

  test('the window hears that the program ends', async () => {
    const line = openLine(port, token, 'window-1')
    await line.next(1)
    await shell.end()
    await line.ended
    expect(line.news).toEqual(['held', 'ending'])
  })
})

test('a port that is taken gives way to the next free one', async () => {
  const taken = createServer()
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
  const { port: wished } = taken.address() as { port: number }
  const second = await openWebShell({ served: { handlers: handlers(), log: { note: () => {}, error: () => {} } }, site: new Map(), port: wished, onDeserted: () => {} })
  expect(Number(new URL(second.address).port)).toBeGreaterThan(wished)
  await second.end()
  taken.close()
})
