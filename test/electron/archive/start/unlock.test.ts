import { readFileSync, writeFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { StartChoice } from '#shared/archive/start-state.ts'
import { chooseStart } from '../../../../electron/archive/start/start-choices.ts'
import { type Started, inspectStart } from '../../../../electron/archive/start/start-folder.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import '../../../support/quick-passwords.ts'
import { byPassword, byRecoveryKey, setPassword, somePassword } from '../../../support/passwords.ts'
import { type Desk, aDesk, addPeople, begin, namesOf, opened } from '../../../support/start-tools.ts'

const newFolder = temporaryFolders()

/** An archive with a password, closed again: three people before it, one after. */
async function aProtected() {
  const desk = await aDesk(newFolder())
  const open = await begin(desk)
  await addPeople(open, ['程砚', '林小满', '沈知夏'])
  const recoveryKey = await setPassword(open)
  await addPeople(open, ['顾南枝'])
  await open.close()
  return { ...desk, recoveryKey, archiveId: open.keys.archiveId }
}

type Protected = Awaited<ReturnType<typeof aProtected>>
const everybody = ['林小满', '沈知夏', '程砚', '顾南枝'].sort()

const start = (it: Desk) => inspectStart(it.tools)
const choose = (it: Desk, current: Started, choice: StartChoice) => chooseStart(current, choice, it.tools)
const unlocked = async (it: Desk, choice = byPassword()) => choose(it, await start(it), choice)

async function closing(started: Started): Promise<readonly string[]> {
  const open = opened(started)
  const names = await namesOf(open)
  await open.close()
  return names
}

describe('an archive with a password', () => {
  test('tells whose it is, and nothing else', async () => {
    const it = await aProtected()
    expect(await start(it)).toEqual({ start: { kind: 'sealed', folder: it.inData(), unitName: '云岭市档案服务中心', archiveId: it.archiveId, waitSeconds: 0 }, open: null })
  })

  test('whose card is gone is known by its journal', async () => {
    const it = await aProtected()
    await fs.rm(it.inData('archive.json'))
    expect((await start(it)).start).toMatchObject({ kind: 'sealed', unitName: '', archiveId: it.archiveId })
  })

  test('opens by its password, and goes on in a journal file of the new epoch', async () => {
    const it = await aProtected()
    expect(await fs.readdir(it.inData('journal'))).toEqual(expect.arrayContaining(['000001-1.j1', '000002-2.j1']))
    const open = opened(await unlocked(it))
    expect([await namesOf(open), open.keys.openedWith, it.faults]).toEqual([everybody, 'password', []])
    await open.close()
  })

  test('opens by the printed key, in whatever case it is typed', async () => {
    const it = await aProtected()
    const started = await unlocked(it, byRecoveryKey(` ${it.recoveryKey.toLowerCase().replaceAll('-', ' ')}`))
    expect(started.open?.keys.openedWith).toBe('recovery')
    expect(await closing(started)).toEqual(everybody)
  })

  test('opens by the same password from another input method', async () => {
    const it = await aDesk(newFolder())
    const open = await begin(it)
    await setPassword(open, 'ﬁle-ＡＢＣ-㍿档案')
    await open.close()
    expect(await closing(await unlocked(it, byPassword('file-ABC-株式会社档案')))).toEqual([])
  })

  test.each([['a wrong password', byPassword('梧桐档案四月灯'), 'wrong-password'], ['a wrong key', byRecoveryKey('0'.repeat(35)), 'wrong-recovery-key'], ['what can be no key', byRecoveryKey('X'), 'wrong-recovery-key']])(
    '%s is told as such, and the next right one opens', async (_, wrong, code) => {
      const it = await aProtected()
      const sealed = await start(it)
      await expect(choose(it, sealed, wrong)).rejects.toMatchObject({ failure: { code } })
      expect(await closing(await choose(it, sealed, byPassword()))).toEqual(everybody)
    })

  test('no choice but unlocking is offered, and none of its keys lies open', async () => {
    const it = await aProtected()
    const sealed = await start(it)
    for (const kind of ['continueWithGoodFrames', 'openReadOnly', 'takeKeysFromCopy'] as const) {
      await expect(choose(it, sealed, { kind })).rejects.toMatchObject({ failure: { code: 'bad-request' } })
    }
  })
})

describe('what opened once is not asked for again', () => {
  test('with a damaged frame: going on, and only reading', async () => {
    for (const kind of ['continueWithGoodFrames', 'openReadOnly'] as const) {
      const it = await aProtected()
      damage(it.inData('journal', '000001-1.j1'))
      await fs.rm(it.inData('checkpoint.age'))
      const stopped = await unlocked(it)
      expect(stopped).toMatchObject({ start: { kind: 'damaged' }, open: null })
      expect(await closing(await choose(it, await inspectStart(it.tools, stopped.known), { kind }))).toContain('顾南枝')
    }
  })

  test('with a journal that is gone: a snapshot', async () => {
    const it = await aProtected()
    await fs.rm(it.inData('journal'), { recursive: true })
    const stopped = await unlocked(it)
    if (stopped.start.kind !== 'journalMissing') throw new Error(stopped.start.kind)
    expect(await closing(await choose(it, stopped, { kind: 'restoreSnapshot', snapshotId: stopped.start.snapshots[0]!.id }))).toEqual(everybody)
  })

  test('while it is open: going on without rows of a view', async () => {
    const it = await aProtected()
    expect(await closing(await choose(it, await unlocked(it), { kind: 'continueWithoutExtra', viewSeq: 40 }))).toEqual(everybody)
  })
})

describe('keys that are damaged', () => {
  test.each<[string, (it: Protected) => Promise<void>]>([
    ['gone', it => fs.rm(it.inData('keys'), { recursive: true })],
    ['without their newest folder', it => fs.rm(it.inData('keys', '2'), { recursive: true })],
    ['with a damaged journal key', async it => { damage(it.inData('keys', '2', 'journal-2.age')) }],
    ['with a damaged former identity', async it => { damage(it.inData('keys', '2', 'identity-1.age')) }],
  ])('%s: the password opens a copy, which is offered and taken', async (_, harm) => {
    const it = await aProtected()
    await harm(it)
    expect((await start(it)).start.kind).toBe('sealed')
    const stopped = await unlocked(it)
    expect(stopped.start).toMatchObject({ kind: 'keysMissing', copies: expect.arrayContaining(['keys-copy']) })
    expect(await closing(await choose(it, stopped, { kind: 'takeKeysFromCopy' }))).toEqual(everybody)
    expect(await closing(await unlocked(it))).toEqual(everybody)
  })

  test.each<[string, (it: Protected) => Promise<void>]>([
    ['a damaged password slot', async it => { damage(it.inData('keys', '2', 'password.age')) }],
    ['no password slot', it => fs.rm(it.inData('keys', '2', 'password.age'))],
    ['a damaged recovery slot', async it => { damage(it.inData('keys', '2', 'recovery.age')) }],
  ])('%s: the password opens all the same, and the slot is put right from a copy', async (_, harm) => {
    const it = await aProtected()
    await harm(it)
    expect(await closing(await unlocked(it))).toEqual(everybody)
    for (const name of ['keys-copy', 'snapshots/keys']) await fs.rm(it.inData(name), { recursive: true })
    expect(await closing(await unlocked(it))).toEqual(everybody)
    expect(await closing(await unlocked(it, byRecoveryKey(it.recoveryKey)))).toEqual(everybody)
  })

  test('a wrong password opens no copy either', async () => {
    const it = await aProtected()
    damage(it.inData('keys', '2', 'password.age'))
    await expect(unlocked(it, byPassword('别的口令一二三'))).rejects.toMatchObject({ failure: { code: 'wrong-password' } })
  })
})

test('another folder may have a password: it is asked for, and the one that was open is let go', async () => {
  const it = await aProtected()
  const elsewhere = path.join(it.root, 'elsewhere')
  await fs.rename(it.inData(), elsewhere)
  await it.settings.change({ dataFolder: null })
  const own = await begin(it, '另一单位')
  const sealed = await choose(it, { start: { kind: 'firstRun', suggestedFolder: '' }, open: own }, { kind: 'useFolder', folder: elsewhere })
  expect(sealed.start).toMatchObject({ kind: 'sealed', unitName: '云岭市档案服务中心' })
  expect(await closing(await choose(it, sealed, byPassword(somePassword)))).toEqual(everybody)
})

/** A bit near its end. */
function damage(file: string): void {
  const bytes = readFileSync(file)
  bytes[bytes.length - 40]! ^= 1
  writeFileSync(file, bytes)
}
