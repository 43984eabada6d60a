import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Archive } from '../../../../electron/archive/state/archive.ts'
import { readActs, readPlaces } from '../../../../electron/archive/journal/index-file.ts'
import { journalFiles } from '../../../../electron/archive/journal/journal-file.ts'
import { scanJournal } from '../../../../electron/archive/journal/journal.ts'
import { repairJournal } from '../../../../electron/archive/journal/repair.ts'
import { put, remove } from '#shared/archive/commit.ts'
import { aCommit, addsPerson, heavyPerson, journalKeys, newArchive, opened } from '../../../support/archives.ts'
import { aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const keys = journalKeys({ epoch: 3 })
const indexOf = (folder: string, number: 1 | 2 | 3) => join(folder, 'journal', `00000${number}-${number}.i1`)

/** Three files: a person is added in the first, changed twice in the second, deleted in the third. */
async function threeFiles() {
  const folder = newFolder()
  await newArchive(folder)
  const person = aPerson({ name: '张喆' })
  const write = async (epoch: number, actor: string, ...commits: ReturnType<typeof aCommit>[]) => {
    const archive = await opened(folder, { actor }, journalKeys({ epoch }))
    for (const commit of commits) await archive.commit(commit)
    await archive.close()
  }
  await write(1, '林小满', aCommit([put('people', person)], { act: 'recordPerson', summary: '登记张喆' }), addsPerson())
  await write(2, '周知夏', aCommit([put('people', { ...person, rev: 2, remark: '一' })]), addsPerson(), aCommit([put('people', { ...person, rev: 4, remark: '二' })]))
  await write(3, '林小满', addsPerson(), aCommit([remove('people', { id: person.id, rev: 6 })], { summary: '删除张喆' }))
  return { folder, person }
}

const told = [[8, '林小满', '删除张喆', null], [6, '周知夏', '测试', '二'], [4, '周知夏', '测试', '一'], [2, '林小满', '登记张喆', '']]

async function historyOf(archive: Archive, id: string) {
  return (await archive.history.of('people', id)).map(({ seq, actor, summary, value }) => [seq, actor, summary, value === null ? null : value['remark']])
}

async function tended(folder: string): Promise<void> {
  const archive = await opened(folder, {}, keys)
  await expect.poll(() => [1, 2].every(n => existsSync(indexOf(folder, n as 1 | 2))), { timeout: 60_000 }).toBe(true)
  await archive.close()
}

describe('the history of a record', () => {
  test('is every commit that touched it, newest first, over all files', async () => {
    const { folder, person } = await threeFiles()
    const archive = await opened(folder, {}, keys)
    expect(await historyOf(archive, person.id)).toEqual(told)
    const [deleted, changed] = await archive.history.of('people', person.id)
    expect(deleted).toEqual({ seq: 8, at: '2026-11-22T01:30:00.000Z', actor: '林小满', device: 'pc-1', act: 'test', summary: '删除张喆', value: null })
    expect(changed!.value).toMatchObject({ ...person, remark: '二', createdBy: '林小满', updatedBy: '周知夏' })
    expect(await archive.history.of('meetings', person.id)).toEqual([])
    await archive.close()
  })

  test('goes on with what is committed meanwhile', async () => {
    const { folder } = await threeFiles()
    const archive = await opened(folder, {}, keys)
    const person = aPerson()
    expect(await historyOf(archive, person.id)).toEqual([])
    await archive.commit(aCommit([put('people', person)]))
    expect(await historyOf(archive, person.id)).toEqual([[9, '林小满', '测试', '']])
    await archive.commit(aCommit([remove('people', { id: person.id, rev: 9 })]))
    expect(await historyOf(archive, person.id)).toEqual([[10, '林小满', '测试', null], [9, '林小满', '测试', '']])
    await archive.close()
  })

  test('finds a record in any part of a large commit', async () => {
    const folder = newFolder()
    await newArchive(folder)
    const archive = await opened(folder)
    const people = Array.from({ length: 7 }, () => heavyPerson(1_900_000))
    await archive.commit(aCommit(people.map(person => put('people', person))))
    for (const { id } of people) expect((await archive.history.of('people', id)).map(change => [change.seq, change.value?.['id']])).toEqual([[2, id]])
    await archive.close()
  })
})

describe('the index of a closed file', () => {
  test('of a file that is full is made when the next one is begun', async () => {
    const folder = newFolder()
    await newArchive(folder)
    const archive = await opened(folder)
    const people = Array.from({ length: 11 }, () => heavyPerson(1_900_000))
    for (const person of people) await archive.commit(aCommit([put('people', person)]))
    expect((await journalFiles(folder)).length).toBe(2)
    await expect.poll(() => existsSync(join(folder, 'journal', '000001-1.i1')), { timeout: 60_000 }).toBe(true)
    for (const [i, { id }] of people.entries()) expect((await archive.history.of('people', id)).map(change => change.seq)).toEqual([i + 2])
    await archive.close()
  })

  test('is made behind a start, and only for closed files', async () => {
    const { folder } = await threeFiles()
    await tended(folder)
    expect(existsSync(indexOf(folder, 3))).toBe(false)
    for (const file of (await journalFiles(folder)).slice(0, 2)) expect([await readPlaces(file, keys), await readActs(file, keys)]).not.toContain(null)
    const text = readFileSync(indexOf(folder, 1)).toString('latin1')
    expect(text).not.toContain('people')
  })

  test('is what history reads: a frame of a closed file that the record doesn’t stand in is not looked at', async () => {
    const { folder, person } = await threeFiles()
    await tended(folder)
    const archive = await opened(folder, {}, keys)
    const unaware = await opened(folder, { readOnly: true }, keys)
    const file = join(folder, 'journal', '000002-2.j1')
    const bytes = readFileSync(file)
    bytes[bytes.indexOf('LJF1', bytes.indexOf('LJF1') + 1) + 40]! ^= 1 // its second frame: another person
    writeFileSync(file, bytes)
    expect(await historyOf(archive, person.id)).toEqual(told)
    rmSync(indexOf(folder, 2))
    await expect(unaware.history.of('people', person.id)).rejects.toMatchObject({ failure: { code: 'damaged' } })
    await archive.close()
    await unaware.close()
  })

  const mishaps: [string, (folder: string) => void][] = [
    ['missing', folder => { rmSync(indexOf(folder, 2)) }],
    ['empty', folder => { writeFileSync(indexOf(folder, 2), '') }],
    ['cut', folder => { writeFileSync(indexOf(folder, 2), readFileSync(indexOf(folder, 2)).subarray(0, -1)) }],
    ['flipped in its magic', folder => { flip(indexOf(folder, 2), 0) }],
    ['flipped in its nonce', folder => { flip(indexOf(folder, 2), 9) }],
    ['flipped in its sealed part', folder => { flip(indexOf(folder, 2), 60) }],
    ['of the first format', folder => { writeFileSync(indexOf(folder, 2), Buffer.concat([Buffer.from('894c49310d0a1a0a', 'hex'), readFileSync(indexOf(folder, 2)).subarray(8)])) }],
    ['flipped in its acts', folder => { flip(indexOf(folder, 2), readFileSync(indexOf(folder, 2)).length - 1) }],
    ['another file’s', folder => { copyFileSync(indexOf(folder, 1), indexOf(folder, 2)) }],
  ]
  test.each(mishaps)('%s: history reads the file itself, and makes it anew', async (_, mishap) => {
    const { folder, person } = await threeFiles()
    await tended(folder)
    mishap(folder)
    const archive = await opened(folder, {}, keys)
    expect(await historyOf(archive, person.id)).toEqual(told)
    expect((await archive.history.acts({ before: null, limit: 99, isWanted: () => true })).acts.map(act => act.seq)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    const [, second] = await journalFiles(folder)
    expect([await readPlaces(second!, keys), await readActs(second!, keys)]).not.toContain(null)
    await archive.close()
  })

  test('that was made from an older copy of its file is not believed', async () => {
    const { folder, person } = await threeFiles()
    await tended(folder)
    const other = newFolder()
    await newArchive(other)
    for (const epoch of [1, 2, 3]) {
      const archive = await opened(other, {}, journalKeys({ epoch }))
      await archive.commit(addsPerson())
      await archive.close()
    }
    await tended(other)
    copyFileSync(indexOf(other, 2), indexOf(folder, 2))
    const archive = await opened(folder, {}, keys)
    expect(await historyOf(archive, person.id)).toEqual(told)
    await archive.close()
  })

  test('is not written for an archive that is only read', async () => {
    const { folder, person } = await threeFiles()
    rmSync(indexOf(folder, 1), { force: true })
    rmSync(indexOf(folder, 2), { force: true })
    const before = readdirSync(join(folder, 'journal'))
    const archive = await opened(folder, { readOnly: true }, keys)
    expect(await historyOf(archive, person.id)).toEqual(told)
    await archive.close()
    expect(readdirSync(join(folder, 'journal'))).toEqual(before)
  })

  test('is no journal file, whatever its number: the journal is read as without it', async () => {
    const { folder } = await threeFiles()
    await tended(folder)
    const scan = await scanJournal(folder, keys)
    writeFileSync(join(folder, 'journal', '000009-3.i1'), 'x')
    expect(await scanJournal(folder, keys)).toEqual(scan)
    const archive = await opened(folder, {}, keys)
    expect(await archive.verify()).toMatchObject({ ok: true, seq: 8 })
    expect((await archive.commit(addsPerson())).seq).toBe(9)
    await archive.close()
  })

  test('goes when its file was set aside, and history tells of the repair', async () => {
    const { folder, person } = await threeFiles()
    await tended(folder)
    flip(join(folder, 'journal', '000002-2.j1'), 150)
    await repairJournal(folder, keys, { snapshot: null, highestSeen: 0, actor: '林小满', device: 'pc-1', at: '2026-11-22T02:00:00.000Z', commitId: randomUUID() })
    const archive = await opened(folder, {}, keys)
    await expect.poll(() => existsSync(indexOf(folder, 2)), { timeout: 60_000 }).toBe(false)
    expect(await historyOf(archive, person.id)).toEqual([told[0], told[3]])
    const [other] = (await archive.allRows('people')).filter(row => row['rev'] === 9)
    expect((await archive.history.of('people', String(other!['id']))).map(change => change.act)).toEqual(['repair'])
    await archive.close()
  })
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at]! ^= 1
  writeFileSync(path, bytes)
}
