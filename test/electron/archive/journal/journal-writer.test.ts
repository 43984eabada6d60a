import { type FileHandle, open } from 'node:fs/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Archive } from '../../../../electron/archive/state/archive.ts'
import { scanJournal } from '../../../../electron/archive/journal/journal.ts'
import { put } from '#shared/archive/commit.ts'
import type { ExpectedFailure } from '#shared/contract/outcome.ts'
import { aCommit, addsPerson, heavyPerson, journalFilesIn, journalKeys, newArchive, opened } from '../../../support/archives.ts'
import { temporaryFolders } from '../../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
afterEach(() => { vi.restoreAllMocks() })

async function fresh() {
  const folder = newFolder()
  await newArchive(folder)
  return { folder, archive: await opened(folder) }
}

/** What every open file's write and flush go through. */
async function fileHandles(folder: string): Promise<FileHandle> {
  const handle = await open(journalFilesIn(folder)[0]!.path, 'r')
  const prototype = Object.getPrototypeOf(handle) as FileHandle
  await handle.close()
  return prototype
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: planted`), { code })
}

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: ExpectedFailure) => error.failure.code)

test('commits that wait while one is being flushed share one write and one flush', async () => {
  const { folder, archive } = await fresh()
  await archive.commit(addsPerson())
  const handles = await fileHandles(folder)
  const flushes = vi.spyOn(handles, 'datasync')
  const writes = vi.spyOn(handles, 'write')
  const answers = await Promise.all(Array.from({ length: 20 }, () => archive.commit(addsPerson())))
  expect(answers.map(answer => answer.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 3))
  expect(flushes.mock.calls.length).toBe(2)
  expect(writes.mock.calls.length).toBe(2)
  await archive.close()
  expect(await scanJournal(folder, journalKeys())).toMatchObject({ kind: 'good', seq: 22 })
})

test('a commit is answered only after its flush', async () => {
  const { folder, archive } = await fresh()
  await archive.commit(addsPerson())
  const order: string[] = []
  const handles = await fileHandles(folder)
  const flush = handles.datasync
  vi.spyOn(handles, 'datasync').mockImplementation(async function (this: FileHandle) {
    await flush.call(this)
    order.push('flushed')
  })
  await archive.commit(addsPerson()).then(() => order.push('answered'))
  expect(order).toEqual(['flushed', 'answered'])
  await archive.close()
})

test('a new file is begun at 16 MiB', async () => {
  const { folder, archive } = await fresh()
  for (let i = 0; i < 19; i++) await archive.commit(aCommit([put('people', heavyPerson(1024 * 1024))]))
  await archive.close()
  const sizes = journalFilesIn(folder).map(file => file.bytes.length)
  expect(sizes).toHaveLength(2)
  expect(sizes[0]).toBeGreaterThanOrEqual(16 * 1024 * 1024)
  expect(sizes[0]).toBeLessThan(18 * 1024 * 1024)
  expect(await scanJournal(folder, journalKeys())).toMatchObject({ kind: 'good', seq: 20 })
})

describe('after an error', () => {
  async function failsOnce(archive: Archive, folder: string, plant: (handles: FileHandle) => void, code: string) {
    await archive.commit(addsPerson('以前'))
    const before = archive.head()
    plant(await fileHandles(folder))
    expect(await codeOf(archive.commit(addsPerson('失败')))).toBe(code)
    expect(archive.head()).toEqual(before)
    vi.restoreAllMocks()
    expect(await scanJournal(folder, journalKeys())).toMatchObject({ kind: 'good', seq: before.seq, head: before.head })
    expect((await archive.commit(addsPerson('以后'))).seq).toBe(before.seq + 1)
    await archive.close()
    const again = await opened(folder)
    expect((await again.allRows('people')).map(row => row['name'])).toEqual(['以前', '以后'])
    await again.close()
    expect(journalFilesIn(folder).map(file => file.name)).toEqual(['000001-1.j1', '000002-1.j1'])
  }

  test('of the flush: no answer, the file is cut back, and a new one begun', async () => {
    const { folder, archive } = await fresh()
    await failsOnce(archive, folder, handles => { vi.spyOn(handles, 'datasync').mockRejectedValueOnce(systemError('EIO')) }, 'write-failed')
  })

  test('in the middle of a write: the half that was written goes', async () => {
    const { folder, archive } = await fresh()
    await failsOnce(archive, folder, handles => {
      const write = handles.write as (...given: unknown[]) => Promise<{ bytesWritten: number; buffer: Buffer }>
      vi.spyOn(handles, 'write').mockImplementationOnce(async function (this: FileHandle, ...given: unknown[]) {
        await write.call(this, given[0], given[1], 100, given[3])
        throw systemError('ENOSPC')
      } as never)
    }, 'disk-full')
  })

  test('of a disk that takes no more: it is told as full, with the folder and the room that is needed', async () => {
    const { folder, archive } = await fresh()
    const handles = await fileHandles(folder)
    for (const plant of [
      () => vi.spyOn(handles, 'write').mockResolvedValueOnce({ bytesWritten: 0, buffer: Buffer.alloc(0) } as never),
      () => vi.spyOn(handles, 'datasync').mockRejectedValueOnce(systemError('ENOSPC')),
    ]) {
      plant()
      const failure = await archive.commit(aCommit([put('people', heavyPerson(1_500_000))])).then(() => null, (error: ExpectedFailure) => error.failure)
      expect(failure).toMatchObject({ code: 'disk-full', message: expect.stringContaining(`数据文件夹是 ${folder}，至少还需要 2 MB 空间。`) })
      vi.restoreAllMocks()
    }
    expect((await archive.commit(addsPerson())).seq).toBe(2)
    await archive.close()
  })

  test('nothing is written until a probe succeeds: the cut that failed is made first', async () => {
    const { folder, archive } = await fresh()
    await archive.commit(addsPerson('以前'))
    const handles = await fileHandles(folder)
    vi.spyOn(handles, 'datasync').mockRejectedValue(systemError('EIO'))
    vi.spyOn(handles, 'truncate').mockRejectedValue(systemError('EROFS'))
    const writes = vi.spyOn(handles, 'write')
    expect(await codeOf(archive.commit(addsPerson('失败')))).toBe('write-failed')
    expect(await codeOf(archive.commit(addsPerson('还是失败')))).toBe('read-only')
    expect(writes.mock.calls.length).toBe(1)
    vi.restoreAllMocks()
    expect((await archive.commit(addsPerson('以后'))).seq).toBe(3)
    await archive.close()
    const again = await opened(folder)
    expect((await again.allRows('people')).map(row => row['name'])).toEqual(['以前', '以后'])
    await again.close()
  })

  test('all that waited are told, and each can be tried again', async () => {
    const { folder, archive } = await fresh()
    const handles = await fileHandles(folder)
    vi.spyOn(handles, 'datasync').mockRejectedValueOnce(systemError('EIO')).mockRejectedValueOnce(systemError('EIO'))
    const commits = Array.from({ length: 4 }, () => addsPerson())
    expect(await Promise.all(commits.map(commit => codeOf(archive.commit(commit))))).toEqual(Array.from({ length: 4 }, () => 'write-failed'))
    const answers = await Promise.all(commits.map(commit => archive.commit(commit)))
    expect(answers.map(answer => answer.seq)).toEqual([2, 3, 4, 5])
    expect(archive.head().counts).toEqual({ units: 1, people: 4 })
    await archive.close()
  })
})
