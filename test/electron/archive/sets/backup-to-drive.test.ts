import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { WorkProgress } from '#shared/contract/work.ts'
import type { DriveBackupWish } from '../../../../electron/archive/sets/backup-to-drive.ts'
import { unwatched } from '../../../../electron/archive/store/work-context.ts'
import { archiveCopies, openCopy } from '../../../support/archive-copies.ts'
import { verifyAll } from '../../../support/backups.ts'
import { aDrive, someDrives } from '../../../support/some-drives.ts'
import { isRoot, mountSmallDisk, temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()

const aCopy = archiveCopies(newFolder)
const watching = (see: (progress: Omit<WorkProgress, 'stalled'>) => void) => ({ ...unwatched, report: see })

/** Each backup is a day after the one before. */
async function aClerk() {
  const { folder, identities } = await aCopy()
  let day = 21
  const it = await openCopy(folder, identities, () => new Date(Date.UTC(2026, 10, day, 8)))
  onTestFinished(() => it.archive.close())
  const stick = newFolder()
  return { ...it, stick, backUp: (to = stick, some: Partial<DriveBackupWish> = {}, context = unwatched) => { day += 1; return it.backUp(to, some, context) } }
}

const failureOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error as ExpectedFailure).failure)

describe('a backup to a stick', () => {
  test('is remembered with the stick it lies on; the next one shares what is there', async () => {
    const it = await aClerk()
    await it.attach(Buffer.alloc(300_000, 'a'))
    const first = await it.backUp()
    expect(it.backups.list()).toMatchObject([{ setId: first.setId, backupId: first.backupId, seq: first.seq, label: '金士顿', drive: `volume ${it.stick}`, rereadAt: null, onOwnDisk: false }])
    await it.addPeople('王頔')
    const second = await it.backUp()
    expect(second.sharedPacks).toBeGreaterThan(0)
    expect(second.sharedReadAt).toBe(first.at)
    expect(second.contradicted).toEqual([])
    expect(second.writtenBytes).toBeLessThan(first.writtenBytes / 4)
    expect(it.backups.list().map(({ seq }) => seq)).toEqual([second.seq, first.seq])
    expect(await verifyAll(second.set)).toBe(2)
  })

  test('to the disk of the archive is remembered as one that is lost with it', async () => {
    const it = await aClerk()
    const disk = { disk: 'sda', kind: 'fixed' as const }
    await it.backUp(it.stick, { drives: someDrives([aDrive(it.stick, disk), aDrive(it.folder, disk)]) })
    expect(it.backups.list()).toMatchObject([{ onOwnDisk: true }])
  })

  test('without a password none is begun', async () => {
    const it = await aClerk()
    rmSync(path.join(it.folder, 'keys', '2', 'password.age'))
    expect(await failureOf(it.backUp())).toMatchObject({ code: 'password-needed' })
    expect(readdirSync(it.stick)).toEqual([])
    expect(it.backups.list()).toEqual([])
  })

  test.skipIf(!isRoot)('is refused before attachments are packed when a stick has no room for them, and says what is missing (needs root)', async () => {
    const it = await aClerk()
    await it.attach(Buffer.alloc(300_000, 'a'))
    await it.backUp()
    for (const name of ['b', 'c', 'd']) await it.attach(Buffer.alloc(3_000_000, name))
    const small = newFolder()
    onTestFinished(mountSmallDisk(small, 4))
    const failure = await failureOf(it.backUp(small))
    expect(failure).toMatchObject({ code: 'drive-full' })
    expect(failure?.message).toMatch(/^U 盘“金士顿”空间不足，还差约 [5-9] MB/)
    expect(readdirSync(small)).toEqual([])
    expect(it.backups.list()).toHaveLength(1)
  })

  test('that is pulled out in the middle is said to be gone, and not remembered', async () => {
    const it = await aClerk()
    await it.attach(Buffer.alloc(3_000_000, 'a'))
    const pull = watching(({ doing }) => { if (doing === '正在写入附件') rmSync(it.stick, { recursive: true, force: true }) })
    const failure = await failureOf(it.backUp(it.stick, {}, pull))
    expect(failure).toMatchObject({ code: 'drive-gone' })
    expect(failure?.message).toMatch(/^U 盘“金士顿”已断开/)
    expect(it.backups.list()).toEqual([])
    await it.addPeople('王頔')
  })

  test.skipIf(!isRoot)('that fills up in the middle leaves the older backup as it was and nothing of its own (needs root)', async () => {
    const it = await aClerk()
    const small = newFolder()
    onTestFinished(mountSmallDisk(small, 12))
    const first = await it.backUp(small)
    const before = execFileSync('find', [small, '-type', 'f', '-exec', 'sha256sum', '{}', '+'], { encoding: 'utf8' })
    await it.attach(Buffer.from(Array.from({ length: 5_000_000 }, () => Math.random() * 256)))
    const fill = watching(({ doing, done }) => { if (doing === '正在写入附件' && done < 2_000_000) fillDisk(small) })
    const failure = await failureOf(it.backUp(small, {}, fill))
    expect(failure).toMatchObject({ code: 'drive-full' })
    rmSync(path.join(small, 'ballast'))
    expect(execFileSync('find', [small, '-type', 'f', '-exec', 'sha256sum', '{}', '+'], { encoding: 'utf8' })).toBe(before)
    expect(await verifyAll(first.set)).toBe(1)
    expect(it.backups.list()).toHaveLength(1)
    await it.backUp(small)
    expect(await verifyAll(first.set)).toBe(2)
  })

  test('that is cancelled is taken back', async () => {
    const it = await aClerk()
    await it.attach(Buffer.alloc(3_000_000, 'a'))
    const abort = new AbortController()
    const context = { report: ({ doing }: { doing: string }) => { if (doing === '正在写入附件') abort.abort() }, signal: abort.signal }
    await expect(it.backUp(it.stick, {}, context)).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(it.stick)).toEqual([])
    expect(it.backups.list()).toEqual([])
  })

  test('as one file is remembered too', async () => {
    const it = await aClerk()
    const done = await it.backUp(it.stick, { form: 'file' })
    expect(done.set.endsWith('.zip')).toBe(true)
    expect(await verifyAll(done.set)).toBe(1)
    expect(it.backups.list()).toHaveLength(1)
  })

  test.skipIf(!isRoot)('as one file: a disk of the archive that is full is not blamed on the stick (needs root)', async () => {
    const it = await aClerk()
    await it.attach(Buffer.alloc(3_000_000, 'a'))
    onTestFinished(mountSmallDisk(path.join(it.folder, 'work'), 1))
    const failure = await failureOf(it.backUp(it.stick, { form: 'file' }))
    expect(failure).toMatchObject({ code: 'disk-full' })
    expect(failure?.message).toMatch(/^放档案的磁盘空间不足/)
    expect(readdirSync(it.stick)).toEqual([])
  })
})

function fillDisk(folder: string): void {
  try {
    writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(32 << 20), { flag: 'a' })
  } catch (error) {
    if (!String(error).includes('ENOSPC')) throw error
  }
}
