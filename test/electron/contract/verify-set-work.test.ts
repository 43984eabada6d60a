import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Secret } from '#shared/archive/secret.ts'
import { setWords } from '../../../electron/archive/sets/set-failures.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, backupNow, password, recoveryKey } from '../../support/backups.ts'
import { temporaryFolders } from '../../support/disks.ts'
import '../../support/quick-passwords.ts'
import { type TestSession, testSession } from '../../support/session.ts'
import { aDrive, someDrives } from '../../support/some-drives.ts'

const newFolder = temporaryFolders()
let archive: ArchiveToBackUp
let sound: string
let ids: readonly [newest: string, oldest: string]

/** Two backups of another PC's archive. */
beforeAll(async () => {
  archive = await anArchiveToBackUp(newFolder())
  const stick = newFolder()
  await archive.addPeople('张喆', '李堃')
  const { backupId: first, set } = await archive.backUp(stick)
  await archive.attach(randomBytes(20_000))
  const { backupId: second } = await archive.backUp(stick, { now: new Date(backupNow.getTime() + 60_000) })
  sound = set
  ids = [second, first]
})

const withPassword: Secret = { kind: 'password', password }

/** A PC without an archive, with a stick that holds a copy of the set. */
async function aWindow() {
  const stick = newFolder()
  const set = path.join(stick, path.basename(sound))
  await fs.cp(sound, set, { recursive: true })
  const session = await testSession(newFolder(), {}, { drives: someDrives([aDrive(stick)]) })
  const { drives: [drive] } = await session.get('drives', {})
  const { sets: [found] } = await session.get('findSets', { in: { folder: drive!.place.token } })
  return { session, set, found: found!, verify: (secret: Secret | null, backupId: string | null = null) => ended(session, { kind: 'verifySet', set: found!.set, secret, backupId }) }
}

/** The state in which long work ends. */
async function ended(session: TestSession, order: unknown) {
  const begun = await session.ask('beginWork', { order })
  if (!begun.ok) return begun.failure
  let last: unknown
  await expect.poll(async () => { last = await session.get('workState', begun.value); return last }, { timeout: 20_000 }).not.toMatchObject({ kind: 'running' })
  return last
}

const whole = (id: string, records: number, files: number) => ({ id, records, files, problem: null })

describe('核对备份, as a window asks', () => {
  test('counts records and files of every backup, newest first, or of the one that is asked for', async () => {
    const { session, found, verify } = await aWindow()
    expect(found.backups.map(({ id }) => id)).toEqual(ids)
    const { counts } = archive.archive.head()
    const records = Object.values(counts).reduce((sum, count) => sum + count, 0)
    expect(await verify(withPassword)).toEqual({ kind: 'done', result: { kind: 'verifySet', backups: [whole(ids[0], records, 1), whole(ids[1], 3, 0)] } })
    expect(await verify({ kind: 'recoveryKey', recoveryKey }, ids[1])).toMatchObject({ kind: 'done', result: { backups: [whole(ids[1], 3, 0)] } })
    await session.close()
  })

  test('a damaged backup has its sentence and doesn’t hide the other', async () => {
    const { session, set, verify } = await aWindow()
    const list = JSON.parse(await fs.readFile(path.join(set, 'snapshots', `${ids[1]}.list`), 'utf8')) as { packs: { name: string }[] }
    const newer = JSON.parse(await fs.readFile(path.join(set, 'snapshots', `${ids[0]}.list`), 'utf8')) as { packs: { name: string }[] }
    const only = list.packs.find(({ name }) => !newer.packs.some(pack => pack.name === name))!
    await fs.rm(path.join(set, 'packs', `${only.name}.age`))
    expect(await verify(withPassword)).toMatchObject({ kind: 'done', result: { backups: [{ id: ids[0], problem: null, files: 1 }, { id: ids[1], problem: setWords.missing, records: 0 }] } })
    await session.close()
  })

  test('what can’t be opened fails with its own sentence', async () => {
    const { session, set, verify } = await aWindow()
    expect(await verify(null)).toMatchObject({ kind: 'failed', failure: { code: 'password-needed' } })
    expect(await verify({ kind: 'password', password: 'wrong' })).toMatchObject({ kind: 'failed', failure: { code: 'wrong-password' } })
    await fs.rm(path.join(set, 'keys'), { recursive: true })
    expect(await verify(withPassword)).toMatchObject({ kind: 'failed', failure: { code: 'set-incomplete', message: setWords.keys } })
    await fs.rm(set, { recursive: true })
    expect(await verify(withPassword)).toMatchObject({ kind: 'failed', failure: { code: 'set-not-found' } })
    await session.close()
  })

  test('a strange token, a path and a malformed order are refused', async () => {
    const { session, set, found } = await aWindow()
    for (const place of ['unknown', set]) expect(await ended(session, { kind: 'verifySet', set: place, secret: null, backupId: null })).not.toMatchObject({ kind: 'done' })
    expect(await ended(session, { kind: 'verifySet', set: found.set })).toMatchObject({ code: 'bad-request' })
    expect(await session.ask('pruneSet', { set: found.set, backupIds: [ids[1]] })).toMatchObject({ ok: false, failure: { code: 'bad-request' } })
    expect(await session.ask('findSets', { in: {} })).toMatchObject({ ok: false, failure: { code: 'bad-request' } })
    await session.close()
  })
})
