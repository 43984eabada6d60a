import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callNames, contract } from '#shared/contract/contract.ts'
import { loopback } from '#shared/contract/loopback.ts'
import { runCli, prepareArchive } from '../support/prepared-archive.ts'
import { aUser, type Program, root, startProgram, type User } from '../support/program.ts'
import { ownHeaders, rawRequest } from '../support/raw-request.ts'

const user: User = aUser()
let program: Program
let port = 0
let token = ''

beforeAll(async () => {
  prepareArchive(user, { branches: 1, people: 12, meetings: 6, years: 1 })
  program = await startProgram(user)
  const address = new URL(program.address)
  port = Number(address.port)
  token = loopback.tokenFragment.exec(address.hash)?.[1] ?? ''
})

afterAll(async () => {
  await program.quit()
  user.leave()
})

/** As the window itself would ask. */
function request(call: (typeof callNames)[number], headers: Readonly<Record<string, string>>) {
  const shape = contract[call]
  const bytes = 'bytes' in shape ? shape.bytes : null
  return rawRequest(port, (bytes === null ? loopback.callPath : loopback.filePath) + call, {
    method: bytes === 'in' ? 'PUT' : 'POST', body: '{}', headers: { 'Content-Type': 'application/json', [loopback.inputHeader]: '%7B%7D', ...headers },
  })
}

const own = (): Record<string, string> => ownHeaders(port, token)
const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(own()).filter(([key]) => key !== name))

describe.each(callNames)('%s', call => {
  test.each([
    ['no token', () => without(loopback.tokenHeader)],
    ['a token that is not ours', () => ({ ...own(), [loopback.tokenHeader]: 'A'.repeat(43) })],
    ['no origin', () => without('Origin')],
    ['a page of another site', () => ({ ...own(), Origin: 'http://example.org' })],
    ['another port of this PC', () => ({ ...own(), Origin: `http://127.0.0.1:${port + 1}` })],
    ['a name that leads to this PC', () => ({ ...own(), Host: `ledger.example.org:${port}` })],
    ['localhost', () => ({ ...own(), Host: `localhost:${port}` })],
  ])('is refused with %s, and says nothing', async (_, headers) => {
    const { status, body } = await request(call, headers())
    expect(status).toBe(403)
    expect(body.length).toBe(0)
  })
})

test('the same request with all three is answered, so that the refusals above mean something', async () => {
  for (const call of ['start', 'dataStatus', 'drafts', 'fontFaces'] as const) {
    const { status, body } = await request(call, own())
    expect(status).toBe(200)
    expect(JSON.parse(body.toString('utf8'))).toMatchObject({ ok: true })
  }
})

test('the line of presence is refused likewise', async () => {
  for (const headers of [{}, without('Origin'), without(loopback.tokenHeader), { ...own(), Host: 'example.org' }]) {
    expect((await rawRequest(port, loopback.presencePath, { method: 'POST', headers })).status).toBe(403)
  }
})

test('pages hold nothing of the archive, and lead nowhere else', async () => {
  const names = archiveWords()
  expect(names.length).toBeGreaterThan(10)
  const files = ['', ...readdirSync(join(root, 'dist/renderer'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(join(root, 'dist/renderer').length + 1))]
  for (const file of files) {
    const { status, headers, body } = await rawRequest(port, `/${file.split('/').map(encodeURIComponent).join('/')}`)
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /)
    const text = body.toString('utf8')
    expect(text).not.toContain(token)
    expect(names.filter(name => text.includes(name))).toEqual([])
    expect((await rawRequest(port, `/${file}`, { headers: { Host: 'ledger.example.org' } })).status).toBe(403)
  }
  for (const path of ['/../electron/cli.mjs', '/%2e%2e/electron/cli.mjs', '/..%2felectron%2fcli.mjs', '/..%5celectron', '//etc/passwd', '/assets/../../package.json', '/%00', '/call/', '/file/']) {
    const { status, body } = await rawRequest(port, path)
    expect([403, 404]).toContain(status)
    expect(body.length).toBe(0)
  }
})

/** Names and titles that stand in the archive. */
function archiveWords(): readonly string[] {
  const file = join(user.home, 'export.ndjson')
  runCli(user, ['export', '--data', user.data, '--out', file])
  const lines = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line) as { table: string; value: Record<string, unknown> }) // as the command writes it
  return lines.flatMap(({ table, value }) => (table === 'people' ? [String(value['name'])] : table === 'meetings' ? [String(value['title'])] : []))
}
