import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { seal } from '../../../../electron/archive/keys/age-file.ts'
import { createKeys, openKeys, openKeysFolder } from '../../../../electron/archive/keys/keys.ts'
import { keyCopies, refreshKeyCopy, takeKeysFrom } from '../../../../electron/archive/keys/key-copies.ts'
import { copyKeyFolders, placeKeyFolder } from '../../../../electron/archive/keys/key-folders.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()

async function anArchive() {
  const folder = newFolder()
  const archiveId = anId()
  const keys = await createKeys(folder, archiveId)
  await refreshKeyCopy(folder)
  return { folder, archiveId, keys, at: (...names: string[]) => path.join(folder, ...names) }
}

/** A second identity and a second journal epoch, as a first password or a hand-over makes them. */
async function renewed(folder: string, archiveId: string, older: string): Promise<string> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const key = { archiveId, epoch: 2, key: randomBytes(32).toString('hex') }
  await placeKeyFolder(path.join(folder, 'keys'), 2, new Map([
    ['open.txt', Buffer.from(`${identity}\n`)],
    ['identity-1.age', await seal(Buffer.from(`${older}\n`), recipient)],
    ['journal-2.age', await seal(Buffer.from(JSON.stringify(key)), recipient)],
  ]))
  return identity
}

describe('new keys', () => {
  test('open again as they were made', async () => {
    const { folder, archiveId, keys } = await anArchive()
    const again = await openKeys(folder)
    expect(again).toMatchObject({ archiveId, epoch: 1, recipient: keys.recipient, identities: keys.identities })
    expect(again.journalKey(1)).toEqual(keys.journalKey(1))
    expect(again.journalKey(1)).toHaveLength(32)
    expect(again.journalKey(2)).toBeUndefined()
  })

  test('differ from archive to archive', async () => {
    const [one, other] = [await anArchive(), await anArchive()]
    expect(one.keys.journalKey(1)).not.toEqual(other.keys.journalKey(1))
    expect(one.keys.recipient).not.toBe(other.keys.recipient)
  })

  test('are never made over keys that are there', async () => {
    const { folder, keys } = await anArchive()
    await expect(createKeys(folder, anId())).rejects.toMatchObject({ failure: { code: 'file-exists' } })
    expect((await openKeys(folder)).recipient).toBe(keys.recipient)
  })

  test('lie in a folder that was built beside its place: nothing is left of the building', async () => {
    const { at } = await anArchive()
    expect(await fs.readdir(at('keys'))).toEqual(['1'])
    expect(await fs.readdir(at('keys', '1'))).toEqual(['journal-1.age', 'open.txt'])
  })

  test('that were being built when the program died count for nothing', async () => {
    const { folder, at, keys } = await anArchive()
    await fs.mkdir(at('keys', '2.abcdef.part'))
    expect((await openKeys(folder)).recipient).toBe(keys.recipient)
  })

  test.skipIf(!hasTool('age'))('are opened by the age program with open.txt as it lies there', async () => {
    const { at, keys, archiveId } = await anArchive()
    const text = execFileSync('age', ['-d', '-i', at('keys', '1', 'open.txt'), at('keys', '1', 'journal-1.age')], { encoding: 'utf8' })
    expect(JSON.parse(text)).toEqual({ archiveId, epoch: 1, key: Buffer.from(keys.journalKey(1)!).toString('hex') })
  })
})

describe('renewed keys', () => {
  test('the highest folder counts, and older ones are read through it alone', async () => {
    const { folder, archiveId, keys, at } = await anArchive()
    const identity = await renewed(folder, archiveId, keys.identities[0]!)
    await fs.rm(at('keys', '1', 'open.txt'))
    const now = await openKeys(folder)
    expect(now.epoch).toBe(2)
    expect(now.identities).toEqual([identity, keys.identities[0]])
    expect(now.journalKey(1)).toEqual(keys.journalKey(1))
    expect(now.journalKey(2)).toHaveLength(32)
  })

  test("a sealed section's folder is no key folder of the archive", async () => {
    const { folder, at, keys } = await anArchive()
    await fs.mkdir(at('keys', `section-${anId()}`))
    expect((await openKeys(folder)).recipient).toBe(keys.recipient)
  })
})

