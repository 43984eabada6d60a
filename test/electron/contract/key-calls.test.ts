import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeysFolder } from '../../../electron/archive/keys/keys.ts'
import { anId, aPerson } from '../../support/builders.ts'
import '../../support/quick-passwords.ts'
import { byPassword, byRecoveryKey, somePassword } from '../../support/passwords.ts'
import { type TestSession, testSession } from '../../support/session.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const opened: TestSession[] = []
let home: string
let session: TestSession

async function aSession(): Promise<TestSession> {
  const one = await testSession(home)
  opened.push(one)
  return one
}

beforeEach(async () => {
  home = newFolder()
  session = await aSession()
  await session.get('createArchive', { folder: null, unitName: '云岭市档案服务中心', actor: '林小满' })
})

afterEach(async () => { for (const each of opened.splice(0)) await each.close() })

async function setPassword(password = somePassword, current: string | null = null): Promise<string> {
  const { recoveryKey } = await session.get('beginPassword', { current, password })
  await session.get('confirmPassword', { recoveryKey })
  return recoveryKey
}

async function restarted(): Promise<void> {
  await session.close()
  session = await aSession()
  expect((await session.get('start', {})).kind).toBe('sealed')
}

const codeOf = async (...ask: Parameters<TestSession['ask']>) => {
  const outcome = await session.ask(...ask)
  return outcome.ok ? 'done' : outcome.failure.code
}
const recipient = async () => identityToRecipient(await generateX25519Identity())
const keysFolder = () => join(home, '党务台账数据', 'keys')

describe('a new password', () => {
  test('is in force once the printed key is typed back, and not before', async () => {
    expect(await session.get('keyStatus', {})).toMatchObject({ protection: 'none', openedWith: 'open', identity: 1, since: null, units: [] })
    const { recoveryKey } = await session.get('beginPassword', { current: null, password: somePassword })
    expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/)
    expect(await session.ask('confirmPassword', { recoveryKey: recoveryKey.replace(/^./, digit => (digit === '7' ? '8' : '7')) })).toMatchObject({ ok: false, failure: { code: 'wrong-recovery-key', message: expect.stringContaining('口令还没有生效') } })
    expect(readdirSync(keysFolder())).toEqual(['1'])
    expect(await session.get('confirmPassword', { recoveryKey: recoveryKey.toLowerCase() })).toEqual({ identity: 2 })
    expect(await session.get('keyStatus', {})).toMatchObject({ protection: 'password', openedWith: 'password', identity: 2, since: expect.stringMatching(/Z$/) })
    expect(await session.get('dataStatus', {})).toMatchObject({ protection: 'password', openedWith: 'password' })
    expect(await codeOf('confirmPassword', { recoveryKey })).toBe('work-gone')
  })

  test('takes effect for what is open: work goes on in a new journal file, and all of it is there after a restart', async () => {
    await setPassword()
    const person = aPerson({ id: anId() })
    await session.get('commit', { id: anId(), act: 'recordPerson', summary: '登记人员', ops: [{ table: 'people', id: person.id, ifRev: null, value: { ...person } }] })
    expect(readdirSync(join(keysFolder(), '..', 'journal')).filter(name => name.endsWith('.j1'))).toEqual(['000001-1.j1', '000002-2.j1'])
    expect(await session.get('verifyArchive', {})).toMatchObject({ ok: true, frames: 2 })
    await restarted()
    expect(await session.get('chooseStart', byPassword())).toMatchObject({ kind: 'ready', archive: { seq: 2 } })
  })

  test.each([['1234567'], ['12345678'], ['aaaaaaaa'], ['password']])('that is easily guessed is refused with its reason: %s', async password => {
    expect(await session.ask('beginPassword', { current: null, password })).toMatchObject({ ok: false, failure: { code: 'weak-password', message: expect.stringMatching(/。$/) } })
  })

  test('needs the present one, and counts wrong ones with those at the door', async () => {
    await setPassword()
    expect(await codeOf('beginPassword', { current: null, password: '另一个口令九月菊' })).toBe('wrong-password')
    for (let i = 0; i < 4; i++) expect(await codeOf('beginPassword', { current: '不对', password: '另一个口令九月菊' })).toBe('wrong-password')
    expect(await codeOf('beginPassword', { current: somePassword, password: '另一个口令九月菊' })).toBe('too-many-tries')
    await session.close()
    session = await aSession()
    expect(await session.get('start', {})).toMatchObject({ kind: 'sealed', waitSeconds: expect.any(Number) })
    expect(await codeOf('chooseStart', byPassword())).toBe('too-many-tries')
  })

  test('after the printed key opened the archive needs no present one; the old ones open nothing then', async () => {
    const printed = await setPassword()
    await restarted()
    await session.get('chooseStart', byRecoveryKey(printed))
    expect(await session.get('keyStatus', {})).toMatchObject({ openedWith: 'recoveryKey' })
    await setPassword('另一个口令九月菊')
    await restarted()
    expect(await codeOf('chooseStart', byPassword())).toBe('wrong-password')
    expect(await codeOf('chooseStart', byRecoveryKey(printed))).toBe('wrong-recovery-key')
    expect(await session.get('chooseStart', byPassword('另一个口令九月菊'))).toMatchObject({ kind: 'ready' })
  })
})

describe('upper units', () => {
  test('open the keys with their own identity, come and go, and stay at a renewal', async () => {
    const theirs = await generateX25519Identity()
    const unit = { name: '云岭市委直属机关工委', recipient: await identityToRecipient(theirs) }
    const other = { name: '../../某单位', recipient: await recipient() }
    await session.get('saveUnits', { units: [unit, other, { ...other, name: '某单位' }] })
    expect(readdirSync(join(keysFolder(), '1')).filter(name => name.startsWith('unit-'))).toEqual(['unit-云岭市委直属机关工委.age', 'unit-某单位 (2).age', 'unit-某单位.age'])
    await setPassword()
    await session.get('saveUnits', { units: [unit] })
    expect((await session.get('keyStatus', {})).units).toEqual([unit])
    for (const copy of ['keys', 'keys-copy']) {
      const folder = join(keysFolder(), '..', copy)
      expect(readdirSync(join(folder, '2')).filter(name => name.startsWith('unit-'))).toEqual(['unit-云岭市委直属机关工委.age'])
      expect(await openKeysFolder(folder, { identities: [theirs] })).toMatchObject({ identity: 2, openedWith: 'unit' })
    }
  })

  test.each([['age1'], ['age1pq1x'], ['AGE-SECRET-KEY-1'], [`age1${'q'.repeat(58)}`]])('with what is no recipient change nothing: %s', async wrong => {
    const before = readFileSync(join(keysFolder(), '1', 'journal-1.age'))
    expect(await codeOf('saveUnits', { units: [{ name: '甲', recipient: await recipient() }, { name: '乙', recipient: wrong }] })).toBe('no-recipient')
    expect(readdirSync(join(keysFolder(), '1'))).toEqual(['journal-1.age', 'open.txt'])
    expect(readFileSync(join(keysFolder(), '1', 'journal-1.age')).equals(before)).toBe(true)
  })
})
