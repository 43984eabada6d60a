import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { put, remove } from '#shared/archive/commit.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Person } from '#shared/model/person.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import type { PackReads } from '../../../../electron/archive/sets/pack-reads.ts'
import { aCommit, contentOf } from '../../../support/archives.ts'
import { anArchiveToBackUp, backupNow, inSet, packsOf, verifyAll } from '../../../support/backups.ts'
import { aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import '../../../support/quick-passwords.ts'

const newFolder = temporaryFolders()
const later = (minutes: number) => new Date(backupNow.getTime() + minutes * 60_000)
const sorted = <T extends { table: string; id: string }>(rows: readonly T[]) => [...rows].sort((a, b) => (`${a.table} ${a.id}` < `${b.table} ${b.id}` ? -1 : 1))
const readToday: PackReads = { lastRead: () => backupNow.toISOString(), noteRead: () => {} }

/** Sixty people on a stick. */
async function aBackedUp() {
  const archive = await anArchiveToBackUp(newFolder())
  await archive.archive.commit(aCommit(Array.from({ length: 60 }, (_, i) => put('people', aPerson({ name: `虚构${i}` })))))
  const stick = newFolder()
  const first = await archive.backUp(stick, { reads: readToday })
  const rowPacks = (id: string) => inSet(first.set, async set => packsOf((await set.manifest(id)).packs, 'tables'))
  const people = async () => (await archive.archive.allRows('people')) as unknown as Stored<Person>[]
  return { archive, stick, first, rowPacks, people, again: (minutes: number) => archive.backUp(stick, { now: later(minutes), reads: readToday }) }
}

describe('rows that the set holds already', () => {
  test('are shared, with what was added, changed and deleted since behind them, and the backup is the archive', async () => {
    const { archive, first, rowPacks, people, again } = await aBackedUp()
    const [one, two, three] = await people()
    await archive.archive.commit(aCommit([put('people', { ...one!, name: '改过名的张喆' }), remove('people', two!), put('people', aPerson({ name: '新来的李堃' }))]))
    await archive.archive.commit(aCommit([put('people', { ...three!, unitPost: '处长' })]))
    const second = await again(1)
    const [before, after] = [await rowPacks(first.backupId), await rowPacks(second.backupId)]
    expect(after.slice(0, 1)).toEqual(before)
    expect(after).toHaveLength(2)
    const { packs } = await inSet(first.set, set => set.manifest(second.backupId))
    expect(packs.map(pack => (pack.holds === 'tables' ? pack.lines : []))).toEqual(expect.arrayContaining([4]))
    expect(second.records).toBe((await contentOf(archive.archive)).length)
    await inSet(first.set, async set => expect(sorted(await (await set.verify(second.backupId, unwatched)).rows())).toEqual(await contentOf(archive.archive)))
    expect(await verifyAll(first.set)).toBe(2)
  })

  test('need no pack at all where nothing has changed', async () => {
    const { first, rowPacks, again } = await aBackedUp()
    const second = await again(1)
    expect(await rowPacks(second.backupId)).toEqual(await rowPacks(first.backupId))
    expect(await verifyAll(first.set)).toBe(2)
  })

  test('are written anew after seven backups that followed each other, and after many changes', async () => {
    const { archive, first, rowPacks, people, again } = await aBackedUp()
    const counts: number[] = []
    for (let i = 1; i <= 9; i++) {
      const [person] = await people()
      await archive.archive.commit(aCommit([put('people', { ...person!, remark: `第 ${i} 次` })]))
      counts.push((await rowPacks((await again(i)).backupId)).length)
    }
    expect(counts).toEqual([2, 3, 4, 5, 6, 7, 8, 1, 2])
    await archive.archive.commit(aCommit((await people()).slice(0, 20).map(person => put('people', { ...person, remark: '一起改' }))))
    expect(await rowPacks((await again(20)).backupId)).toHaveLength(3)
    expect(await rowPacks((await again(21)).backupId)).toHaveLength(1) // a third of it had been written again
    expect(await verifyAll(first.set)).toBe(12)
  })

  test('are written anew where their pack is damaged, or has not been read for long and does not read well', async () => {
    const { archive, stick, first, rowPacks } = await aBackedUp()
    const [pack = ''] = await rowPacks(first.backupId)
    const file = path.join(first.set, 'packs', `${pack}.age`)
    const sealed = await fs.readFile(file)
    sealed[sealed.length >> 1]! ^= 1
    await fs.writeFile(file, sealed)
    const second = await archive.backUp(stick, { now: later(1) }) // without a memory of the stick: what is shared is read
    expect(await rowPacks(second.backupId)).toHaveLength(1)
    expect(await rowPacks(second.backupId)).not.toContain(pack)
    await inSet(first.set, set => set.verify(second.backupId, unwatched))
  })

  test('are not built upon by an archive whose history is another one', async () => {
    const { archive, stick, rowPacks, first } = await aBackedUp()
    const other = { ...archive.open, archive: Object.assign(Object.create(archive.archive) as typeof archive.archive, { history: { act: async () => ({ head: 'f'.repeat(64) }) } }) }
    const second = await archive.backUp(stick, { now: later(1), reads: readToday, open: other })
    expect(await rowPacks(second.backupId)).not.toEqual(await rowPacks(first.backupId))
  })
})
