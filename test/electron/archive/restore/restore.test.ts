import '../../../support/quick-passwords.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { undoCommit } from '../../../../electron/archive/history/take-back-acts.ts'
import { renewKeys } from '../../../../electron/archive/keys/renew-keys.ts'
import { examineRestore } from '../../../../electron/archive/restore/examine-restore.ts'
import { restore } from '../../../../electron/archive/restore/restore.ts'
import { rowsOf } from '../../../../electron/archive/start/repair-folder.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { aCommit } from '../../../support/archives.ts'
import { anArchiveToBackUp, backupNow, recoveryKey, withPassword } from '../../../support/backups.ts'
import { aMembership, aPerson } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { aPart, aWish, asTarget, bytesBelow, change, deleteRows, exportOf, personNamed } from '../../../support/restores.ts'

const newFolder = temporaryFolders()

async function aBackedUp() {
  const source = await anArchiveToBackUp(newFolder())
  await source.addPeople('张喆', '李堃', '穆青')
  const blob = await source.attach(randomBytes(90_000))
  const { set, backupId } = await source.backUp(newFolder())
  const rows = await rowsOf(source.archive)
  return { ...source, set, backupId, blob, target: await asTarget(source), before: await exportOf(source.archive), idOf: (name: string) => personNamed(rows, name), fileOf: (sha256: string) => path.join(source.folder, 'blobs', sha256.slice(0, 2), `${sha256}.age`) }
}

/** A phone changed, a person deleted, one added. */
async function afterwards({ archive, idOf, addPeople }: Awaited<ReturnType<typeof aBackedUp>>): Promise<void> {
  await change(archive, 'people', idOf('张喆'), { phone: '0871-1' })
  await deleteRows(archive, 'people', [idOf('李堃')])
  await addPeople('周明')
}

describe('the whole archive', () => {
  test('is what it was at the backup, to the byte of its export, in one commit that says what it did', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    const { seq: last } = it.archive.head()
    const { seq, total } = await restore(it.target, aWish(it.set), unwatched)
    expect(seq).toBe(last + 1)
    expect(total).toMatchObject({ added: 1, changed: 1, deleted: 1 })
    expect(await exportOf(it.archive)).toBe(it.before)
    const [entry] = await it.archive.history.of('people', it.idOf('李堃'))
    expect(entry).toMatchObject({ act: 'restore', summary: '恢复备份：2026年11月22日 16:00 的备份，新增 1、改动 1、删除 1' })
    expect((await it.archive.verify()).problems).toEqual([])
  })

  test('can be taken back: then the export is what it was before the restore', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    const later = await exportOf(it.archive)
    const { seq } = await restore(it.target, aWish(it.set), unwatched)
    expect(await undoCommit(it.archive, seq!, { now: backupNow, newId: randomUUID })).toMatchObject({ kept: [] })
    expect(await exportOf(it.archive)).toBe(later)
  })

  test('opens without asking though the identity has been renewed since', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    it.keys.adopt(await renewKeys(it.folder, it.keys, { password: '另一个 2027 口令', recoveryKey, units: [] }))
    await it.addPeople('在新的密钥之后')
    await restore(it.target, aWish(it.set), unwatched)
    expect(await exportOf(it.archive)).toBe(it.before)
  })

  test('keeps newer rows where that is wished', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    const { total } = await restore(it.target, aWish(it.set, { deleteNewer: false }), unwatched)
    expect(total).toMatchObject({ added: 1, changed: 1, deleted: 0 })
    expect((await it.archive.allRows('people')).map(row => row['name']).sort()).toEqual(['周明', '张喆', '李堃', '穆青'])
  })

  test('a snapshot of what was here is taken first', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    const { seq } = it.archive.head()
    await restore(it.target, aWish(it.set), unwatched)
    expect((await it.target.snapshots.list())[0]).toMatchObject({ seq })
  })

  test('where nothing differs nothing is written', async () => {
    const it = await aBackedUp()
    const bytes = await bytesBelow(it.folder)
    expect(await restore(it.target, aWish(it.set), unwatched)).toMatchObject({ seq: null, total: { added: 0, changed: 0, deleted: 0 } })
    expect(await bytesBelow(it.folder)).toEqual(bytes)
  })

  test('any earlier backup of the set serves, and the own snapshots do', async () => {
    const it = await aBackedUp()
    const snapshot = await it.target.snapshots.takeNow()
    await afterwards(it)
    const later = await exportOf(it.archive)
    const second = await it.backUp(path.dirname(it.set), { now: new Date('2026-11-22T09:00:00.000Z') })
    await restore(it.target, aWish(it.set, { backupId: it.backupId }), unwatched)
    expect(await exportOf(it.archive)).toBe(it.before)
    await restore(it.target, aWish(it.set, { backupId: second.backupId }), unwatched)
    expect(await exportOf(it.archive)).toBe(later)
    await restore(it.target, aWish(path.join(it.folder, 'snapshots'), { backupId: snapshot.id }), unwatched)
    expect(await exportOf(it.archive)).toBe(it.before)
  })
})

