import { randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scanJournal } from '../../../../electron/archive/journal/journal.ts'
import { repairJournal, type RepairOptions } from '../../../../electron/archive/journal/repair.ts'
import { put, remove, type StoredRow } from '#shared/archive/commit.ts'
import { namesIn } from '../../../../electron/files/durable-file.ts'
import { aCommit, addsPerson, contentOf, journalFilesIn, journalKeys, newArchive, opened } from '../../../support/archives.ts'
import { aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const keys = journalKeys({ epoch: 3 })
const options = (some: Partial<RepairOptions> = {}): RepairOptions =>
  ({ snapshot: null, highestSeen: 0, actor: '林小满', device: 'pc-1', at: '2026-11-22T02:00:00.000Z', commitId: randomUUID(), ...some })

/** Three files. In the second: a person changed, one deleted, one added, one added. */
async function threeFiles() {
  const folder = newFolder()
  await newArchive(folder)
  const [stays, changes, goes, comes, last] = ['张喆', '李堃', '王頔', '陈赟', '周𬘭'].map(name => aPerson({ name }))
  const write = async (epoch: number, ...commits: ReturnType<typeof aCommit>[]) => {
    const archive = await opened(folder, {}, journalKeys({ epoch }))
    for (const commit of commits) await archive.commit(commit)
    await archive.close()
  }
  await write(1, aCommit([put('people', stays!), put('people', changes!), put('people', goes!)]))
  await write(2,
    aCommit([put('people', { ...changes!, rev: 2, remark: '改过' })]), aCommit([remove('people', { id: goes!.id, rev: 2 })]),
    aCommit([put('people', comes!)]), aCommit([put('people', last!)]))
  const middle = await opened(folder, { readOnly: true }, keys)
  const snapshot = { seq: 6, rows: (await contentOf(middle)) as StoredRow[] }
  await middle.close()
  await write(3, addsPerson('以后'))
  const whole = await opened(folder, { readOnly: true }, keys)
  const rows = await contentOf(whole)
  await whole.close()
  return { folder, snapshot, rows: withoutRevisions(rows), last: last!, comes: comes! }
}

function withoutRevisions(rows: unknown[]): unknown[] {
  return (rows as StoredRow[]).map(({ table, id, row }) => ({ table, id, row: { ...row, rev: 0, _h: '' } }))
}

function flip(path: string, fromEnd: number): void {
  const bytes = readFileSync(path)
  bytes[bytes.length - fromEnd]! ^= 1
  writeFileSync(path, bytes)
}

async function rowsAfter(folder: string): Promise<unknown[]> {
  const archive = await opened(folder, {}, keys)
  const rows = await contentOf(archive)
  expect(await archive.verify()).toMatchObject({ ok: true })
  await archive.close()
  return withoutRevisions(rows)
}

const second = (folder: string) => join(folder, 'journal', '000002-2.j1')

test('with a snapshot that saw the lost commit, nothing is lost', async () => {
  const { folder, snapshot, rows } = await threeFiles()
  flip(second(folder), 40)
  const damaged = readFileSync(second(folder))
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'damaged', file: '000002-2.j1', frame: 4, lastGoodSeq: 5, goodAfter: 1 })
  const report = await repairJournal(folder, keys, options({ snapshot }))
  expect(report).toEqual({ seq: 8, setAside: ['000002-2.j1'], lostSeqs: [6], rowsKept: 4 })
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'good', seq: 8 })
  expect(await rowsAfter(folder)).toEqual(rows)
  expect(readFileSync(join(folder, 'quarantine', (await namesIn(join(folder, 'quarantine')))[0]!))).toEqual(damaged)
})

