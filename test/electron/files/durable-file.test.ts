import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, removeParts, renamePatiently, replaceFile, toWriteFailure, writeDurably } from '../../../electron/files/durable-file.ts'
import { isRoot, makeReadOnly, mountSmallDisk, temporaryFolders } from '../../support/disks.ts'

const newFolder = temporaryFolders()
const bytes = (text: string) => Buffer.from(text, 'utf8')
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (e: unknown) => e)
  return error instanceof ExpectedFailure ? error.failure.code : error
}

describe('replacing a file', () => {
  test('puts the new bytes in place and leaves no .part', async () => {
    const folder = newFolder()
    const file = path.join(folder, 'a.txt')
    await replaceFile(file, bytes('旧'))
    const written = await replaceFile(file, bytes('新的'))
    expect(await fs.readFile(file, 'utf8')).toBe('新的')
    expect(written).toMatchObject({ path: file, bytes: 6 })
    expect(await fs.readdir(folder)).toEqual(['a.txt'])
  })

  test('takes bytes that come piece by piece; a source that fails leaves the old file and no .part', async () => {
    const folder = newFolder()
    const file = path.join(folder, 'a.txt')
    await replaceFile(file, bytes('旧'))
    async function* broken() {
      yield bytes('一半')
      await Promise.resolve()
      throw new Error('the source broke')
    }
    await expect(replaceFile(file, broken())).rejects.toThrow('the source broke')
    expect(await fs.readFile(file, 'utf8')).toBe('旧')
    expect(await fs.readdir(folder)).toEqual(['a.txt'])
  })

  test('refuses to put in place what its check does not accept', async () => {
    const folder = newFolder()
    const check = async () => { throw new ExpectedFailure('write-failed') }
    expect(await codeOf(createFile(path.join(folder, 'a'), bytes('x'), check))).toBe('write-failed')
    expect(await fs.readdir(folder)).toEqual([])
  })

  test('reads back what it wrote: a part whose bytes were changed meanwhile is never put in place', async () => {
    const folder = newFolder()
    const sabotage = async function* () {
      for (let block = 0; block < 3; block++) yield Buffer.alloc(1024 * 1024, 'gut') // by the third, the first lies on the disk
      const [part] = await fs.readdir(folder)
      const handle = await fs.open(path.join(folder, part!), 'r+')
      await handle.write(Buffer.from('bad'), 0, 3, 0) // the same length, other bytes
      await handle.close()
    }
    expect(await codeOf(replaceFile(path.join(folder, 'a'), sabotage()))).toBe('write-failed')
    expect(await fs.readdir(folder)).toEqual([])
  })

  test('says folder-missing when the folder is gone', async () => {
    expect(await codeOf(replaceFile(path.join(newFolder(), 'gone', 'a'), bytes('x')))).toBe('folder-missing')
  })
})

describe('never overwriting', () => {
  test('a file that is there stays, and nothing is left behind', async () => {
    const folder = newFolder()
    await fs.writeFile(path.join(folder, 'a'), '在')
    expect(await codeOf(createFile(path.join(folder, 'a'), bytes('新')))).toBe('file-exists')
    expect(await fs.readFile(path.join(folder, 'a'), 'utf8')).toBe('在')
    expect(await fs.readdir(folder)).toEqual(['a'])
  })

  test('keepExisting takes the file that is there for the one that was to be written', async () => {
    const folder = newFolder()
    await fs.writeFile(path.join(folder, 'a'), '在')
    await writeDurably({ folder, nameOf: () => 'a', content: bytes('新'), onExisting: 'keepExisting' })
    expect(await fs.readFile(path.join(folder, 'a'), 'utf8')).toBe('在')
  })
})

describe('a rename that a virus scanner holds up', () => {
  const failing = (times: number, code: string) => {
    let left = times
    return async () => {
      if (left-- > 0) throw Object.assign(new Error(code), { code })
    }
  }
  test.each(['EPERM', 'EACCES', 'EBUSY'])('%s three times, then done', async code => {
    await expect(renamePatiently('a', 'b', failing(3, code))).resolves.toBeUndefined()
  })
  test('gives up after eleven tries', async () => {
    await expect(renamePatiently('a', 'b', failing(11, 'EBUSY'))).rejects.toThrow('EBUSY')
  })
  test('does not repeat other errors', async () => {
    await expect(renamePatiently('a', 'b', failing(1, 'ENOSPC'))).rejects.toThrow('ENOSPC')
  })
})

test.each([
  ['ENOSPC', 'disk-full'], ['EDQUOT', 'disk-full'], ['EROFS', 'read-only'], ['EACCES', 'read-only'], ['EPERM', 'read-only'], ['EIO', 'write-failed'],
  ['EFBIG', 'file-too-large'], ['ENOENT', 'folder-missing'],
])('%s is told as %s', (code, expected) => {
  expect(toWriteFailure(Object.assign(new Error(code), { code }))).toMatchObject({ failure: { code: expected } })
})

test('an error that the system did not raise stays what it is', () => {
  const bug = new TypeError('a bug')
  expect(toWriteFailure(bug)).toBe(bug)
})

test('what interrupted writes left is removed, and nothing else', async () => {
  const folder = newFolder()
  await fs.writeFile(path.join(folder, 'ab12.part'), '')
  await fs.mkdir(path.join(folder, '1.ab12.part'))
  await fs.writeFile(path.join(folder, 'keep.age'), '')
  await removeParts(folder)
  expect(await fs.readdir(folder)).toEqual(['keep.age'])
})

test.skipIf(!isRoot)('a full disk: disk-full, the old file whole, no .part, and room again is used again', async () => {
  const folder = path.join(newFolder(), 'disk')
  const unmount = mountSmallDisk(folder, 1)
  try {
    const file = path.join(folder, 'a')
    await replaceFile(file, bytes('旧'))
    expect(await codeOf(replaceFile(file, new Uint8Array(2 * 1024 * 1024)))).toBe('disk-full')
    expect(await fs.readdir(folder)).toEqual(['a'])
    expect(await fs.readFile(file, 'utf8')).toBe('旧')
    await replaceFile(file, new Uint8Array(512 * 1024))
    expect((await fs.stat(file)).size).toBe(512 * 1024)
  } finally {
    unmount()
  }
})

test.skipIf(!isRoot)('a folder that can only be read: read-only, nothing changed', async () => {
  const folder = newFolder()
  await fs.writeFile(path.join(folder, 'a'), '旧')
  const unmount = makeReadOnly(folder)
  try {
    expect(await codeOf(replaceFile(path.join(folder, 'a'), bytes('新')))).toBe('read-only')
    expect(await fs.readFile(path.join(folder, 'a'), 'utf8')).toBe('旧')
  } finally {
    unmount()
  }
})
