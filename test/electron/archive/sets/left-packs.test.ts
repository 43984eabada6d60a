import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { UnreadableSeal, collect } from '../../../../electron/archive/keys/age-file.ts'
import { listTar } from '../../../../electron/archive/sets/list-tar.ts'
import { type TarFile, writeTar } from '../../../../electron/archive/sets/tar.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, backupNow, inSet, packsOf, verifyAll } from '../../../support/backups.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import '../../../support/quick-passwords.ts'

const newFolder = temporaryFolders()
const dayMs = 86_400_000
const later = new Date(backupNow.getTime() + 60_000)
let archive: ArchiveToBackUp
let stick: string
let set: string
let blobPack: string

/** A stick with the packs of a backup that was killed before it had a list. */
beforeEach(async () => {
  archive = await anArchiveToBackUp(newFolder())
  await archive.addPeople('张喆')
  await archive.attach(randomBytes(70_000))
  stick = newFolder()
  const killed = await archive.backUp(stick)
  set = killed.set
  blobPack = packsOf((await inSet(set, one => one.manifest(killed.backupId), own())).packs, 'blobs')[0]!
  for (const end of ['age', 'list']) await fs.rm(path.join(set, 'snapshots', `${killed.backupId}.${end}`))
})

const own = () => ({ identities: archive.keys.identities })
const packNames = async () => (await fs.readdir(path.join(set, 'packs'))).map(name => name.slice(0, -4)).sort()
const packFile = (name: string) => path.join(set, 'packs', `${name}.age`)
const namedBy = async (backupId: string) => (await inSet(set, one => one.manifest(backupId), own())).packs.map(({ name }) => name).sort()

/** As if the backup before had been that long ago. */
async function leftFor(ms: number): Promise<void> {
  const then = new Date(later.getTime() - ms)
  for (const name of await packNames()) await fs.utimes(packFile(name), then, then)
}

describe('packs of a backup that was killed', () => {
  test('with attachments are used again by the next backup, which is whole', async () => {
    const next = await archive.backUp(stick, { now: later })
    expect(next).toMatchObject({ set, newPacks: 3, sharedPacks: 1, sharedReadAt: later.toISOString() })
    expect(await namedBy(next.backupId)).toContain(blobPack)
    expect(await verifyAll(set, own())).toBe(1)
  })

  test('are read once, and need no room again', async () => {
    const reads = new Map<string, string>()
    let needed = 0
    await archive.backUp(stick, { now: later, expectRoom: async bytes => { needed = await Promise.resolve(bytes) }, reads: { lastRead: (_, pack) => reads.get(pack) ?? null, noteRead: (_, pack, at) => { reads.set(pack, at) } } })
    expect(reads.get(blobPack)).toBe(later.toISOString())
    expect(needed).toBeLessThan(70_000)
  })

  test('that nothing needs are removed once they are older than a day, and not before', async () => {
    const left = await packNames()
    await leftFor(dayMs - 1)
    const second = await archive.backUp(stick, { now: later })
    expect(await packNames()).toEqual(expect.arrayContaining(left))
    await leftFor(dayMs + 1)
    const third = await archive.backUp(stick, { now: new Date(later.getTime() + 60_000) })
    expect(await packNames()).toEqual([...new Set([...await namedBy(second.backupId), ...await namedBy(third.backupId)])].sort())
    expect(await verifyAll(set, own())).toBe(2)
  })

  test('that are damaged or of another archive are neither used nor removed', async () => {
    const sealed = await fs.readFile(packFile(blobPack))
    sealed[sealed.length >> 1]! ^= 1
    await fs.writeFile(packFile(blobPack), sealed)
    const stranger = await anArchiveToBackUp(newFolder())
    const theirs = await stranger.backUp(newFolder())
    const [strange = ''] = await fs.readdir(path.join(theirs.set, 'packs'))
    await fs.copyFile(path.join(theirs.set, 'packs', strange), path.join(set, 'packs', strange))
    await leftFor(2 * dayMs)
    const next = await archive.backUp(stick, { now: later })
    expect(await namedBy(next.backupId)).not.toContain(blobPack)
    expect(await packNames()).toEqual([...await namedBy(next.backupId), blobPack, strange.slice(0, -4)].sort())
  })

  test.each([
    ['a list is missing', 'list', (file: string) => fs.rm(file)],
    ['a list is damaged', 'list', (file: string) => fs.writeFile(file, '{}')],
    ['a manifest doesn’t open', 'age', (file: string) => fs.truncate(file, 300)],
  ])('stay as they are while %s: it may name them', async (_, end, spoil) => {
    const { backupId } = await archive.backUp(stick, { now: later })
    await spoil(path.join(set, 'snapshots', `${backupId}.${end}`))
    const before = await packNames()
    await leftFor(2 * dayMs)
    await archive.backUp(stick, { now: new Date(later.getTime() + 60_000) })
    expect(await packNames()).toEqual(expect.arrayContaining(before))
  })
})

describe('listing a tar that nothing speaks of', () => {
  const files: readonly TarFile[] = [0, 511, 512, 513].map(bytes => ({ name: `${bytes} 字节`, bytes, content: async function* () { yield await Promise.resolve(Buffer.alloc(bytes, 7)) } }))
  const tar = async () => Buffer.from(await collect(writeTar(files)))
  const listed = (bytes: Buffer) => listTar((async function* () { yield await Promise.resolve(bytes) })(), async (_, content) => { await collect(content) })

  test('gives names and sizes', async () => {
    expect(await listed(await tar())).toEqual(files.map(({ name, bytes }) => ({ name, bytes })))
  })

  test('refuses what is no tar of ours', async () => {
    const spoils: readonly ((bytes: Buffer) => Buffer)[] = [
      bytes => { bytes[148]! ^= 1; return bytes }, bytes => { bytes[0]! ^= 1; return bytes }, bytes => bytes.subarray(0, -1), bytes => Buffer.concat([bytes, Buffer.alloc(512)]), () => randomBytes(2048),
      bytes => { bytes.write('7777777z777', 124); return bytes },
    ]
    for (const spoil of spoils) await expect(listed(spoil(await tar()))).rejects.toThrow(UnreadableSeal)
  })
})