test('without one, all good frames stand: changes and deletions of the damaged file too, and those behind the damage', async () => {
  const { folder, rows, comes } = await threeFiles()
  const bytes = readFileSync(second(folder))
  const text = bytes.indexOf('LJF1', bytes.indexOf('LJF1', bytes.indexOf('LJF1') + 1) + 1) // the third frame: 陈赟
  bytes[text + 60]! ^= 1
  writeFileSync(second(folder), bytes)
  expect((await repairJournal(folder, keys, options())).lostSeqs).toEqual([5])
  expect(await rowsAfter(folder)).toEqual((rows as { id: string }[]).filter(row => row.id !== comes.id))
})

test('the newest file damaged: seq goes on behind the greatest that anything has seen', async () => {
  const { folder } = await threeFiles()
  flip(journalFilesIn(folder).at(-1)!.path, 40)
  const report = await repairJournal(folder, keys, options({ highestSeen: 41 }))
  expect(report).toMatchObject({ seq: 42, setAside: ['000003-3.j1'] })
  expect(report.lostSeqs).toEqual(Array.from({ length: 35 }, (_, i) => i + 7))
  const archive = await opened(folder, {}, keys)
  expect((await archive.commit(addsPerson())).seq).toBe(43)
  await archive.close()
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'good', seq: 43 })
})

test('the seq of a commit whose frame can’t be read is not given to another, though nothing else has seen it', async () => {
  const { folder } = await threeFiles()
  flip(journalFilesIn(folder).at(-1)!.path, 40)
  expect(await repairJournal(folder, keys, options())).toMatchObject({ seq: 8, setAside: ['000003-3.j1'], lostSeqs: [7] })
  const archive = await opened(folder, {}, keys)
  expect((await archive.commit(addsPerson())).seq).toBe(9)
  await archive.close()
})

test('a missing file is a gap like any other', async () => {
  const { folder, snapshot, rows } = await threeFiles()
  rmSync(second(folder))
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'damaged', frame: 0, lastGoodSeq: 2, goodAfter: 1 })
  expect(await repairJournal(folder, keys, options({ snapshot }))).toMatchObject({ seq: 8, setAside: [], lostSeqs: [3, 4, 5, 6] })
  expect(await rowsAfter(folder)).toEqual(rows)
})

test('two damaged files, one of them without its head', async () => {
  const { folder, snapshot } = await threeFiles()
  flip(second(folder), 40)
  const third = journalFilesIn(folder).at(-1)!
  third.bytes[20]! ^= 1
  writeFileSync(third.path, third.bytes)
  const report = await repairJournal(folder, keys, options({ snapshot }))
  expect(report).toMatchObject({ seq: 8, setAside: ['000002-2.j1', '000003-3.j1'], lostSeqs: [6] })
  expect((await rowsAfter(folder) as { row: { name: string } }[]).map(each => each.row.name)).toContain('以后')
})

test('cut short before the file was set aside: the next start finishes it', async () => {
  const { folder, snapshot, rows } = await threeFiles()
  flip(second(folder), 40)
  copyFileSync(second(folder), join(folder, 'kept'))
  await repairJournal(folder, keys, options({ snapshot }))
  copyFileSync(join(folder, 'kept'), second(folder))
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'good', seq: 8 })
  expect(await rowsAfter(folder)).toEqual(rows)
  expect(journalFilesIn(folder).map(file => file.name)).toEqual(['000001-1.j1', '000003-3.j1', '000004-3.j1'])
})

test('a second damage, later, is repaired as the first was, and the first gap stays valid', async () => {
  const { folder, snapshot, rows } = await threeFiles()
  flip(second(folder), 40)
  await repairJournal(folder, keys, options({ snapshot }))
  flip(join(folder, 'journal', '000003-3.j1'), 40)
  expect(await scanJournal(folder, keys)).toMatchObject({ kind: 'damaged', file: '000003-3.j1', lastGoodSeq: 6 })
  expect(await repairJournal(folder, keys, options())).toMatchObject({ seq: 9, setAside: ['000003-3.j1'], lostSeqs: [3, 4, 5, 6, 7] })
  expect(await rowsAfter(folder)).toHaveLength(rows.length - 1)
})
