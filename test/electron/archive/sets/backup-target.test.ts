import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { UnreadableSeal } from '../../../../electron/archive/keys/age-file.ts'
import { examineTarget } from '../../../../electron/archive/sets/backup-target.ts'
import { toWriteFailure } from '../../../../electron/files/durable-file.ts'
import { isRoot, makeReadOnly, mountSmallDisk, temporaryFolders } from '../../../support/disks.ts'
import { aDrive, someDrives } from '../../../support/some-drives.ts'

const newFolder = temporaryFolders()

function aStick() {
  const [data, stick] = [newFolder(), newFolder()]
  return { data, stick, examine: (folder = stick) => examineTarget(folder, data, someDrives([aDrive(stick)])) }
}

const failureOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error as ExpectedFailure).failure)

/** As Node tells of it. */
function systemError(code: string, syscall: string, path?: string): Error {
  return Object.assign(new Error(`${code}: something happened, ${syscall}${path === undefined ? '' : ` '${path}'`}`), { code, syscall, ...(path === undefined ? {} : { path }) })
}

describe('before a backup is begun', () => {
  test('a folder that can be written to is taken, and nothing is left in it', async () => {
    const { stick, examine } = aStick()
    expect((await examine()).drive).toMatchObject({ id: `volume ${stick}`, kind: 'removable' })
    expect(readdirSync(stick)).toEqual([])
  })

  test('a folder that is gone, or is a file', async () => {
    const { stick, examine } = aStick()
    expect(await failureOf(examine(join(stick, 'none')))).toMatchObject({ code: 'drive-gone' })
    writeFileSync(join(stick, 'file'), '')
    expect(await failureOf(examine(join(stick, 'file')))).toMatchObject({ code: 'drive-gone' })
  })

  test('the archive\'s own folder, and what lies in it', async () => {
    const { data, stick } = aStick()
    const drives = someDrives([aDrive(stick)])
    expect(await failureOf(examineTarget(data, data, drives))).toMatchObject({ code: 'backup-inside-archive' })
    expect(await failureOf(examineTarget(stick, stick.slice(0, stick.lastIndexOf('/')), drives))).toMatchObject({ code: 'backup-inside-archive' })
    expect(await failureOf(examineTarget(stick, `${stick}-other`, drives).catch(() => null))).toBeNull()
  })

  test('too little room: the sentence says how many MB are missing, a fifth more than will be written', async () => {
    const { stick, examine } = aStick()
    const target = await examine()
    const { freeBytes } = aDrive(stick)
    await target.expectRoom(Math.floor(freeBytes / 1.3))
    const failure = await failureOf(target.expectRoom(freeBytes))
    expect(failure).toMatchObject({ code: 'drive-full' })
    const megabytes = Number(/还差约 (\d+) MB/.exec(failure?.message ?? '')?.[1])
    expect(Math.abs(megabytes - freeBytes * 0.2 / 1024 / 1024) / megabytes).toBeLessThan(0.05)
  })

  test.skipIf(!isRoot)('a stick with write protection, and one that is full to the last byte (needs root)', async () => {
    const { stick, examine } = aStick()
    onTestFinished(makeReadOnly(stick))
    expect(await failureOf(examine())).toMatchObject({ code: 'drive-read-only' })
    const full = aStick()
    onTestFinished(mountSmallDisk(full.stick, 1))
    expect(() => { writeFileSync(join(full.stick, 'ballast'), Buffer.alloc(2 << 20)) }).toThrow('ENOSPC')
    expect(await failureOf(full.examine())).toMatchObject({ code: 'drive-full' })
  })
})

describe('what goes wrong on a stick is said with its name, what is safe and what to do', () => {
  test.each([
    ['空间不足', systemError('ENOSPC', 'write'), 'drive-full', /^U 盘“金士顿”空间不足/],
    ['写保护', systemError('EROFS', 'open', '/x'), 'drive-read-only', /写保护/],
    ['没有权限', systemError('EACCES', 'mkdir', '/x'), 'drive-read-only', /写入权限/],
    ['读写出错', systemError('EIO', 'fsync'), 'drive-failed', /^U 盘“金士顿”读写出错/],
    ['设备没有了', systemError('ENODEV', 'write'), 'drive-gone', /已断开.*请重新插好.*没写完的文件/],
    ['单个文件太大', systemError('EFBIG', 'write'), 'file-too-large', /4 GB/],
    ['杀毒软件不放', systemError('EBUSY', 'rename', '/x'), 'drive-failed', /杀毒软件/],
    ['读回来不一样', new ExpectedFailure('write-failed', { detail: '/x: read back 5 of 6 bytes, or other ones' }), 'drive-failed', /读回来不一样/],
    ['打不开', new UnreadableSeal('pack'), 'drive-failed', /读回来不一样/],
    ['档案自己的磁盘', systemError('EIO', 'open', 'DATA/blobs/1'), 'damaged', /档案所在的磁盘/],
  ])('%s', async (_, error, code, words) => {
    const { data, examine } = aStick()
    const here = error instanceof Error && error.message.includes('DATA') ? systemError('EIO', 'open', join(data, 'blobs/1')) : error
    const target = await examine()
    for (const met of [here, toWriteFailure(here)]) {
      const failure = ((await target.failureOf(met)) as ExpectedFailure).failure
      expect(failure.code).toBe(code)
      expect(failure.message).toMatch(words)
      expect(failure.message).toContain('上面原有的备份也没有改动')
      expect(failure.message).toMatch(/请[^。]*。[^。]*$|自动清理。$/)
      expect(failure.message).not.toMatch(/[A-Za-z]{4,}|E[A-Z]{3,}/)
    }
  })

  test('a folder that is gone by now explains every error', async () => {
    const { stick, examine } = aStick()
    const target = await examine()
    rmSync(stick, { recursive: true })
    expect(((await target.failureOf(systemError('EIO', 'write'))) as ExpectedFailure).failure.code).toBe('drive-gone')
  })

  test('what was left there is told', async () => {
    const { stick, examine } = aStick()
    const target = await examine()
    writeFileSync(join(stick, '0123456789ab.part'), '')
    expect(((await target.failureOf(systemError('EIO', 'unlink'))) as ExpectedFailure).failure.message).toContain('没写完的文件')
  })

  test('cancelling, faults of the program, and failures with a sentence of their own stay as they are', async () => {
    const target = await aStick().examine()
    for (const error of [new DOMException('cancelled', 'AbortError'), new TypeError('x'), new ExpectedFailure('password-needed'), new ExpectedFailure('file-exists')]) {
      expect(await target.failureOf(error)).toBe(error)
    }
  })
})
