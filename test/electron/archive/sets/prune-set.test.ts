import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Looker } from '../../../../electron/archive/sets/look-at-set.ts'
import { pruneSet, removeUnnamedPacks } from '../../../../electron/archive/sets/prune-set.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, backupNow, verifyAll } from '../../../support/backups.ts'
import '../../../support/quick-passwords.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
let archive: ArchiveToBackUp
let sound: string
let ids: readonly string[]

/** Four backups of an archive that grows, newest first. */
beforeAll(async () => {
  archive = await anArchiveToBackUp(newFolder())
  const stick = newFolder()
  const made: string[] = []
  for (let n = 0; n < 4; n++) {
    await archive.addPeople(`周𬘭${n}`)
    await archive.attach(randomBytes(5000))
    const written = await archive.backUp(stick, { now: new Date(backupNow.getTime() + n * 60_000) })
    sound = written.set
    made.unshift(written.backupId)
  }
  ids = made
})

const everyOneVerified = (): Looker => ({ keys: archive.keys, isVerified: () => true })
const own = () => ({ identities: archive.keys.identities })

async function aCopy(): Promise<string> {
  const copy = path.join(newFolder(), path.basename(sound))
  await fs.cp(sound, copy, { recursive: true })
  return copy
}

const packNames = async (set: string) => (await fs.readdir(path.join(set, 'packs'))).sort()
const everything = async (set: string) => (await fs.readdir(set, { recursive: true })).sort()
const bytesIn = async (set: string) => (await Promise.all((await packNames(set)).map(async name => (await fs.stat(path.join(set, 'packs', name))).size))).reduce((sum, size) => sum + size, 0)

describe('pruning', () => {
  test('removes backups and what only they named, says how much became free, and leaves each other whole', async () => {
    const set = await aCopy()
    const before = await bytesIn(set)
    const freed = await pruneSet(set, [ids[3]!, ids[2]!], everyOneVerified())
    expect(freed).toBeGreaterThan(0)
    expect(before - await bytesIn(set)).toBe(freed)
    expect((await fs.readdir(path.join(set, 'snapshots'))).sort()).toEqual([`${ids[1]}.age`, `${ids[1]}.list`, `${ids[0]}.age`, `${ids[0]}.list`])
    expect(await verifyAll(set, own())).toBe(2)
  })

  test('refuses one that must stay, or that isn’t there, and then removes none of those asked for', async () => {
    const set = await aCopy()
    const before = await everything(set)
    for (const asked of [[ids[3]!, ids[1]!], [ids[0]!], ['20200101-000000-1'], ['../../set']]) {
      await expect(pruneSet(set, asked, everyOneVerified())).rejects.toMatchObject({ failure: { code: 'bad-request', message: expect.stringContaining('什么都没有删除') } })
    }
    await expect(pruneSet(set, [ids[3]!], { keys: archive.keys, isVerified: (_, id) => id === ids[0] })).rejects.toMatchObject({ failure: { code: 'bad-request' } })
    expect(await everything(set)).toEqual(before)
  })

  test('of a folder around a set, of a file, or of no set is refused', async () => {
    const set = await aCopy()
    const { set: file } = await archive.backUp(newFolder(), { form: 'file' })
    for (const place of [path.dirname(set), path.dirname(file), newFolder()]) await expect(pruneSet(place, [], everyOneVerified())).rejects.toMatchObject({ failure: { code: 'set-not-found' } })
    expect(await verifyAll(set, own())).toBe(4)
  })

  test.each([
    ['is missing', (list: string) => fs.rm(list)],
    ['is damaged', (list: string) => fs.writeFile(list, '{')],
  ])('removes no pack while the list of any backup %s: it may name it', async (_, spoil) => {
    const set = await aCopy()
    await spoil(path.join(set, 'snapshots', `${ids[1]}.list`))
    const before = await packNames(set)
    expect(await removeUnnamedPacks(set)).toBe(0)
    await fs.rm(path.join(set, 'snapshots', `${ids[3]}.age`))
    await fs.rm(path.join(set, 'snapshots', `${ids[3]}.list`))
    expect(await removeUnnamedPacks(set)).toBe(0)
    expect(await packNames(set)).toEqual(before)
  })

  test('keeps the packs of a list whose manifest is gone, and files that are no packs of ours', async () => {
    const set = await aCopy()
    await fs.rm(path.join(set, 'snapshots', `${ids[1]}.age`))
    const strange = [`${'A'.repeat(64)}.age`, 'photo.jpg', `${'a'.repeat(64)}.age.bak`]
    for (const name of strange) await fs.writeFile(path.join(set, 'packs', name), 'x')
    const before = await packNames(set)
    await fs.writeFile(path.join(set, 'packs', `${'f'.repeat(64)}.age`), 'unnamed')
    expect(await removeUnnamedPacks(set)).toBe(7)
    expect(await packNames(set)).toEqual(before)
  })
})
