import { randomUUID } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { scanJournal } from '../../../../electron/archive/journal/journal.ts'
import { journalFiles } from '../../../../electron/archive/journal/journal-file.ts'
import { purgedIn } from '../../../../electron/archive/journal/purged.ts'
import { repairJournal } from '../../../../electron/archive/journal/repair.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { purgeJournal } from '../../../../electron/archive/purge/purge-journal.ts'
import type { Archive } from '../../../../electron/archive/state/archive.ts'
import { aCommit, addsPerson, contentOf, newArchive, opened, someNow } from '../../../support/archives.ts'
import { anId, aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()

/** Two files, the newer one of which begins with a purge of the second person. */
async function aPurged() {
  const folder = newFolder()
  const keys = await createKeys(folder, anId())
  await newArchive(folder, keys)
  const [stays, goes] = ['张喆', '骆鹤'].map(name => aPerson({ id: randomUUID(), name }))
  const use = async <T>(work: (archive: Archive) => Promise<T>, some = {}) => {
    const archive = await opened(folder, some, keys)
    return work(archive).finally(() => archive.close())
  }
  const checkpoint = await use(async archive => {
    await archive.commit(aCommit([put('people', stays!)]))
    await archive.commit(aCommit([put('people', goes!)]))
    return archive.checkpoint()
  })
  const before = await use(async archive => ({ rows: await contentOf(archive), head: archive.head() }))
  const wish = { rows: [{ table: 'people' as const, id: goes!.id }], reason: '误录', actor: '林小满', device: 'pc-1', now: someNow, newId: randomUUID }
  const purged = await purgeJournal(folder, keys, wish)
  return { folder, keys, use, stays: stays!, goes: goes!, before, checkpoint, wish, purged, file: (number: number) => journalFiles(folder).then(files => files.find(each => each.number === number)!.path) }
}

type Purged = Awaited<ReturnType<typeof aPurged>>

const namesIn = ({ use }: Pick<Purged, 'use'>, some = {}) => use(async archive => (await archive.allRows('people')).map(row => String(row['name'])).sort(), some)

/** A negative place counts from the end. */
function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at < 0 ? bytes.length + at : at]! ^= 1
  writeFileSync(path, bytes)
}

test('its first frame names the old head and the reason; the seq goes on, and every row that is left is as it was, written by the purge', async () => {
  const it = await aPurged()
  expect(it.purged).toEqual({ file: 2, seq: it.before.head.seq + 1, at: someNow.toISOString() })
  await it.use(async archive => {
    expect(archive.purged).toEqual(it.purged)
    const frame = await archive.history.frameOf(it.purged.seq)
    expect(frame).toMatchObject({ act: 'purge', summary: '清除 1 条记录', purge: { headBefore: it.before.head.head, seqBefore: it.before.head.seq, reason: '误录' } })
    const plain = (rows: unknown[]) => (rows as { id: string; row: object }[]).map(({ id, row }) => ({ id, ...row, rev: 0, _h: '' }))
    expect(plain(await contentOf(archive))).toEqual(plain(it.before.rows).filter(({ id }) => id !== it.goes.id))
    expect((await archive.allRows('people'))[0]!['rev']).toBe(it.purged.seq)
    expect(await archive.verify()).toMatchObject({ ok: true, seq: it.purged.seq, frames: 1 })
    expect((await archive.history.acts({ before: null, limit: 9, isWanted: () => true })).acts).toHaveLength(1)
    expect(await archive.history.of('people', it.stays.id)).toHaveLength(1)
  })
})

test.each<[string, (it: Purged) => Promise<void>]>([
  ['damaged', async it => { flip(await it.file(1), 100) }],
  ['of another archive', async it => {
    const other = newFolder()
    await newArchive(other)
    copyFileSync((await journalFiles(other))[0]!.path, await it.file(1))
  }],
  ['torn', async it => { writeFileSync(await it.file(1), readFileSync(await it.file(1)).subarray(0, -5)) }],
  ['empty', async it => { writeFileSync(await it.file(1), '') }],
  ['gone', async it => { rmSync(await it.file(1)) }],
])('files of before it may be %s: a start, with a checkpoint of then or without, reads on from the purge', async (_, harm) => {
  const it = await aPurged()
  await harm(it)
  for (const checkpoint of [null, it.checkpoint]) expect(await namesIn(it, { checkpoint })).toEqual(['张喆'])
  await it.use(archive => archive.commit(addsPerson('李堃')))
  expect(await namesIn(it)).toEqual(['张喆', '李堃'].sort())
  expect(await scanJournal(it.folder, it.keys)).toMatchObject({ kind: 'good', seq: it.purged.seq + 1 })
})

