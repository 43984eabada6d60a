import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { collect } from '../../../../electron/archive/keys/age-file.ts'
import { type TarEntry, type TarFile, readTar, tarBytes, tarHeader, writeTar } from '../../../../electron/archive/sets/tar.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()
const isDebiansTar = hasTool('tar')

/** Sizes on the borders of a block, and just past them. */
const contents = new Map([0, 1, 511, 512, 513, 1024, 70_000].map(bytes => [`${bytes} 字节`, randomBytes(bytes)]))

function filesOf(some: ReadonlyMap<string, Buffer>): TarFile[] {
  return [...some].map(([name, bytes]) => ({ name, bytes: bytes.length, content: () => inPieces(bytes, 300) }))
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

const written = async (files = filesOf(contents)) => Buffer.from(await collect(writeTar(files)))

/** What a reader that expects these entries gets, in pieces that fit no block. */
async function read(tar: Buffer, entries: readonly TarEntry[] = filesOf(contents)): Promise<Map<string, Buffer>> {
  const got = new Map<string, Buffer>()
  await readTar(inPieces(tar, 333), entries, async ({ name }, content) => { got.set(name, Buffer.from(await collect(content))) })
  return got
}

describe('a tar', () => {
  test('gives back what was put into it, and is as long as was said', async () => {
    const tar = await written()
    expect(tar.length).toBe(tarBytes(filesOf(contents)))
    expect(await read(tar)).toEqual(contents)
    expect(await read(await written([]), [])).toEqual(new Map())
  })

  test.skipIf(!isDebiansTar)('is listed and unpacked by the system’s tar with the same names, sizes and bytes', async () => {
    const folder = newFolder()
    const file = path.join(folder, 'ours.tar')
    await fs.writeFile(file, await written())
    const listed = execFileSync('tar', ['--quoting-style=literal', '-tvf', file]).toString().trim().split('\n').map(line => /^-rw-r--r-- 0\/0 +(\d+) \S+ \S+ (.*)$/.exec(line)?.slice(1))
    expect(listed).toEqual([...contents].map(([name, bytes]) => [String(bytes.length), name]))
    const out = path.join(folder, 'out')
    await fs.mkdir(out)
    execFileSync('tar', ['-xf', file, '-C', out])
    for (const [name, bytes] of contents) expect((await fs.readFile(path.join(out, name))).equals(bytes), name).toBe(true)
  })

  test.skipIf(!isDebiansTar)('of a file made by the system’s tar is read, where it says no more than ours', async () => {
    const folder = newFolder()
    for (const [name, bytes] of contents) await fs.writeFile(path.join(folder, name), bytes)
    const plain = ['--format=ustar', '--blocking-factor=1', '--numeric-owner', '--owner=0', '--group=0', '--mode=0644', '--mtime=@0']
    const theirs = execFileSync('tar', [...plain, '-cf', '-', '-C', folder, ...contents.keys()], { maxBuffer: 1 << 24 })
    expect(theirs.equals(await written())).toBe(false) // its device numbers are written out
    expect(await read(withOurDeviceNumbers(theirs))).toEqual(contents)
  })

  test.each([0, 100, 124, 148, 257, 511])('with another byte %i of its header is refused', async at => {
    const tar = await written()
    tar[at]! ^= 1
    await expect(read(tar)).rejects.toThrow('something else')
  })

  test('with a header whose sum doesn’t fit is refused', async () => {
    const tar = await written()
    tar.write('0000000', 148, 'latin1')
    await expect(read(tar)).rejects.toThrow('something else')
  })

  test('that is cut, longer, or holds something between its files is refused', async () => {
    const tar = await written()
    for (const end of [0, 511, 512, 1500, tar.length - 1]) await expect(read(tar.subarray(0, end)), `cut at ${end}`).rejects.toThrow('ends too early')
    await expect(read(Buffer.concat([tar, Buffer.alloc(1)]))).rejects.toThrow('more in it')
    const behindOneByte = 512 + 512 + 1
    tar[behindOneByte] = 1
    await expect(read(tar)).rejects.toThrow('between its files')
  })

  test('with other files, or in another order, than was said is refused', async () => {
    const tar = await written()
    await expect(read(tar, filesOf(contents).reverse())).rejects.toThrow('something else')
    await expect(read(tar, filesOf(contents).slice(1))).rejects.toThrow('something else')
    await expect(read(tar, filesOf(contents).slice(0, -1))).rejects.toThrow('between its files')
  })

  test('is not made of a file that is shorter or longer than it was said to be', async () => {
    for (const bytes of [4, 6]) await expect(written([{ name: 'a', bytes, content: () => inPieces(Buffer.from('12345'), 2) }])).rejects.toThrow(`a has 5 bytes, not ${bytes}`)
  })

  test('takes names of a hundred bytes and files below 8 GiB, no more', () => {
    expect(tarHeader({ name: '字'.repeat(33), bytes: 8 * 1024 ** 3 - 1 }).subarray(124, 135).toString('latin1')).toBe('77777777777')
    expect(() => tarHeader({ name: '字'.repeat(34), bytes: 1 })).toThrow('no tar takes')
    expect(() => tarHeader({ name: 'a', bytes: 8 * 1024 ** 3 })).toThrow('no tar takes')
  })
})

/** Both numbers of a device empty, as in ours, and the sum of each header made anew. */
function withOurDeviceNumbers(tar: Buffer): Buffer {
  let at = 0
  for (const { name, bytes } of filesOf(contents)) {
    const header = tar.subarray(at, at + 512)
    expect(header.subarray(0, 100).toString('utf8').replace(/\0+$/, '')).toBe(name)
    header.fill(0, 329, 345)
    header.write('        ', 148, 'latin1')
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    at += tarBytes([{ name, bytes }]) - 1024
  }
  return tar
}