describe('attachments', () => {
  test('that are lost or damaged come back with their bytes, though no row has changed', async () => {
    const it = await aBackedUp()
    const bytes = await it.blobs.get(it.blob)
    await fs.writeFile(it.fileOf(it.blob), 'damaged')
    expect(await restore(it.target, aWish(it.set), unwatched)).toMatchObject({ seq: null })
    expect(Buffer.from(await it.blobs.get(it.blob)).equals(bytes)).toBe(true)
  })

  test('that are nowhere are named', async () => {
    const it = await aBackedUp()
    await it.target.snapshots.takeNow()
    await fs.rm(it.fileOf(it.blob))
    const { missingFiles } = await examineRestore(it.target, aWish(path.join(it.folder, 'snapshots')), unwatched)
    expect(missingFiles).toEqual(['会议「党员大会」的附件“签到表.pdf”'])
    expect((await examineRestore(it.target, aWish(it.set), unwatched)).missingFiles).toEqual([])
  })
})

describe('what it would do', () => {
  test('is told by row, and nothing is written', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    const bytes = await bytesBelow(it.folder)
    const { report } = await examineRestore(it.target, aWish(it.set, { deleteNewer: false }), unwatched)
    expect(report.total).toMatchObject({ added: 1, changed: 1, deleted: 1 })
    expect(report.rows.map(({ title, change: kind, fields }) => [title, kind, fields])).toEqual([['周明', 'deleted', []], ['张喆', 'changed', ['电话']], ['李堃', 'added', []]])
    expect(report.problems).toEqual([])
    expect(await bytesBelow(it.folder)).toEqual(bytes)
  })

  test('names who would break which rule; the restore is refused whole then', async () => {
    const it = await aBackedUp()
    const [organisation] = await it.archive.allRows('organisations')
    const membership = aMembership({ id: randomUUID(), personId: it.idOf('穆青'), organisationId: String(organisation!['id']) })
    await it.archive.commit(aCommit([put('memberships', membership)]))
    await it.backUp(path.dirname(it.set), { now: new Date('2026-11-22T09:00:00.000Z') })
    await deleteRows(it.archive, 'memberships', [membership.id])
    await it.archive.commit(aCommit([put('memberships', { ...membership, id: randomUUID() })]))
    const wish = aWish(it.set, { deleteNewer: false })
    expect((await examineRestore(it.target, wish, unwatched)).report.problems).toEqual(['穆青：党员关系「编入日期」：起止日期与此人的另一段党员关系重叠，请先填好前一段的转出日期'])
    const bytes = await bytesBelow(it.folder)
    await expect(restore(it.target, wish, unwatched)).rejects.toMatchObject({ failure: { code: 'invalid-rows' } })
    expect(await bytesBelow(it.folder)).toEqual(bytes)
    expect((await examineRestore(it.target, aWish(it.set), unwatched)).report.problems).toEqual([])
  })
})

