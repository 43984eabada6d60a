import '../../../support/quick-passwords.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportedLines } from '#shared/archive/exported-rows.ts'
import { type NewArchiveWish, restoreNew } from '../../../../electron/archive/restore/restore-new.ts'
import { restore } from '../../../../electron/archive/restore/restore.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { contentOf } from '../../../support/archives.ts'
import { anArchiveToBackUp, backupNow, inSet, recoveryKey, withPassword } from '../../../support/backups.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { aWish, asTarget, bytesBelow, exportOf, openedTarget } from '../../../support/restores.ts'

const newFolder = temporaryFolders()
const place = () => path.join(newFolder(), '党务台账数据')

function aNewPlace(set: string, some: Partial<NewArchiveWish> = {}): NewArchiveWish {
  return { place: set, backupId: null, ways: withPassword, folder: place(), actor: '李堃', device: randomUUID(), program: '测试', now: backupNow, newId: randomUUID, ...some }
}

async function aBackedUp() {
  const source = await anArchiveToBackUp(newFolder())
  await source.addPeople('张喆', '李堃')
  const blob = await source.attach(randomBytes(90_000))
  return { ...source, blob, ...await source.backUp(newFolder()), before: await exportOf(source.archive) }
}

describe('a full backup', () => {
  test('is the archive again: rows with their revisions, history, attachments, and the seq goes on', async () => {
    const it = await aBackedUp()
    const { folder, seq, rows, missingFiles } = await restoreNew(aNewPlace(it.set), unwatched)
    expect({ seq, rows, missingFiles }).toEqual({ seq: it.archive.head().seq, rows: (await contentOf(it.archive)).length, missingFiles: [] })
    const target = await openedTarget(folder)
    expect(target.archive.head()).toMatchObject({ head: it.archive.head().head, viewHash: it.archive.head().viewHash })
    expect(await contentOf(target.archive)).toEqual(await contentOf(it.archive))
    expect(Buffer.from(await target.blobs.get(it.blob)).equals(await it.blobs.get(it.blob))).toBe(true)
    const id = String((await target.archive.allRows('people'))[0]!['id'])
    expect(await target.archive.history.of('people', id)).toEqual(await it.archive.history.of('people', id))
    expect((await fs.readdir(folder)).sort()).toEqual(['archive.json', 'blobs', 'journal', 'keys', 'keys-copy'])
    expect(JSON.parse(await fs.readFile(path.join(folder, 'archive.json'), 'utf8'))).toMatchObject({ archiveId: it.keys.archiveId, name: '云岭市档案服务中心' })
    expect((await bytesBelow(folder)).has(path.join('keys', '2', 'open.txt'))).toBe(false)
    await target.archive.close()
  })

  test('opens by the recovery key, as typed', async () => {
    const it = await aBackedUp()
    const { folder } = await restoreNew(aNewPlace(it.set, { ways: { secret: { kind: 'recoveryKey', recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') } } }), unwatched)
    expect(await exportOf((await openedTarget(folder)).archive)).toBe(it.before)
  })

  test('of one file to send comes back as well, and an earlier backup of a set by its id', async () => {
    const it = await aBackedUp()
    const sent = await it.backUp(newFolder(), { form: 'file' })
    await it.addPeople('周明')
    await it.backUp(path.dirname(it.set), { now: new Date('2026-11-22T09:00:00.000Z') })
    for (const wish of [aNewPlace(sent.set), aNewPlace(it.set, { backupId: it.backupId })]) {
      const { folder } = await restoreNew(wish, unwatched)
      expect(await exportOf((await openedTarget(folder)).archive)).toBe(it.before)
    }
  })

  test('then takes later backups of the lost PC back', async () => {
    const it = await aBackedUp()
    const { folder } = await restoreNew(aNewPlace(it.set), unwatched)
    await it.addPeople('周明')
    const later = await it.backUp(path.dirname(it.set), { now: new Date('2026-11-22T09:00:00.000Z') })
    const target = await openedTarget(folder)
    await restore(target, aWish(later.set, { backupId: later.backupId }), unwatched)
    expect(await exportOf(target.archive)).toBe(await exportOf(it.archive))
  })
})

test('the set of format 1 that was kept comes back bit-equal: rows, head, attachment', async () => {
  const golden = path.join(import.meta.dirname, '..', '..', '..', 'fixtures', 'backup-set-1')
  const { folder } = await restoreNew(aNewPlace(golden), unwatched)
  const { archive, blobs } = await openedTarget(folder)
  expect(archive.head()).toMatchObject({ seq: 8, head: '132165af74fdd6e9aa4d1ba47699da07c87bea8c6c157e0fd2a5674053dfcfbd' })
  await inSet(golden, async set => {
    const backup = await set.verify(set.backupIds[0]!, unwatched)
    expect(await exportOf(archive)).toBe(exportedLines(await backup.rows()).join('\n'))
    for (const sha256 of backup.blobs.keys()) expect(Buffer.from(await blobs.get(sha256)).toString('utf8')).toBe('云岭市档案服务中心：签到表\n'.repeat(20))
  })
})

describe('a snapshot of rows alone', () => {
  test('begins a new journal behind its own seq; attachments that lie beside it come along', async () => {
    const it = await aBackedUp()
    const { id } = await (await asTarget(it)).snapshots.takeNow()
    const { folder, seq, missingFiles } = await restoreNew(aNewPlace(path.join(it.folder, 'snapshots'), { backupId: id }), unwatched)
    expect({ seq, missingFiles }).toEqual({ seq: it.archive.head().seq + 1, missingFiles: [] })
    const target = await openedTarget(folder)
    expect(await exportOf(target.archive)).toBe(it.before)
    expect(await target.blobs.holds(it.blob)).toBe(true)
    await it.addPeople('周明')
    expect((await target.archive.verify()).problems).toEqual([])
  })

  test('copied alone, it says which attachments are missing', async () => {
    const it = await aBackedUp()
    await (await asTarget(it)).snapshots.takeNow()
    const copy = newFolder()
    await fs.cp(path.join(it.folder, 'snapshots'), path.join(copy, 'snapshots'), { recursive: true })
    const { folder, missingFiles } = await restoreNew(aNewPlace(path.join(copy, 'snapshots')), unwatched)
    expect(missingFiles).toEqual(['会议「党员大会」的附件“签到表.pdf”'])
    expect(await exportOf((await openedTarget(folder)).archive)).toBe(it.before)
  })
})

describe('what is refused leaves nothing behind', () => {
  test('a folder that holds anything, before a byte of the set is read', async () => {
    const it = await aBackedUp()
    const folder = newFolder()
    await fs.writeFile(path.join(folder, '合同.txt'), '别人的')
    await expect(restoreNew(aNewPlace(it.set, { folder }), { report: () => { throw new Error('the set was read') }, signal: new AbortController().signal })).rejects.toMatchObject({ failure: { code: 'folder-not-empty' } })
    expect(await fs.readdir(folder)).toEqual(['合同.txt'])
  })

  test('a wrong password, a damaged set, a cancelled work', async () => {
    const it = await aBackedUp()
    const wish = aNewPlace(it.set)
    const nothingThere = async () => { expect(await fs.readdir(path.dirname(wish.folder))).toEqual([]) }
    await expect(restoreNew({ ...wish, ways: { secret: { kind: 'password', password: 'wrong' } } }, unwatched)).rejects.toMatchObject({ failure: { code: 'wrong-password' } })
    await nothingThere()
    const abort = new AbortController()
    const cancelAtFiles = { report: ({ doing }: { doing: string }) => { if (doing === '正在读取附件') abort.abort() }, signal: abort.signal }
    await expect(restoreNew(wish, cancelAtFiles)).rejects.toThrow()
    expect(abort.signal.aborted).toBe(true)
    await nothingThere()
    const [pack = ''] = await fs.readdir(path.join(it.set, 'packs'))
    await fs.truncate(path.join(it.set, 'packs', pack), 100)
    await expect(restoreNew(wish, unwatched)).rejects.toMatchObject({ failure: { code: 'set-incomplete' } })
    await nothingThere()
  })

  test('a strange folder in the place where it would be built', async () => {
    const it = await aBackedUp()
    const wish = aNewPlace(it.set)
    await fs.mkdir(`${wish.folder}.part`)
    await fs.writeFile(path.join(`${wish.folder}.part`, '合同.txt'), '别人的')
    await expect(restoreNew(wish, unwatched)).rejects.toMatchObject({ failure: { code: 'folder-not-empty' } })
    expect(await fs.readdir(`${wish.folder}.part`)).toEqual(['合同.txt'])
  })
})