test('without keys the chain goes on through the purge', async () => {
  const it = await aPurged()
  expect(await scanJournal(it.folder, null)).toMatchObject({ kind: 'good', seq: it.purged.seq })
})

test('it stays alone in its file: damage behind it is repaired without what was purged, whether or not the old files are there', async () => {
  for (const areThere of [true, false]) {
    const it = await aPurged()
    await it.use(async archive => { for (const name of ['李堃', '陈赟']) await archive.commit(addsPerson(name)) })
    if (!areThere) rmSync(await it.file(1))
    flip(await it.file(3), -40)
    expect(await scanJournal(it.folder, it.keys)).toMatchObject({ kind: 'damaged', file: '000003-1.j1', lastGoodSeq: it.purged.seq + 1 })
    const report = await repairJournal(it.folder, it.keys, { snapshot: null, highestSeen: 0, actor: '林小满', device: 'pc-1', at: someNow.toISOString(), commitId: randomUUID() })
    expect(report).toMatchObject({ setAside: ['000003-1.j1'], lostSeqs: [it.purged.seq + 2] })
    expect(await namesIn(it)).toEqual(['张喆', '李堃'].sort())
    expect(await purgedIn(await journalFiles(it.folder), it.keys)).toEqual(it.purged)
  }
})

test('damage in the purge itself is told as damage, and repaired from a snapshot it doesn\'t bring the record back', async () => {
  for (const areThere of [true, false]) {
    const it = await aPurged()
    const snapshot = await it.use(async archive => ({ seq: archive.head().seq, rows: await contentOf(archive) as never[] }))
    if (!areThere) rmSync(await it.file(1))
    flip(await it.file(2), -40)
    expect((await scanJournal(it.folder, it.keys)).kind).toBe('damaged')
    await repairJournal(it.folder, it.keys, { snapshot, highestSeen: 0, actor: '林小满', device: 'pc-1', at: someNow.toISOString(), commitId: randomUUID() })
    expect(await namesIn(it)).toEqual(['张喆'])
  }
})

test('a damaged head of its file loses no row, and brings none back out of the old files', async () => {
  const it = await aPurged()
  flip(await it.file(2), 20)
  await repairJournal(it.folder, it.keys, { snapshot: null, highestSeen: 0, actor: '林小满', device: 'pc-1', at: someNow.toISOString(), commitId: randomUUID() })
  expect(await namesIn(it)).toEqual(['张喆'])
})

test('a commit of many parts is one purge; a second one makes the first obsolete, a deleted record can be purged, and it is refused once it is gone', async () => {
  const it = await aPurged()
  const heavy = Array.from({ length: 12 }, (_, i) => aPerson({ id: randomUUID(), name: '周明', remark: `${i}${'重'.repeat(600_000)}` }))
  await it.use(async archive => { for (const person of heavy) await archive.commit(aCommit([put('people', person)])) })
  await it.use(archive => archive.commit(aCommit([{ table: 'people', id: it.stays.id, ifRev: it.purged.seq, value: null }])))
  const wish = { ...it.wish, rows: [{ table: 'people' as const, id: it.stays.id }] }
  const again = await purgeJournal(it.folder, it.keys, wish)
  expect(again).toMatchObject({ file: 5, seq: it.purged.seq + 14 })
  expect(await purgedIn(await journalFiles(it.folder), it.keys)).toEqual(again)
  const after = await scanJournal(it.folder, it.keys)
  expect(after).toMatchObject({ kind: 'good', seq: again.seq, frames: 3 })
  expect(await namesIn(it)).toHaveLength(12)
  const names = readdirSync(`${it.folder}/journal`)
  await expect(purgeJournal(it.folder, it.keys, wish)).rejects.toMatchObject({ failure: { code: 'invalid-rows' } })
  expect(readdirSync(`${it.folder}/journal`)).toEqual(names)
})
