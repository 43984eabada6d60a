import * as fs from 'node:fs/promises'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { dropUnlistedUnits, saveUnits } from '../../../../electron/archive/keys/save-units.ts'
import { keysFit } from '../../../../electron/archive/sets/set-keys.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, backupNow, verifyAll } from '../../../support/backups.ts'
import '../../../support/quick-passwords.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
const later = (minutes: number) => new Date(backupNow.getTime() + minutes * 60_000)
let archive: ArchiveToBackUp

beforeAll(async () => { archive = await anArchiveToBackUp(newFolder()) })

async function anUpperUnit(name = '云岭市委组织部') {
  const identity = await generateX25519Identity()
  return { identity, unit: { name, recipient: await identityToRecipient(identity) } }
}

describe('an upper unit’s slot that is added later', () => {
  test('reaches the stick with the next backup, and opens every backup there', async () => {
    const stick = newFolder()
    const { set } = await archive.backUp(stick)
    const { identity, unit } = await anUpperUnit()
    await expect(verifyAll(set, { identities: [identity] })).rejects.toMatchObject({ failure: { code: 'password-needed' } })
    await saveUnits(archive.folder, archive.keys, [unit])
    await archive.backUp(stick, { now: later(1) })
    expect(await verifyAll(set, { identities: [identity] })).toBe(2)
  })

  test('and made anew stands beside the one before, which the older backup’s manifest names', async () => {
    const stick = newFolder()
    const [before, after] = [await anUpperUnit(), await anUpperUnit()]
    await saveUnits(archive.folder, archive.keys, [before.unit])
    const { set } = await archive.backUp(stick)
    await saveUnits(archive.folder, archive.keys, [after.unit])
    await archive.backUp(stick, { now: later(1) })
    expect((await fs.readdir(path.join(set, 'keys', '2'))).filter(name => name.startsWith('unit-'))).toHaveLength(2)
    for (const { identity } of [before, after]) expect(await verifyAll(set, { identities: [identity] })).toBe(2)
  })
})

describe('the list of slots', () => {
  test('lies on the stick without upper units, stays as it is when they change, and reaches a stick that had none', async () => {
    const stick = newFolder()
    const { set } = await archive.backUp(stick)
    const file = path.join(set, 'keys', '2', 'slots.json')
    const first = await fs.readFile(file, 'utf8')
    expect(JSON.parse(first)).toEqual({ since: null, units: null, sums: { 'password.age': expect.stringMatching(/^[0-9a-f]{64}$/), 'recovery.age': expect.stringMatching(/^[0-9a-f]{64}$/) } })
    await saveUnits(archive.folder, archive.keys, [(await anUpperUnit('云岭市直机关工委')).unit])
    await fs.rm(file)
    expect((await archive.backUp(stick, { now: later(1) })).set).toBe(set)
    expect(await fs.readFile(file, 'utf8')).toBe(first)
    expect(await verifyAll(set)).toBe(2)
    await dropUnlistedUnits(path.join(set, 'keys', '2')) // as a PC that was restored from it does at its start
    expect((await fs.readdir(path.join(set, 'keys', '2'))).some(name => name.startsWith('unit-'))).toBe(true)
  })
})

describe('keys on a stick', () => {
  test('of a present or older state of the archive fit; ones that were changed, or are of another, don’t', async () => {
    const { set } = await archive.backUp(newFolder())
    expect(await keysFit(archive.folder, set)).toBe(true)
    await fs.rm(path.join(set, 'keys', '2'), { recursive: true })
    expect(await keysFit(archive.folder, set)).toBe(true)
    await fs.appendFile(path.join(set, 'keys', '1', 'journal-1.age'), 'x')
    expect(await keysFit(archive.folder, set)).toBe(false)
    const decayed = await archive.backUp(newFolder())
    await fs.truncate(path.join(decayed.set, 'keys', '2', 'slots.json'), 10)
    expect(await keysFit(archive.folder, decayed.set)).toBe(false)
    const other = await archive.backUp(newFolder())
    await fs.mkdir(path.join(other.set, 'keys', '3'))
    expect(await keysFit(archive.folder, other.set)).toBe(false)
  })
})
