import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { open, seal } from '../../../../electron/archive/keys/age-file.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { readRowsPack } from '../../../../electron/archive/sets/rows-pack.ts'
import { readChunks } from '../../../../electron/files/durable-file.ts'
import { listSnapshots, readSnapshot, takeSnapshot } from '../../../../electron/archive/sets/snapshots.ts'
import { aMeeting, aPerson, aUnit, anId } from '../../../support/builders.ts'
import { isRoot, mountSmallDisk, temporaryFolders } from '../../../support/disks.ts'
import { memorySource } from '../../../support/memory-source.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 8, minute))

async function anArchive(folder = newFolder()) {
  const keys = await createKeys(folder, anId())
  const memory = memorySource(keys.archiveId)
  memory.put('units', anId(), aUnit({ name: '云岭市档案服务中心' }))
  for (let i = 0; i < 10; i++) memory.put('people', anId(), aPerson({ name: `周𬘭${i}` }))
  const set = (...names: string[]) => path.join(folder, 'snapshots', ...names)
  return { folder, keys, memory, set, take: (minute = 0) => takeSnapshot(folder, keys, memory.source, at(minute)) }
}

const sorted = (rows: readonly StoredRow[]) => [...rows].sort((a, b) => a.id.localeCompare(b.id))

describe('a snapshot', () => {
  test('gives back every row as it was, and says when, up to which commit, and how many', async () => {
    const { folder, keys, memory, take } = await anArchive()
    const info = await take()
    expect(info).toEqual({ id: '20261122-080000-11', at: '2026-11-22T08:00:00.000Z', seq: 11, counts: { units: 1, people: 10 } })
    expect((await listSnapshots(folder, keys)).snapshots).toEqual([info])
    const { rows, manifest } = await readSnapshot(folder, keys, info.id)
    expect(sorted(rows)).toEqual(sorted(memory.all()))
    expect(manifest).toMatchObject({ kind: 'local', schema: 1, head: memory.source.head().head, viewHash: memory.source.head().viewHash })
  })

  test('lies in the layout of a backup set, sealed, without leftovers', async () => {
    const { set, take } = await anArchive()
    const { id } = await take()
    expect(await fs.readdir(set('snapshots'))).toEqual([`${id}.age`, `${id}.list`])
    const list = JSON.parse(await fs.readFile(set('snapshots', `${id}.list`), 'utf8'))
    expect(list).toMatchObject({ format: 1, minReader: 1, schema: 1, packs: [{ bytes: expect.any(Number) }] })
    expect(await fs.readdir(set('packs'))).toEqual([`${list.packs[0].name}.age`])
    expect((await fs.stat(set('packs', `${list.packs[0].name}.age`))).size).toBe(list.packs[0].bytes)
    expect(await fs.readdir(set())).toEqual(['keys', 'packs', 'set.json', 'snapshots', '说明.txt'])
    expect((await fs.readFile(set('packs', `${list.packs[0].name}.age`))).includes('周')).toBe(false)
  })

  test.skipIf(!hasTool('age'))('is readable with the public age and gzip, by the keys that lie in it', async () => {
    const { set, memory, take } = await anArchive()
    await take()
    const [pack] = await fs.readdir(set('packs'))
    const sealed = execFileSync('age', ['-d', '-i', set('keys', '1', 'open.txt'), set('packs', pack!)])
    const text = execFileSync('gzip', ['-d'], { input: sealed }).toString('utf8')
    expect(gunzipSync(sealed).toString('utf8')).toBe(text)
    const lines = text.trim().split('\n').map(line => JSON.parse(line))
    expect(lines.map(line => line.id).sort()).toEqual(memory.all().map(row => row.id).sort())
    expect(lines.find(line => line.table === 'units').value.name).toBe('云岭市档案服务中心')
  })

  test('of an archive that is being written to is the state at one commit', async () => {
    const { folder, keys, memory, take } = await anArchive()
    const people = memory.all().filter(({ table }) => table === 'people')
    let step = 0
    memory.onPage(() => {
      step++
      if (step > 4) return
      memory.put('people', people[step]!.id, aPerson({ name: `改${step}` }))
      memory.remove('people', people[9 - step]!.id)
      memory.put('meetings', anId(), aMeeting())
    })
    const info = await take()
    expect(info.seq).toBe(memory.source.head().seq)
    const { rows } = await readSnapshot(folder, keys, info.id)
    expect(sorted(rows)).toEqual(sorted(memory.all()))
  })

  test('takes rows of 2 MB of one character, which compress beyond what a reader accepts', async () => {
    const { folder, keys, memory, take } = await anArchive()
    for (let i = 0; i < 12; i++) memory.put('meetings', anId(), aMeeting({ summary: '　'.repeat(600_000) }))
    const { rows } = await readSnapshot(folder, keys, (await take()).id)
    expect(sorted(rows)).toEqual(sorted(memory.all()))
  })

  test('that holds other rows than the archive counts is refused before it exists', async () => {
    const { folder, keys, memory, take, set } = await anArchive()
    const { rowsPage } = memory.source
    memory.source.rowsPage = async after => {
      const page = await rowsPage(after)
      return { ...page, rows: page.rows.slice(1) }
    }
    await expect(take()).rejects.toMatchObject({ failure: { code: 'write-failed' } })
    expect(await listSnapshots(folder, keys)).toEqual({ snapshots: [], damaged: [] })
    expect(await fs.readdir(set('snapshots'))).toEqual([])
  })

  test('is never written over another one', async () => {
    const { folder, keys, take } = await anArchive()
    const { id } = await take()
    const before = await fs.readFile(path.join(folder, 'snapshots', 'snapshots', `${id}.age`))
    await expect(take()).rejects.toMatchObject({ failure: { code: 'file-exists' } })
    expect((await fs.readFile(path.join(folder, 'snapshots', 'snapshots', `${id}.age`))).equals(before)).toBe(true)
    expect((await readSnapshot(folder, keys, id)).rows).toHaveLength(11)
  })
})

