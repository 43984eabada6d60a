import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Looker, findSets, lookAtSet } from '../../../../electron/archive/sets/look-at-set.ts'
import { setWords } from '../../../../electron/archive/sets/set-failures.ts'
import { type ArchiveToBackUp, anArchiveToBackUp, backupNow, unit } from '../../../support/backups.ts'
import '../../../support/quick-passwords.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
const later = (minutes: number) => new Date(backupNow.getTime() + minutes * 60_000)
let archive: ArchiveToBackUp
let stick: string
let set: string
let ids: readonly string[]

/** Three backups on one stick, newest first. */
beforeAll(async () => {
  archive = await anArchiveToBackUp(newFolder())
  stick = newFolder()
  const made: string[] = []
  for (const [minute, name] of ['张喆', '李堃', '王頔'].entries()) {
    await archive.addPeople(name)
    if (minute === 0) await archive.attach(randomBytes(40_000))
    const written = await archive.backUp(stick, { now: later(minute) })
    set = written.set
    made.unshift(written.backupId)
  }
  ids = made
})

const stranger: Looker = { keys: null, isVerified: () => false }
const owner = (verified: readonly string[] = []): Looker => ({ keys: archive.keys, isVerified: (_, id) => verified.includes(id) })

/** A stick with a copy of the set, spoilt. */
async function spoilt(spoil: (place: (...names: string[]) => string) => Promise<unknown>): Promise<string> {
  const folder = newFolder()
  const copy = path.join(folder, path.basename(set))
  await fs.cp(set, copy, { recursive: true })
  await spoil((...names) => path.join(copy, ...names))
  return folder
}

const problems = async (folder: string) => (await findSets(folder, stranger))[0]?.backups.map(({ problem }) => problem)

/** Of the pack that only the newest backup names. */
async function newestPack(): Promise<{ name: string; bytes: number }> {
  const packs = async (id = '') => (JSON.parse(await fs.readFile(path.join(set, 'snapshots', `${id}.list`), 'utf8')) as { packs: { name: string; bytes: number }[] }).packs
  const older = [...await packs(ids[1]), ...await packs(ids[2])].map(({ name }) => name)
  return (await packs(ids[0])).find(({ name }) => !older.includes(name))!
}

describe('looking at a stick without a password', () => {
  test('finds the set in it, or where the folder is the set itself, and says what its names and lists say', async () => {
    for (const folder of [stick, set]) {
      const [found, ...more] = await findSets(folder, stranger)
      expect(more).toEqual([])
      expect(found).toMatchObject({ place: set, label: path.basename(set), form: 'folder', kind: 'backup', unit, archiveId: archive.keys.archiveId, isThisArchive: false, opensWith: ['password', 'recovery'], unknownFiles: [] })
      expect(found?.backups.map(({ id }) => id)).toEqual(ids)
      expect(found?.backups[0]).toEqual({ id: ids[0], at: later(2).toISOString(), seq: archive.archive.head().seq, bytes: expect.any(Number), problem: null, mayGo: false })
    }
  })

  test('counts for each backup the bytes of all packs that it names', async () => {
    const [found] = await findSets(stick, stranger)
    const packs = await Promise.all((await fs.readdir(path.join(set, 'packs'))).map(async name => (await fs.stat(path.join(set, 'packs', name))).size))
    const all = packs.reduce((sum, size) => sum + size, 0)
    for (const { bytes } of found!.backups) expect([bytes > 40_000, bytes < all]).toEqual([true, true])
  })

  test('finds a file that was sent, and opens it in place', async () => {
    const folder = newFolder()
    const { set: file, backupId } = await archive.backUp(folder, { form: 'file' })
    expect(await findSets(folder, stranger)).toMatchObject([{ place: file, form: 'file', unit, opensWith: ['password', 'recovery'], backups: [{ id: backupId, problem: null }] }])
    expect(await lookAtSet(file, owner())).toMatchObject({ isThisArchive: true, opensWith: ['own', 'password', 'recovery'] })
  })

  test('knows one’s own archive, which opens it without a password', async () => {
    expect(await findSets(stick, owner())).toMatchObject([{ isThisArchive: true, opensWith: ['own', 'password', 'recovery'] }])
  })

  test('leaves out what is no set, or has no card that can be read, and names strange files', async () => {
    const folder = await spoilt(async place => {
      await fs.writeFile(place('packs', 'autorun.inf'), '')
      await fs.writeFile(place('照片.jpg'), '')
    })
    await fs.mkdir(path.join(folder, '照片'))
    await fs.writeFile(path.join(folder, '党务台账备份_坏的.zip'), 'no zip')
    await fs.mkdir(path.join(folder, '坏的', 'packs'), { recursive: true })
    await fs.mkdir(path.join(folder, '坏的', 'snapshots'))
    expect(await findSets(folder, stranger)).toMatchObject([{ label: path.basename(set), unknownFiles: ['packs/autorun.inf', '照片.jpg'] }])
    expect(await findSets(newFolder(), stranger)).toEqual([])
  })

  test('tells a pack that is missing, cut short or too long, of the backup that names it and of no other', async () => {
    const { name } = await newestPack()
    const file = `${name}.age`
    expect(await problems(await spoilt(place => fs.rm(place('packs', file))))).toEqual(['缺少数据包', null, null])
    expect(await problems(await spoilt(place => fs.truncate(place('packs', file), 10)))).toEqual(['数据包没有复制完', null, null])
    expect(await problems(await spoilt(place => fs.appendFile(place('packs', file), 'x')))).toEqual(['数据包的大小不对', null, null])
  })

  test('tells a list that is missing or damaged, one of a newer program, and a copy in text mode', async () => {
    const list = `${ids[1]}.list`
    const missing = '清单（.list）缺失或损坏'
    expect(await problems(await spoilt(place => fs.rm(place('snapshots', list))))).toEqual([null, missing, null])
    expect(await problems(await spoilt(place => fs.writeFile(place('snapshots', list), '{"packs":'))).then(all => all?.[1])).toBe(missing)
    const newer = (change: object) => spoilt(async place => fs.writeFile(place('snapshots', list), JSON.stringify({ ...JSON.parse(await fs.readFile(place('snapshots', list), 'utf8')), ...change })))
    for (const change of [{ minReader: 2, packs: 'another form' }, { schema: 99 }]) expect(await problems(await newer(change))).toEqual([null, '由更新版本的程序写成，本程序不能打开', null])
    const inTextMode = await spoilt(async place => fs.writeFile(place('set.json'), (await fs.readFile(place('set.json'), 'utf8')).replaceAll('\n', '\r\n')))
    expect(await problems(inTextMode)).toEqual([setWords.textMode, setWords.textMode, setWords.textMode])
  })
})

describe('a backup may go', () => {
  const mayGo = async (looker: Looker, folder = stick) => (await findSets(folder, looker))[0]!.backups.filter(backup => backup.mayGo).map(({ id }) => id)

  test('once two newer ones have been read whole by this PC', async () => {
    expect(await mayGo(owner([ids[0]!]))).toEqual([])
    expect(await mayGo(owner([ids[0]!, ids[2]!]))).toEqual([])
    expect(await mayGo(owner([ids[0]!, ids[1]!]))).toEqual([ids[2]])
  })

  test('but not while one of those is damaged now', async () => {
    const { name } = await newestPack()
    expect(await mayGo(owner(ids), await spoilt(place => fs.rm(place('packs', `${name}.age`))))).toEqual([])
  })
})
