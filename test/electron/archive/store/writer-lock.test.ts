import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import * as net from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { rolldown } from 'rolldown'
import { askHolderToShow, lockAddress, takeWriterLock } from '../../../../electron/archive/store/writer-lock.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const at = '2026-11-22T01:30:00.000Z'
const take = (folder: string, onSecondStart = () => {}) => takeWriterLock(folder, { program: '窗口程序', at, onSecondStart })

async function taken(folder: string, onSecondStart?: () => void) {
  const attempt = await take(folder, onSecondStart)
  if (attempt.kind !== 'taken') throw new Error('held')
  return attempt.lock
}

test('the second is told who holds the archive, until it is released', async () => {
  const folder = newFolder()
  const lock = await taken(folder)
  const holder = { pid: process.pid, user: userInfo().username, program: '窗口程序', since: at }
  expect(await take(folder)).toEqual({ kind: 'held', holder })
  expect(JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'))).toEqual(holder)
  await lock.release()
  expect(existsSync(join(folder, 'lock.json'))).toBe(false)
  await (await taken(folder)).release()
})

test('the folder is one and the same under another name', async () => {
  const folder = newFolder()
  const alias = join(newFolder(), 'alias')
  symlinkSync(folder, alias)
  const lock = await taken(folder)
  expect((await take(alias)).kind).toBe('held')
  await lock.release()
})

test('a second start of the same user brings the window up; anybody else is refused, and nonsense too', async () => {
  const folder = newFolder()
  let shown = 0
  const lock = await taken(folder, () => { shown += 1 })
  expect(await askHolderToShow(folder)).toBe(true)
  expect(shown).toBe(1)
  for (const words of ['{"ask":"show","user":"somebody-else"}\n', 'nonsense\n', '\n', 'x'.repeat(5000)]) {
    const socket = net.connect({ path: await lockAddress(folder) })
    socket.on('error', () => socket.destroy())
    let heard = ''
    socket.on('data', text => { heard += String(text) })
    socket.write(words)
    await once(socket, 'close')
    expect(heard).not.toContain('shown')
  }
  expect(shown).toBe(1)
  expect(await askHolderToShow(folder)).toBe(true)
  await lock.release()
  expect(await askHolderToShow(folder)).toBe(false)
})

test('what lock.json says decides nothing', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: 1, user: 'x', program: 'y', since: at }))
  const lock = await taken(folder)
  writeFileSync(join(folder, 'lock.json'), 'half a')
  expect(await take(folder)).toEqual({ kind: 'held', holder: null })
  await lock.release()
})

test('the address is NUL and 107 characters of the real path’s hash, and a pipe on Windows', async () => {
  const folder = realpathSync(newFolder())
  const address = await lockAddress(folder, 'linux')
  expect(address).toMatch(/^\0dangwu-ledger-[0-9a-f]{64}-+$/)
  expect(address).toHaveLength(108)
  expect(await lockAddress(folder, 'win32')).toMatch(/^\\\\\.\\pipe\\dangwu-ledger-[0-9a-f]{64}$/)
  expect(await lockAddress(newFolder(), 'linux')).not.toBe(address)
})

let program = ''
beforeAll(async () => {
  program = join(newFolder(), 'holder.mjs')
  const source = `import { takeWriterLock } from ${JSON.stringify(join(import.meta.dirname, '../../../../electron/archive/store/writer-lock.ts'))}
    const { kind } = await takeWriterLock(process.argv[2], { program: 'x', at: '${at}', onSecondStart: () => {} })
    console.log(kind)
    setInterval(() => {}, 1000)`
  const input = join(import.meta.dirname, '../../../../node_modules/.lock-holder.ts')
  const bundle = await rolldown({ input: 'holder', platform: 'node', plugins: [{ name: 'holder', resolveId: id => (id === 'holder' ? input : null), load: id => (id === input ? source : null) }] })
  await bundle.write({ file: program, format: 'es' })
})

test('the system frees it when the process dies', async () => {
  const folder = newFolder()
  const child = spawn(process.execPath, [program, folder])
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(said.toString()).toContain('taken')
  expect(await take(folder)).toMatchObject({ kind: 'held', holder: { pid: child.pid } })
  child.kill('SIGKILL')
  await once(child, 'close')
  await (await taken(folder)).release()
})
