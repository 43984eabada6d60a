import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { blobStore, maxBlobBytes } from '../../../../electron/archive/store/blobs.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { anId } from '../../../support/builders.ts'
import { isRoot, mountSmallDisk, temporaryFolders } from '../../../support/disks.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()
const now = new Date('2026-11-22T08:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const none = async () => new Set<string>()
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function aStore(folder = newFolder()) {
  const store = blobStore(folder, await createKeys(folder, anId()))
  const fileOf = (hash: string) => path.join(folder, 'blobs', hash.slice(0, 2), `${hash}.age`)
  return { folder, store, fileOf }
}

test('a blob comes back as it was put, and lies sealed under the hash of its bytes', async () => {
  const { store, fileOf } = await aStore()
  const bytes = Buffer.from('会议签到表 '.repeat(50_000))
  const put = await store.put(bytes)
  expect(put).toEqual({ sha256: sha256(bytes), bytes: bytes.length })
  expect(Buffer.from(await store.get(put.sha256)).equals(bytes)).toBe(true)
  expect((await fs.readFile(fileOf(put.sha256))).includes('签到')).toBe(false)
  expect(await store.diskBytes()).toBe((await fs.stat(fileOf(put.sha256))).size)
})

test('the same bytes twice are one file that is not written again', async () => {
  const { store, fileOf } = await aStore()
  const bytes = randomBytes(1000)
  const { sha256: hash } = await store.put(bytes)
  const before = await fs.readFile(fileOf(hash))
  await store.put(bytes)
  expect((await fs.readFile(fileOf(hash))).equals(before)).toBe(true)
})

describe('taken back from a backup, piece by piece', () => {
  async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 70_000) yield bytes.subarray(at, at + 70_000)
  }

  test('a lacking blob is there again; one that is there is not written anew', async () => {
    const { store, fileOf } = await aStore()
    const bytes = randomBytes(200_000)
    const hash = sha256(bytes)
    expect(await store.holds(hash)).toBe(false)
    await store.takeBack(hash, pieces(bytes))
    expect(await store.holds(hash)).toBe(true)
    expect(Buffer.from(await store.get(hash)).equals(bytes)).toBe(true)
    const before = await fs.readFile(fileOf(hash))
    const again = pieces(bytes)
    await store.takeBack(hash, again)
    expect((await fs.readFile(fileOf(hash))).equals(before)).toBe(true)
    expect((await again.next()).done, 'read to its end').toBe(true)
  })

  test('a damaged one counts as lacking, and is mended', async () => {
    const { store, fileOf } = await aStore()
    const bytes = randomBytes(1000)
    const { sha256: hash } = await store.put(bytes)
    const file = await fs.readFile(fileOf(hash))
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1
    await fs.writeFile(fileOf(hash), file)
    expect(await store.holds(hash)).toBe(false)
    await store.takeBack(hash, pieces(bytes))
    expect(await store.holds(hash)).toBe(true)
  })

  test('other bytes than the name says are refused, and leave nothing behind', async () => {
    const { store, fileOf } = await aStore()
    const hash = sha256(randomBytes(1000))
    await expect(store.takeBack(hash, pieces(randomBytes(1000)))).rejects.toMatchObject({ failure: { code: 'set-damaged' } })
    expect(await fs.readdir(path.dirname(fileOf(hash)))).toEqual([])
    expect(await store.holds(hash)).toBe(false)
  })
})

test('putting the bytes of a damaged blob again mends it, and keeps the damaged file', async () => {
  const { folder, store, fileOf } = await aStore()
  const bytes = randomBytes(1000)
  const { sha256: hash } = await store.put(bytes)
  await fs.truncate(fileOf(hash), 300)
  await expect(store.get(hash)).rejects.toMatchObject({ failure: { code: 'blob-missing', message: expect.stringContaining('损坏') } })
  await store.put(bytes)
  expect(Buffer.from(await store.get(hash)).equals(bytes)).toBe(true)
  expect(await fs.readdir(path.join(folder, 'quarantine'))).toEqual([`blobs-${hash.slice(0, 2)}-${hash}.age`])
})

