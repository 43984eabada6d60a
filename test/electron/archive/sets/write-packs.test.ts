import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { collect } from '../../../../electron/archive/keys/age-file.ts'
import { blobFiles } from '../../../../electron/archive/store/blobs.ts'
import type { PackReads } from '../../../../electron/archive/sets/pack-reads.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, backupNow, inSet, packsOf } from '../../../support/backups.ts'
import '../../../support/quick-passwords.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
const dayMs = 86_400_000
const afterDays = (days: number, ms = 0) => new Date(backupNow.getTime() + days * dayMs + ms)
let archive: ArchiveToBackUp
let blob: string
const bytes = randomBytes(30_000)

beforeAll(async () => {
  archive = await anArchiveToBackUp(newFolder())
  await archive.addPeople('张喆')
  blob = await archive.attach(bytes)
})

/** What a PC remembers of its sticks, as long as the test lasts. */
function memory(): PackReads {
  const reads = new Map<string, string>()
  return { lastRead: (setId, pack) => reads.get(`${setId} ${pack}`) ?? null, noteRead: (setId, pack, at) => { reads.set(`${setId} ${pack}`, at) } }
}

async function aBackedUp() {
  const [stick, reads] = [newFolder(), memory()]
  const first = await archive.backUp(stick, { reads })
  const manifest = (id: string) => inSet(first.set, set => set.manifest(id), own())
  const [pack = ''] = packsOf((await manifest(first.backupId)).packs, 'blobs')
  const file = path.join(first.set, 'packs', `${pack}.age`)
  return {
    first, pack, file,
    again: (now: Date, some: { reads?: PackReads } = {}) => archive.backUp(stick, { now, reads, ...some }),
    blobPacks: async (id: string) => packsOf((await manifest(id)).packs, 'blobs'),
    flipABit: async () => {
      const sealed = await fs.readFile(file)
      sealed[sealed.length >> 1]! ^= 1
      await fs.writeFile(file, sealed)
    },
  }
}

const own = () => ({ identities: archive.keys.identities })

describe('a pack that older backups share', () => {
  test('is not read again within 30 days of its last reading on that stick, and the result names that day', async () => {
    const { first, pack, again, blobPacks, flipABit } = await aBackedUp()
    await flipABit() // would be noticed by a reading
    const second = await again(afterDays(30, -1))
    expect(second.sharedReadAt).toBe(first.at)
    expect(await blobPacks(second.backupId)).toEqual([pack])
  })

  test('is read again after 30 days, and that day counts from then on', async () => {
    const { pack, again, blobPacks, flipABit } = await aBackedUp()
    const second = await again(afterDays(30))
    expect(second.sharedReadAt).toBe(afterDays(30).toISOString())
    expect(await blobPacks(second.backupId)).toEqual([pack])
    await flipABit()
    expect((await again(afterDays(60, -1))).sharedReadAt).toBe(afterDays(30).toISOString())
  })

  test('is read again at once on a stick that this PC knows nothing of', async () => {
    const { again } = await aBackedUp()
    expect((await again(afterDays(1), { reads: memory() })).sharedReadAt).toBe(afterDays(1).toISOString())
  })

  test('and is found damaged has its content written anew; the damaged one stays as it is, and the new backup is whole', async () => {
    const { first, pack, file, again, blobPacks, flipABit } = await aBackedUp()
    await flipABit()
    const damaged = await fs.readFile(file)
    const second = await again(afterDays(30))
    expect(await blobPacks(second.backupId)).not.toContain(pack)
    expect((await fs.readFile(file)).equals(damaged)).toBe(true)
    await inSet(first.set, async set => {
      await expect(set.verify(first.backupId, unwatched)).rejects.toMatchObject({ failure: { code: 'set-damaged' } })
      const got: Buffer[] = []
      await (await set.verify(second.backupId, unwatched)).eachBlob(new Set([blob]), async (_, content) => { got.push(Buffer.from(await collect(content))) }, unwatched)
      expect(got).toEqual([bytes])
    }, own())
  })

  test.each([
    ['is gone', (file: string) => fs.rm(file)],
    ['is cut short', (file: string) => fs.truncate(file, 100)],
  ])('and %s is written anew, however lately it was read', async (_, spoil) => {
    const { first, pack, file, again, blobPacks } = await aBackedUp()
    await spoil(file)
    const second = await again(afterDays(1))
    expect(await blobPacks(second.backupId)).not.toContain(pack)
    await inSet(first.set, set => set.verify(second.backupId, unwatched), own())
  })
})

test('attachments that are lost, cut short or damaged in the archive are named in the result and in the backup, which is whole else', async () => {
  const spoils = [
    (file: string) => fs.rm(file),
    (file: string) => fs.truncate(file, 100),
    async (file: string) => {
      const sealed = await fs.readFile(file)
      sealed[sealed.length - 50]! ^= 1
      await fs.writeFile(file, sealed)
    },
  ]
  const bad: string[] = []
  for (const spoil of spoils) {
    const name = await archive.attach(randomBytes(9000))
    bad.push(name)
    for (const { file, sha256 } of await blobFiles(path.join(archive.folder, 'blobs'))) if (sha256 === name) await spoil(file)
  }
  const written = await archive.backUp(newFolder())
  expect(written).toMatchObject({ missingBlobs: bad.sort(), files: 1 })
  await inSet(written.set, async set => {
    const backup = await set.verify(written.backupId, unwatched)
    expect(backup.manifest.missingBlobs).toEqual(bad)
    expect([...backup.blobs]).toEqual([[blob, bytes.length]])
  }, own())
})