describe('a part', () => {
  test('one deleted record comes back with the deleted ones that it names, and nothing else changes', async () => {
    const it = await aBackedUp()
    await change(it.archive, 'people', it.idOf('张喆'), { phone: '0871-1' })
    const [meeting] = await it.archive.allRows('meetings')
    await deleteRows(it.archive, 'meetings', [String(meeting!['id'])])
    const { total } = await restore(it.target, aWish(it.set, { part: aPart({ rows: [{ table: 'meetings', id: String(meeting!['id']) }] }) }), unwatched)
    expect(total).toMatchObject({ added: 1, changed: 0, deleted: 0 })
    const { rev: _, _h, ...value } = (await it.archive.row('meetings', String(meeting!['id'])))!
    expect({ ...value, rev: meeting!['rev'], _h: meeting!['_h'] }).toEqual(meeting)
    expect((await it.archive.row('people', it.idOf('张喆')))!['phone']).toBe('0871-1')
  })

  test('a thousand deleted people with their memberships are as they were', async () => {
    const it = await anArchiveToBackUp(newFolder())
    await it.attach(randomBytes(10))
    const [organisation] = await it.archive.allRows('organisations')
    const people = Array.from({ length: 1000 }, (_, i) => aPerson({ id: randomUUID(), name: `人员${i}` }))
    const memberships = people.map(({ id }) => aMembership({ id: randomUUID(), personId: id, organisationId: String(organisation!['id']) }))
    await it.archive.commit(aCommit([...people.map(p => put('people', p)), ...memberships.map(m => put('memberships', m))]))
    const { set } = await it.backUp(newFolder())
    const before = await exportOf(it.archive)
    await deleteRows(it.archive, 'memberships', memberships.map(({ id }) => id))
    await deleteRows(it.archive, 'people', people.map(({ id }) => id))
    const { total } = await restore(await asTarget(it), aWish(set, { part: aPart({ personIds: people.map(({ id }) => id) }) }), unwatched)
    expect(total).toMatchObject({ added: 2000, changed: 0, deleted: 0 })
    expect(await exportOf(it.archive)).toBe(before)
  })
})

describe('a set that can’t be used changes nothing', () => {
  test('damaged, cut short, of another archive, not there: each with its own words, and not a byte is written', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    const other = await anArchiveToBackUp(newFolder())
    const others = await other.backUp(newFolder())
    const bytes = await bytesBelow(it.folder)
    await expect(restore(it.target, aWish(others.set, { ways: withPassword }), unwatched)).rejects.toMatchObject({ failure: { code: 'set-other-archive' } })
    await expect(restore(it.target, aWish(newFolder()), unwatched)).rejects.toMatchObject({ failure: { code: 'set-not-found' } })
    const card = await fs.readFile(path.join(it.set, 'set.json'), 'utf8')
    await fs.writeFile(path.join(it.set, 'set.json'), card.replace('"format":1', '"format":2'))
    await expect(restore(it.target, aWish(it.set), unwatched)).rejects.toMatchObject({ failure: { code: 'set-newer', message: expect.stringContaining('版本 2，本程序认识到版本 1') } })
    await fs.writeFile(path.join(it.set, 'set.json'), card)
    for (const [code, harm] of Object.entries({ 'set-damaged': withOneBitFlipped, 'set-incomplete': withoutItsEnd })) {
      for (const pack of await fs.readdir(path.join(it.set, 'packs'))) {
        const file = path.join(it.set, 'packs', pack)
        const whole = await fs.readFile(file)
        await fs.writeFile(file, harm(whole))
        await expect(restore(it.target, aWish(it.set), unwatched), `${code} of ${pack}`).rejects.toMatchObject({ failure: { code } })
        await fs.writeFile(file, whole)
      }
    }
    expect(await bytesBelow(it.folder)).toEqual(bytes)
    await restore(it.target, aWish(it.set), unwatched)
    expect(await exportOf(it.archive)).toBe(it.before)
  })

  test('cancelled while it is read, it leaves the archive as it was', async () => {
    const it = await aBackedUp()
    await afterwards(it)
    const bytes = await bytesBelow(it.folder)
    const abort = new AbortController()
    await expect(restore(it.target, aWish(it.set), { report: () => { abort.abort() }, signal: abort.signal })).rejects.toThrow()
    expect(await bytesBelow(it.folder)).toEqual(bytes)
  })
})

function withOneBitFlipped(bytes: Buffer): Buffer {
  const other = Buffer.from(bytes)
  const middle = other.length >> 1
  other[middle] = (other[middle] ?? 0) ^ 1
  return other
}

function withoutItsEnd(bytes: Buffer): Buffer {
  return bytes.subarray(0, -1)
}