test('a sound file of other bytes in a blob’s place is not taken for it', async () => {
  const { store, fileOf } = await aStore()
  const [one, other] = [await store.put(randomBytes(10)), await store.put(randomBytes(10))]
  await fs.copyFile(fileOf(other.sha256), fileOf(one.sha256))
  await expect(store.get(one.sha256)).rejects.toMatchObject({ failure: { code: 'blob-missing' } })
})

test('a blob that is not there: blob-missing', async () => {
  const { store } = await aStore()
  await expect(store.get('0'.repeat(64))).rejects.toMatchObject({ failure: { code: 'blob-missing' } })
})

test('one byte above 200 MB is refused, and nothing is written', async () => {
  const { folder, store } = await aStore()
  await expect(store.put(new Uint8Array(maxBlobBytes + 1))).rejects.toMatchObject({ failure: { code: 'blob-too-large' } })
  await expect(fs.readdir(path.join(folder, 'blobs'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test.skipIf(!hasTool('age'))('the age program opens a blob', async () => {
  const { folder, store, fileOf } = await aStore()
  const bytes = randomBytes(200_000)
  const { sha256: hash } = await store.put(bytes)
  const opened = execFileSync('age', ['-d', '-i', path.join(folder, 'keys', '1', 'open.txt'), fileOf(hash)])
  expect(opened.equals(bytes)).toBe(true)
})

test.skipIf(!isRoot)('a full disk: disk-full, no half blob, and other blobs stay', async () => {
  const disk = path.join(newFolder(), 'disk')
  const unmount = mountSmallDisk(disk, 2)
  try {
    const { store } = await aStore(disk)
    const kept = await store.put(randomBytes(1000))
    const large = randomBytes(4 * 1024 * 1024)
    await expect(store.put(large)).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    await expect(store.get(sha256(large))).rejects.toMatchObject({ failure: { code: 'blob-missing' } })
    expect(await store.get(kept.sha256)).toHaveLength(1000)
    expect(await store.diskBytes()).toBeLessThan(2000)
  } finally {
    unmount()
  }
})

describe('orphans', () => {
  const aged = async (days: number) => {
    const it = await aStore()
    const blob = await it.store.put(randomBytes(100))
    await fs.utimes(it.fileOf(blob.sha256), daysAgo(days), daysAgo(days))
    return { ...it, hash: blob.sha256 }
  }

  test('older than 90 days and named by no frame are removed', async () => {
    const { store, hash } = await aged(91)
    expect(await store.removeOrphans(none, now)).toEqual([hash])
    await expect(store.get(hash)).rejects.toMatchObject({ failure: { code: 'blob-missing' } })
  })

  test('stay for 90 days', async () => {
    const { store, hash } = await aged(90)
    expect(await store.removeOrphans(none, now)).toEqual([])
    expect(await store.get(hash)).toHaveLength(100)
  })

  test('that a frame names are none', async () => {
    const { store, hash } = await aged(1000)
    expect(await store.removeOrphans(async () => new Set([hash]), now)).toEqual([])
  })

  test('stay where the journal can’t be read whole, and where none is old it is not even asked', async () => {
    const { store } = await aged(1000)
    expect(await store.removeOrphans(async () => null, now)).toEqual([])
    const young = await aged(1)
    expect(await young.store.removeOrphans(() => Promise.reject(new Error('asked')), now)).toEqual([])
  })

  test('that are put again become young, so that the commit to come finds them', async () => {
    const { store, fileOf } = await aStore()
    const bytes = randomBytes(100)
    const { sha256: hash } = await store.put(bytes)
    await fs.utimes(fileOf(hash), daysAgo(1000), daysAgo(1000))
    await store.put(bytes)
    expect(await store.removeOrphans(none, new Date())).toEqual([])
  })

  test("a sealed section's blobs and foreign files are never touched", async () => {
    const { folder, store } = await aStore()
    const files = [path.join(folder, 'blobs', 'section-x', `${'1'.repeat(64)}.age`), path.join(folder, 'blobs', 'ab', 'note.txt')]
    for (const file of files) {
      await fs.mkdir(path.dirname(file), { recursive: true })
      await fs.writeFile(file, 'x')
      await fs.utimes(file, daysAgo(1000), daysAgo(1000))
    }
    expect(await store.removeOrphans(none, now)).toEqual([])
    expect(await Promise.all(files.map(file => fs.readFile(file, 'utf8')))).toEqual(['x', 'x'])
  })
})