describe('keys that do not open', () => {
  test.each([
    ['no folder', (at: At) => fs.rm(at('keys'), { recursive: true })],
    ['an empty folder', async (at: At) => { await fs.rm(at('keys', '1'), { recursive: true }) }],
    ['no slot', (at: At) => fs.rm(at('keys', '1', 'open.txt'))],
    ['a slot without an identity', (at: At) => fs.writeFile(at('keys', '1', 'open.txt'), 'nothing')],
    ['a slot of zeros', (at: At) => fs.writeFile(at('keys', '1', 'open.txt'), Buffer.alloc(200))],
    ['no journal key', (at: At) => fs.rm(at('keys', '1', 'journal-1.age'))],
    ['a damaged journal key', async (at: At) => {
      const bytes = await fs.readFile(at('keys', '1', 'journal-1.age'))
      bytes[bytes.length - 3]! ^= 1
      await fs.writeFile(at('keys', '1', 'journal-1.age'), bytes)
    }],
  ])('%s: keys-unreadable; the copy is named, taken, and what was there is kept', async (_, damage) => {
    const { folder, at, keys } = await anArchive()
    await damage(at)
    await expect(openKeys(folder)).rejects.toMatchObject({ failure: { code: 'keys-unreadable' } })
    expect(await keyCopies(folder)).toEqual(['keys-copy'])
    await takeKeysFrom(folder, 'keys-copy')
    expect((await openKeys(folder)).journalKey(1)).toEqual(keys.journalKey(1))
  })

  test('a damaged folder goes to quarantine whole', async () => {
    const { folder, at } = await anArchive()
    await fs.writeFile(at('keys', '1', 'open.txt'), 'damaged')
    await takeKeysFrom(folder, 'keys-copy')
    expect(await fs.readFile(at('quarantine', 'keys', '1', 'open.txt'), 'utf8')).toBe('damaged')
  })

  test('the copy in the snapshots serves when keys and keys-copy are gone', async () => {
    const { folder, at, keys } = await anArchive()
    await copyKeyFolders(at('keys'), at('snapshots', 'keys'))
    await fs.rm(at('keys'), { recursive: true })
    await fs.writeFile(at('keys-copy', '1', 'open.txt'), 'damaged')
    expect(await keyCopies(folder)).toEqual(['snapshots'])
    await takeKeysFrom(folder, 'snapshots')
    expect((await openKeys(folder)).journalKey(1)).toEqual(keys.journalKey(1))
  })

  test('a copy that does not open is not taken, and nothing moves', async () => {
    const { folder, at } = await anArchive()
    await fs.rm(at('keys', '1', 'open.txt'))
    await fs.rm(at('keys-copy', '1', 'journal-1.age'))
    await expect(takeKeysFrom(folder, 'keys-copy')).rejects.toMatchObject({ failure: { code: 'keys-unreadable' } })
    expect(await fs.readdir(at('keys', '1'))).toEqual(['journal-1.age'])
    expect(await keyCopies(folder)).toEqual([])
  })
})

describe('the copy beside the keys', () => {
  test('is mended when it is missing, damaged or older, and what was there is kept', async () => {
    const { folder, archiveId, keys, at } = await anArchive()
    await fs.writeFile(at('keys-copy', '1', 'open.txt'), 'damaged')
    await renewed(folder, archiveId, keys.identities[0]!)
    await refreshKeyCopy(folder)
    expect((await openKeysFolder(at('keys-copy'))).epoch).toBe(2)
    expect(await fs.readFile(at('quarantine', 'keys-copy', '1', 'open.txt'), 'utf8')).toBe('damaged')
    await fs.rm(at('keys-copy'), { recursive: true })
    await refreshKeyCopy(folder)
    expect((await openKeysFolder(at('keys-copy'))).epoch).toBe(2)
  })

  test('that knows newer keys than the archive itself is left alone', async () => {
    const { folder, archiveId, keys, at } = await anArchive()
    await renewed(folder, archiveId, keys.identities[0]!)
    await refreshKeyCopy(folder)
    await fs.rm(at('keys', '2'), { recursive: true })
    await refreshKeyCopy(folder)
    expect((await openKeysFolder(at('keys-copy'))).epoch).toBe(2)
  })

  test('that is right is left alone', async () => {
    const { folder, at } = await anArchive()
    const before = (await fs.stat(at('keys-copy', '1', 'open.txt'))).mtimeMs
    await refreshKeyCopy(folder)
    expect((await fs.stat(at('keys-copy', '1', 'open.txt'))).mtimeMs).toBe(before)
    await expect(fs.readdir(at('quarantine'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

type At = (...names: string[]) => string
