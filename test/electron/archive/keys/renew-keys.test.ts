import { readFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { createKeys, openKeys, openKeysFolder } from '../../../../electron/archive/keys/keys.ts'
import { LiveKeys } from '../../../../electron/archive/keys/archive-keys.ts'
import { open as openSealed } from '../../../../electron/archive/keys/age-file.ts'
import { refreshKeyCopies } from '../../../../electron/archive/keys/key-copies.ts'
import { tidyKeys } from '../../../../electron/archive/keys/renew-keys.ts'
import { scanJournal } from '../../../../electron/archive/journal/journal.ts'
import { readSnapshot, snapshotIds } from '../../../../electron/archive/sets/snapshots.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import '../../../support/quick-passwords.ts'
import { setPassword, somePassword } from '../../../support/passwords.ts'
import { aDesk, addPeople, begin } from '../../../support/start-tools.ts'

const newFolder = temporaryFolders()
const failEvery = Number(process.env['FAULT_RENEW_EVERY'] ?? 7)

/** The program dies at the wished file operation: it and every later one, to `until`, fail. */
const death = vi.hoisted(() => ({ left: Infinity, until: Infinity, count: 0 }))
vi.mock('node:fs/promises', async original => {
  const real = await original<typeof import('node:fs/promises')>()
  const mortal = <F extends (...words: never[]) => unknown>(work: F) => async (...words: Parameters<F>) => {
    death.count++
    if (death.count > death.left && death.count <= death.until) throw Object.assign(new Error('the program is dead'), { code: 'EDEAD' })
    return work(...words)
  }
  const names = ['mkdir', 'rename', 'link', 'rm', 'rmdir', 'writeFile', 'utimes'] as const
  const open = async (...words: Parameters<typeof real.open>) => {
    const handle = await mortal(real.open as never)(...words as never) as Awaited<ReturnType<typeof real.open>>
    for (const name of ['write', 'writeFile', 'sync', 'truncate'] as const) Object.assign(handle, { [name]: mortal((handle[name] as (...w: never[]) => unknown).bind(handle)) })
    return handle
  }
  return { ...real, ...Object.fromEntries(names.map(name => [name, mortal(real[name] as never)])), open }
})

const ways = (password: string) => ({ secret: { kind: 'password' as const, password } })
const opensWith = (folder: string, password: string) => openKeysFolder(folder, ways(password)).then(keys => keys.identity, () => null)

async function anArchive() {
  const folder = newFolder()
  const live = new LiveKeys(await createKeys(folder, anId()))
  await fs.mkdir(path.join(folder, 'snapshots'))
  await refreshKeyCopies(folder, {})
  return { folder, live, at: (...names: string[]) => path.join(folder, ...names) }
}

async function filesUnder(folder: string): Promise<string[]> {
  return (await fs.readdir(folder, { recursive: true })).sort()
}

describe('a first password', () => {
  test('leaves no plain slot anywhere, and the copies like the keys', async () => {
    const { folder, live, at } = await anArchive()
    await fs.cp(at('keys'), at('quarantine', 'keys'), { recursive: true })
    await fs.mkdir(at('keys', '1.abc.part'))
    await fs.writeFile(at('keys', '1.abc.part', 'f00.part'), await fs.readFile(at('keys', '1', 'open.txt')))
    await fs.cp(at('keys', '1.abc.part'), at('quarantine', 'keys-copy.2', '1.abc.part'), { recursive: true })
    const recoveryKey = await setPassword({ folder, keys: live })
    const all = await filesUnder(folder)
    expect(all.filter(name => name.includes('open.txt') || name.includes('.part'))).toEqual([])
    const inKeys = ['1', '1/journal-1.age', '2', '2/identity-1.age', '2/journal-2.age', '2/password.age', '2/recovery.age', '2/slots.json']
    for (const name of ['keys', 'keys-copy', 'snapshots/keys']) expect(await filesUnder(at(name))).toEqual(inKeys)
    expect([live.identity, live.epoch, live.openedWith, live.identities.length]).toEqual([2, 2, 'password', 2])
    expect((await openKeys(folder, { secret: { kind: 'recoveryKey', recoveryKey } })).journalKey(1)).toEqual(live.journalKey(1))
  })

  test("what lies in quarantine of another archive's keys stays", async () => {
    const { folder, live, at } = await anArchive()
    await createKeys(at('quarantine'), anId())
    const theirs = readFileSync(at('quarantine', 'keys', '1', 'open.txt'), 'utf8')
    await setPassword({ folder, keys: live })
    expect(readFileSync(at('quarantine', 'keys', '1', 'open.txt'), 'utf8')).toBe(theirs)
  })
})

test('a second password: the first opens nothing any more, in no copy', async () => {
  const { folder, live, at } = await anArchive()
  await setPassword({ folder, keys: live })
  await setPassword({ folder, keys: live }, '另一个口令九月菊')
  for (const name of ['keys', 'keys-copy', 'snapshots/keys']) {
    expect([await opensWith(at(name), somePassword), await opensWith(at(name), '另一个口令九月菊')]).toEqual([null, 3])
  }
})

test('keys that were copied before a renewal open what was sealed then, and nothing after', async () => {
  const desk = await aDesk(newFolder())
  const open = await begin(desk)
  await setPassword(open)
  const [before] = [await open.blobs.put(Buffer.from('先前的附件'))]
  await addPeople(open, ['程砚'])
  const earlier = await open.snapshots.takeNow()
  const stick = path.join(newFolder(), 'keys')
  await fs.cp(desk.inData('keys'), stick, { recursive: true })
  await setPassword(open, '另一个口令九月菊')
  const after = await open.blobs.put(Buffer.from('以后的附件'))
  await addPeople(open, ['林小满'])
  const later = await open.snapshots.takeNow()
  await open.close()

  const old = await openKeysFolder(stick, ways(somePassword))
  const blob = (sha256: string) => fs.readFile(desk.inData('blobs', sha256.slice(0, 2), `${sha256}.age`)).then(sealed => openSealed(sealed, old.identities))
  expect(Buffer.from(await blob(before!.sha256)).toString('utf8')).toBe('先前的附件')
  expect((await readSnapshot(desk.inData(), old, earlier.id)).rows.length).toBeGreaterThan(0)
  await expect(blob(after.sha256)).rejects.toThrow('does not open')
  await expect(readSnapshot(desk.inData(), old, later.id)).rejects.toMatchObject({ failure: { code: 'damaged' } })
  expect([old.epoch, old.journalKey(3)]).toEqual([2, undefined])
  await expect(scanJournal(desk.inData(), old)).rejects.toMatchObject({ failure: { code: 'keys-unreadable' } })
  expect(await snapshotIds(desk.inData())).toContain(later.id)
})

test(`dead at a file operation (every ${failEvery}th of them): the old password opens or the new one does, and the next start finishes`, async () => {
  death.count = 0
  const whole = await anArchive()
  const first = death.count
  await setPassword({ folder: whole.folder, keys: whole.live })
  const operations = death.count - first
  expect(operations).toBeGreaterThan(50)
  const opened = { old: 0, new: 0 }
  for (let dead = failEvery; dead < operations; dead += failEvery) {
    const { folder, live, at } = await anArchive()
    Object.assign(death, { count: 0, left: dead })
    await setPassword({ folder, keys: live }).catch(() => undefined)
    Object.assign(death, { count: 0, left: Infinity })
    const keys = await openKeys(folder, ways(somePassword))
    opened[keys.identity === 1 ? 'old' : 'new']++
    await tidyKeys(folder, keys)
    const left = (await filesUnder(folder)).filter(name => name.endsWith('open.txt'))
    expect(left, `dead at ${dead}`).toEqual(keys.identity === 1 ? ['keys-copy/1/open.txt', 'keys/1/open.txt', 'snapshots/keys/1/open.txt'] : [])
    if (keys.identity === 2) for (const name of ['keys', 'keys-copy', 'snapshots/keys']) expect(await opensWith(at(name), somePassword), `dead at ${dead}`).toBe(2)
  }
  expect(opened.old).toBeGreaterThan(0)
  expect(opened.new).toBeGreaterThan(0)
})

test('one failing file operation: what is told to have failed has changed nothing', async () => {
  let failed = 0
  for (let at = 1; at < 45; at++) {
    const { folder, live } = await anArchive()
    Object.assign(death, { count: 0, left: at - 1, until: at })
    const outcome = await setPassword({ folder, keys: live }).catch((error: unknown) => String(error))
    Object.assign(death, { count: 0, left: Infinity, until: Infinity })
    const { identity } = await openKeys(folder, ways(somePassword))
    expect(live.identity, `failed at ${at}`).toBe(identity)
    if (identity > 1) continue
    expect(outcome, 'speaks of the password').not.toContain('屏幕上')
    failed++
  }
  expect(failed).toBeGreaterThan(10)
})
