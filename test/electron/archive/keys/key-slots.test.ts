import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { UnreadableSeal, open } from '../../../../electron/archive/keys/age-file.ts'
import { LiveKeys } from '../../../../electron/archive/keys/archive-keys.ts'
import { passwordSlot } from '../../../../electron/archive/keys/key-slots.ts'
import { createKeys, openKeys } from '../../../../electron/archive/keys/keys.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { setPassword, somePassword } from '../../../support/passwords.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()
const hasAge = hasTool('age') && hasTool('script')

async function aProtected() {
  const folder = newFolder()
  const live = new LiveKeys(await createKeys(folder, anId()))
  const recoveryKey = await setPassword({ folder, keys: live })
  return { folder, live, recoveryKey, at: (...names: string[]) => path.join(folder, 'keys', ...names) }
}

const byPassword = (password = somePassword) => ({ secret: { kind: 'password' as const, password } })

/** The age program asks at a terminal. */
function ageAsked(command: string, answers: string): void {
  execFileSync('script', ['-qec', command, '/dev/null'], { input: answers, stdio: ['pipe', 'pipe', 'pipe'] })
}

describe.skipIf(!hasAge)('with the age program', () => {
  test('the password slot and the recovery slot open, and what comes out opens the rest of the chain', async () => {
    const { folder, live, recoveryKey, at } = await aProtected()
    const out = path.join(folder, 'identity')
    for (const [slot, secret] of [['password.age', somePassword], ['recovery.age', recoveryKey]] as const) {
      ageAsked(`age -d -o '${out}' '${at('2', slot)}'`, `${secret}\n`)
      expect((await fs.readFile(out, 'utf8')).trim()).toBe(live.identities[0])
      const journal = JSON.parse(execFileSync('age', ['-d', '-i', out, at('2', 'journal-2.age')], { encoding: 'utf8' })) as { key: string }
      expect(journal.key).toBe(Buffer.from(live.journalKey(2)!).toString('hex'))
      await fs.writeFile(path.join(folder, 'former'), execFileSync('age', ['-d', '-i', out, at('2', 'identity-1.age')]))
      expect(execFileSync('age', ['-d', '-i', path.join(folder, 'former'), at('1', 'journal-1.age')], { encoding: 'utf8' })).toContain(Buffer.from(live.journalKey(1)!).toString('hex'))
    }
  })

  test('a password slot that it made opens here', async () => {
    const { folder, live, at } = await aProtected()
    await fs.writeFile(path.join(folder, 'identity'), `${live.identities[0]}\n`)
    await fs.rm(at('2', 'password.age'))
    ageAsked(`age -p -o '${at('2', 'password.age')}' '${path.join(folder, 'identity')}'`, '另一个口令九月菊\n另一个口令九月菊\n')
    expect((await openKeys(folder, byPassword('另一个口令九月菊'))).identities).toEqual(live.identities)
  })
})

describe('what would cost too much is refused before it is tried', () => {
  const codeOf = (work: Promise<unknown>) => work.then(() => 'opened', (error: { failure?: { code: string } }) => error.failure?.code)
  const begun = () => performance.now()

  test('a scrypt factor above 2^20', async () => {
    const { folder, at } = await aProtected()
    const slot = (await fs.readFile(at('2', 'password.age'))).toString('latin1').replace(/^(-> scrypt \S+) 17$/m, '$1 30')
    await fs.writeFile(at('2', 'password.age'), slot, 'latin1')
    const at0 = begun()
    expect(await codeOf(openKeys(folder, byPassword()))).toBe('set-excessive')
    expect(begun() - at0).toBeLessThan(300)
  })

  test('a slot of 10 MB', async () => {
    const { folder, at } = await aProtected()
    await fs.writeFile(at('2', 'password.age'), Buffer.alloc(10 * 1024 * 1024))
    expect(await codeOf(openKeys(folder, byPassword()))).toBe('set-excessive')
  })

  test('a header with more than 16 recipients', async () => {
    const mine = await generateX25519Identity()
    const sealedTo = async (others: number) => {
      const it = new Encrypter()
      for (let i = 0; i < others; i++) it.addRecipient(await identityToRecipient(await generateX25519Identity()))
      it.addRecipient(await identityToRecipient(mine))
      return it.encrypt('x')
    }
    expect(Buffer.from(await open(await sealedTo(15), [mine])).toString('utf8')).toBe('x')
    await expect(open(await sealedTo(16), [mine])).rejects.toThrow(UnreadableSeal)
  })

  test('a header that does not end', async () => {
    const endless = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> X25519 '), Buffer.alloc(200_000, 'a')])
    await expect(open(endless, [await generateX25519Identity()])).rejects.toThrow(UnreadableSeal)
  })
})

test('a password slot is the same for two ways of typing the same password', async () => {
  const folder = newFolder()
  const identity = await generateX25519Identity()
  await fs.writeFile(path.join(folder, 'x'), randomBytes(1))
  const slot = await passwordSlot(identity, 'ＡＢＣ㍿ﬁ'.normalize('NFC'))
  await fs.mkdir(path.join(folder, '1'))
  await fs.writeFile(path.join(folder, '1', 'password.age'), slot)
  const { openSlot } = await import('../../../../electron/archive/keys/key-slots.ts')
  expect((await openSlot(path.join(folder, '1'), byPassword('ABC株式会社fi'))).identity).toBe(identity)
})
