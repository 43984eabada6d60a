import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCheckpoint, writeCheckpoint } from '../../../../electron/archive/state/checkpoint-file.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { pruneSnapshots } from '../../../../electron/archive/sets/prune-snapshots.ts'
import { keepSnapshots } from '../../../../electron/archive/sets/snapshot-keeper.ts'
import { readSnapshot, snapshotIds, takeSnapshot } from '../../../../electron/archive/sets/snapshots.ts'
import { aPerson, anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { memorySource } from '../../../support/memory-source.ts'

const newFolder = temporaryFolders()
const start = Date.UTC(2026, 10, 22, 8)
const minute = 60_000

async function aKeeper() {
  const folder = newFolder()
  const keys = await createKeys(folder, anId())
  const memory = memorySource(keys.archiveId, 100)
  const faults: unknown[] = []
  let now = start
  let tick = () => undefined as unknown
  let ended = false
  const clock = { now: () => new Date(now), every: (ms: number, work: () => void) => { expect(ms).toBe(15 * minute); tick = work; return () => { ended = true } } }
  const keep = () => keepSnapshots({ dataFolder: folder, keys, archive: memory.source, clock, onFault: (_, error) => faults.push(error) })
  const keeper = await keep()
  const person = () => { memory.put('people', anId(), aPerson()) }
  person()
  return {
    folder, keys, memory, keeper, keep, faults, person,
    ended: () => ended,
    wait: (ms: number) => { now += ms },
    tick: async () => { now += 15 * minute; tick(); await keeper.list() },
    ids: () => snapshotIds(folder),
  }
}

/** Work that the keeper does by itself is over when the snapshot that is asked for after it has come. */
const settled = async (it: Awaited<ReturnType<typeof aKeeper>>) => { await it.keeper.takeNow().catch(() => undefined) }

describe('snapshots come by themselves', () => {
  test('after 15 minutes if anything changed, else not', async () => {
    const it = await aKeeper()
    await it.tick()
    await settled(it)
    expect(await it.ids()).toHaveLength(1)
    await it.tick()
    await settled(it)
    expect(await it.ids()).toHaveLength(1)
    it.person()
    await it.tick()
    await settled(it)
    expect(await it.ids()).toHaveLength(2)
  })

  test('with the 2,000th commit, and not before', async () => {
    const it = await aKeeper()
    for (let i = 1; i < 2000; i++) it.keeper.noteCommit(i)
    await it.keeper.list()
    expect(await it.ids()).toHaveLength(0)
    it.keeper.noteCommit(2000)
    await expect.poll(it.ids, { timeout: 30_000 }).toHaveLength(1)
  })

  test('at quit if anything changed, and then no more', async () => {
    const it = await aKeeper()
    await it.keeper.stop()
    expect(await it.ids()).toHaveLength(1)
    expect(it.ended()).toBe(true)
    await it.keeper.stop()
    expect(await it.ids()).toHaveLength(1)
  })

  test('not at quit of a session that changed nothing', async () => {
    const it = await aKeeper()
    const taken = await it.keeper.takeNow()
    it.wait(minute)
    const again = await it.keep()
    expect(await again.takeNow()).toEqual(taken)
    await again.stop()
    expect(await it.ids()).toEqual([taken.id])
  })
})

test('a snapshot that is asked for tells its failure; one taken by itself notes it and takes back the note when the next succeeds', async () => {
  const it = await aKeeper()
  await fs.writeFile(path.join(it.folder, 'snapshots'), 'a file in the way')
  await expect(it.keeper.takeNow()).rejects.toThrow()
  await it.keeper.stop()
  expect(it.keeper.lastFailure()).not.toBeNull()
  expect(it.faults).toHaveLength(1)
  await fs.rm(path.join(it.folder, 'snapshots'))
  await it.keeper.takeNow()
  expect(it.keeper.lastFailure()).toBeNull()
})

test('a failure to write the checkpoint does not make a snapshot fail', async () => {
  const it = await aKeeper()
  await fs.mkdir(path.join(it.folder, 'checkpoint.age'))
  const taken = await it.keeper.takeNow()
  expect((await readSnapshot(it.folder, it.keys, taken.id)).rows).toHaveLength(1)
  expect(it.faults).toHaveLength(1)
})

describe('pruning', () => {
  test('leaves ten of one day, whole, and no pack of the others', async () => {
    const it = await aKeeper()
    for (let i = 0; i < 13; i++) {
      it.person()
      it.wait(minute)
      await it.keeper.takeNow()
    }
    const ids = await it.ids()
    expect(ids.map(id => Number(id.slice(16)))).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5])
    expect(await fs.readdir(path.join(it.folder, 'snapshots', 'packs'))).toHaveLength(10)
    expect(await fs.readdir(path.join(it.folder, 'snapshots', 'snapshots'))).toHaveLength(20)
    for (const id of ids) expect((await readSnapshot(it.folder, it.keys, id)).rows).toHaveLength(Number(id.slice(16)))
  })

  test('goes by what was committed, not by a clock that has jumped back', async () => {
    const it = await aKeeper()
    for (let i = 0; i < 12; i++) {
      it.person()
      it.wait(i === 6 ? -60 * minute : minute)
      await it.keeper.takeNow()
    }
    expect((await it.ids()).map(id => Number(id.slice(16)))).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4])
    expect((await (await it.keep()).takeNow()).seq).toBe(13)
  })

  test('a snapshot with less than half the rows prunes nothing', async () => {
    const it = await aKeeper()
    for (let i = 0; i < 10; i++) {
      it.person()
      it.wait(minute)
      await it.keeper.takeNow()
    }
    for (const { table, id } of it.memory.all().slice(1)) it.memory.remove(table, id)
    it.wait(minute)
    await it.keeper.takeNow()
    expect(await it.ids()).toHaveLength(11)
  })

  test('what a snapshot cut short left is removed, but nothing while a list can not be read', async () => {
    const it = await aKeeper()
    const { id } = await it.keeper.takeNow()
    const orphan = path.join(it.folder, 'snapshots', 'packs', `${'a'.repeat(64)}.age`)
    await fs.writeFile(orphan, 'left')
    const list = path.join(it.folder, 'snapshots', 'snapshots', `${id}.list`)
    const sound = await fs.readFile(list)
    await fs.writeFile(list, 'damaged')
    await pruneSnapshots(it.folder, it.keys)
    expect(await fs.readdir(path.dirname(orphan))).toHaveLength(2)
    await fs.writeFile(list, sound)
    await pruneSnapshots(it.folder, it.keys)
    expect(await fs.readdir(path.dirname(orphan))).toEqual([`${JSON.parse(sound.toString()).packs[0].name}.age`])
  })

  test('a snapshot whose manifest is damaged keeps its packs', async () => {
    const it = await aKeeper()
    const one = await takeSnapshot(it.folder, it.keys, it.memory.source, new Date(start))
    await fs.truncate(path.join(it.folder, 'snapshots', 'snapshots', `${one.id}.age`), 50)
    await pruneSnapshots(it.folder, it.keys)
    expect(await fs.readdir(path.join(it.folder, 'snapshots', 'packs'))).toHaveLength(1)
  })
})

describe('the checkpoint', () => {
  test('comes with each snapshot and opens again', async () => {
    const it = await aKeeper()
    await it.keeper.takeNow()
    expect(await readCheckpoint(it.folder, it.keys)).toEqual(it.memory.source.checkpoint())
  })

  test('that is missing, damaged or another archive’s is none', async () => {
    const it = await aKeeper()
    expect(await readCheckpoint(it.folder, it.keys)).toBeNull()
    await it.keeper.takeNow()
    await fs.truncate(path.join(it.folder, 'checkpoint.age'), 150)
    expect(await readCheckpoint(it.folder, it.keys)).toBeNull()
    await writeCheckpoint(it.folder, it.keys, { ...it.memory.source.checkpoint(), archiveId: anId() })
    expect(await readCheckpoint(it.folder, it.keys)).toBeNull()
  })
})