describe('damage', () => {
  test('each flipped byte of a pack is noticed, and the snapshot gives no row', async () => {
    const { folder, keys, set, take } = await anArchive()
    const { id } = await take()
    const file = set('packs', (await fs.readdir(set('packs')))[0]!)
    const sound = await fs.readFile(file)
    for (let i = 0; i < sound.length; i += Math.ceil(sound.length / 150)) {
      const flipped = Buffer.from(sound)
      flipped[i]! ^= 1 << (i % 8)
      await fs.writeFile(file, flipped)
      await expect(readSnapshot(folder, keys, id), `byte ${i}`).rejects.toMatchObject({ failure: { code: 'damaged' } })
    }
    for (const length of [0, 1, 200, sound.length - 1]) {
      await fs.writeFile(file, sound.subarray(0, length))
      await expect(readSnapshot(folder, keys, id), `${length} bytes`).rejects.toMatchObject({ failure: { code: 'damaged' } })
    }
    await fs.writeFile(file, sound)
    expect((await readSnapshot(folder, keys, id)).rows).toHaveLength(11)
  })

  test('two packs that changed places are noticed', async () => {
    const { folder, keys, memory, set, take } = await anArchive()
    const one = await take(0)
    const [onePack] = await fs.readdir(set('packs'))
    memory.put('people', anId(), aPerson())
    const two = await take(1)
    const twoPack = (await fs.readdir(set('packs'))).find(name => name !== onePack)!
    await fs.copyFile(set('packs', onePack!), set('packs', twoPack))
    await expect(readSnapshot(folder, keys, two.id)).rejects.toMatchObject({ failure: { code: 'damaged' } })
    expect((await readSnapshot(folder, keys, one.id)).rows).toHaveLength(11)
  })

  test('a damaged manifest is named and hides no other', async () => {
    const { folder, keys, memory, set, take } = await anArchive()
    const one = await take(0)
    memory.put('people', anId(), aPerson())
    const two = await take(1)
    await fs.truncate(set('snapshots', `${two.id}.age`), 100)
    expect(await listSnapshots(folder, keys)).toEqual({ snapshots: [one], damaged: [two.id] })
    await fs.rm(set('packs'), { recursive: true })
    await expect(readSnapshot(folder, keys, one.id)).rejects.toMatchObject({ failure: { code: 'damaged' } })
  })

  test('another archive’s snapshot in its place is not taken', async () => {
    const [mine, other] = [await anArchive(), await anArchive()]
    const { id } = await other.take()
    await mine.take(1)
    await fs.copyFile(other.set('snapshots', `${id}.age`), mine.set('snapshots', `${id}.age`))
    expect((await listSnapshots(mine.folder, mine.keys)).damaged).toEqual([id])
  })

  test('a manifest that speaks of another archive is not taken, though it is sealed to this one', async () => {
    const { folder, keys, set, take } = await anArchive()
    const { id } = await take()
    const manifest = JSON.parse(Buffer.from(await open(await fs.readFile(set('snapshots', `${id}.age`)), keys.identities)).toString())
    await fs.writeFile(set('snapshots', `${id}.age`), await seal(Buffer.from(JSON.stringify({ ...manifest, archiveId: anId() })), keys.recipient))
    expect((await listSnapshots(folder, keys)).damaged).toEqual([id])
  })

  describe('a pack out of all measure is refused while it is read', () => {
    async function linesUntil(text: Buffer, lines: number) {
      const { folder, keys } = await anArchive()
      const file = path.join(folder, 'bomb.age')
      const sealed = await seal(gzipSync(text), keys.recipient)
      await fs.writeFile(file, sealed)
      const name = createHash('sha256').update(sealed).digest('hex')
      let given = 0
      const read = async () => { for await (const _ of readRowsPack(readChunks(file), keys, { name, bytes: sealed.length, plainSha256: '', lines })) given++ }
      return { failure: await read().catch((error: unknown) => error), given }
    }
    const line = (padding: string) => `{"id":"1","table":"people","value":{"padding":"${padding}"}}\n`

    test('because it inflates too well', async () => {
      const { failure, given } = await linesUntil(Buffer.from(line(' '.repeat(100_000)).repeat(1000)), 1000)
      expect(failure).toMatchObject({ name: 'ExcessivePack', message: expect.stringContaining('inflates') })
      expect(given).toBeLessThan(500)
    })

    test('because it is one line without an end', async () => {
      const { failure } = await linesUntil(Buffer.from(randomBytes(4 * 1024 * 1024).toString('base64')), 1)
      expect(failure).toMatchObject({ name: 'ExcessivePack', message: expect.stringContaining('line') })
    })

    test('because of more rows than it says, or than anybody has', async () => {
      expect((await linesUntil(Buffer.from(line('').repeat(50)), 3)).given).toBe(3)
      expect((await linesUntil(Buffer.from(line('')), 2_000_001)).failure).toMatchObject({ name: 'ExcessivePack' })
    })
  })

  test('names outside the pattern are no snapshots', async () => {
    const { folder, keys, set, take } = await anArchive()
    const info = await take()
    await fs.writeFile(set('snapshots', 'copy of 20261122.age'), 'x')
    expect(await listSnapshots(folder, keys)).toEqual({ snapshots: [info], damaged: [] })
    await expect(readSnapshot(folder, keys, '../keys/1/journal-1')).rejects.toMatchObject({ failure: { code: 'bad-request' } })
  })
})

test.skipIf(!isRoot)('a full disk: disk-full, no half snapshot is listed, older ones stay whole', async () => {
  const disk = path.join(newFolder(), 'disk')
  const unmount = mountSmallDisk(disk, 1)
  try {
    const { folder, keys, memory, take } = await anArchive(disk)
    const kept = await take(0)
    for (let i = 0; i < 2; i++) memory.put('meetings', anId(), aMeeting({ summary: randomText(600_000) }))
    await expect(take(1)).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    expect(await listSnapshots(folder, keys)).toEqual({ snapshots: [kept], damaged: [] })
    expect((await readSnapshot(folder, keys, kept.id)).rows).toHaveLength(11)
    for (const { table, id } of memory.all()) if (table === 'meetings') memory.remove('meetings', id)
    expect((await take(2)).seq).toBe(memory.source.head().seq)
  } finally {
    unmount()
  }
})

function randomText(length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('')
}
