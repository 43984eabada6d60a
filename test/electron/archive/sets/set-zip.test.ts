import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ZipFile } from 'yazl'
import { describe, expect, test, vi } from 'vitest'
import { collect } from '../../../../electron/archive/keys/age-file.ts'
import { limits } from '../../../../electron/archive/sets/set-format.ts'
import { largestZip, openZipFiles, writeZip } from '../../../../electron/archive/sets/set-zip.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { hasTool } from '../../../support/tools.ts'

const newFolder = temporaryFolders()
const pack = `packs/${'a'.repeat(64)}.age`
const contents: Readonly<Record<string, Buffer>> = {
  'set.json': Buffer.from('{}'), '说明.txt': Buffer.from('这是什么'), 'keys/1/password.age': randomBytes(500), [pack]: randomBytes(100_000), 'snapshots/20261122-080000-1.list': Buffer.alloc(0),
}

/** The files of a set, put into one by the product itself. */
async function aZip() {
  const folder = newFolder()
  const files = await Promise.all(Object.entries(contents).map(async ([name, bytes]) => {
    const file = path.join(folder, name.replaceAll('/', '_'))
    await fs.writeFile(file, bytes)
    return { name, path: file, bytes: bytes.length }
  }))
  const place = path.join(folder, 'set.zip')
  let seen = 0
  const bytes = await writeZip(place, '党务台账备份', files, count => { seen += count })
  return { place, files, bytes, seen }
}

/** A ZIP as somebody else might make it, with a comment that looks like ours. */
async function aStrangeZip(entries: readonly (readonly [name: string, bytes?: Buffer])[], { compress = false, spoil = (zip: Buffer) => zip } = {}): Promise<string> {
  const zip = new ZipFile()
  for (const [name, bytes = Buffer.from('x')] of entries) zip.addBuffer(bytes, name, { compress })
  zip.end({ forceZip64Format: false, comment: '0'.repeat(64) })
  const place = path.join(newFolder(), 'strange.zip')
  await fs.writeFile(place, spoil(Buffer.from(await collect(zip.outputStream as unknown as AsyncIterable<Uint8Array>))))
  return place
}

/** Another name of the same length everywhere. */
const renamed = (from: string, to: string) => (zip: Buffer) => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
const refused = (place: string) => openZipFiles(place).then(async files => { await files.close(); return null }, (error: unknown) => error)

describe('a file to send', () => {
  test('gives back each file, is whole, and leaves nothing behind when it is closed', async () => {
    const { place, bytes, seen } = await aZip()
    expect([(await fs.stat(place)).size, seen]).toEqual([bytes, bytes])
    const files = await openZipFiles(place)
    expect(new Map(files.sizes)).toEqual(new Map(Object.entries(contents).map(([name, { length }]) => [name, length])))
    for (const [name, content] of Object.entries(contents)) expect(Buffer.from(await collect(files.read(name))).equals(content), name).toBe(true)
    await files.checkWhole(() => {})
    expect((await fs.readdir(files.folder, { recursive: true })).sort()).toEqual(['keys', 'keys/1', 'keys/1/password.age', 'set.json', 'snapshots', 'snapshots/20261122-080000-1.list', '说明.txt'])
    await files.close()
    await expect(fs.stat(files.folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('ends with the hash of all before it, so that a change anywhere is told', async () => {
    const { place } = await aZip()
    const zip = await fs.readFile(place)
    expect(zip.subarray(-64).toString('latin1')).toBe(createHash('sha256').update(zip.subarray(0, -64)).digest('hex'))
    zip[10]! ^= 1 // the time in the first local header, which no reader looks at
    await fs.writeFile(place, zip)
    const files = await openZipFiles(place)
    await expect(files.checkWhole(() => {})).rejects.toMatchObject({ failure: { code: 'set-damaged', message: expect.stringContaining('有损坏') } })
    await files.close()
  })

  test.skipIf(!hasTool('unzip'))('is sound to unzip, and is unpacked by it to the same files in one folder', async () => {
    const { place } = await aZip()
    expect(execFileSync('unzip', ['-t', place]).toString()).toContain('No errors detected')
    const out = newFolder()
    execFileSync('unzip', ['-q', place, '-d', out])
    expect(await fs.readdir(out)).toEqual(['党务台账备份'])
    for (const [name, content] of Object.entries(contents)) expect((await fs.readFile(path.join(out, '党务台账备份', name))).equals(content), name).toBe(true)
  })

  test('that would be too large for a FAT32 stick is refused before anything is written', async () => {
    const folder = newFolder()
    const huge = { name: pack, path: path.join(folder, 'sparse'), bytes: largestZip }
    await fs.writeFile(huge.path, '')
    await fs.truncate(huge.path, largestZip)
    await expect(writeZip(path.join(folder, 'set.zip'), 'set', [huge], () => {})).rejects.toMatchObject({ failure: { code: 'file-too-large' } })
    expect(await fs.readdir(folder)).toEqual(['sparse'])
  })

  test('takes the place of no other file', async () => {
    const { place, files } = await aZip()
    const before = await fs.readFile(place)
    await expect(writeZip(place, 'set', files, () => {})).rejects.toMatchObject({ failure: { code: 'file-exists' } })
    expect((await fs.readFile(place)).equals(before)).toBe(true)
  })
})

describe('a strange ZIP', () => {
  const sound = 'set/set.json'

  test.each([
    ['upwards', '../../evil'],
    ['to a root', '/root/evil'],
    ['to a drive', 'C:/x/evil'],
    ['with backslashes', '..\\..\\evi'],
  ])('with a path %s is refused whole', async (_, name) => {
    const place = await aStrangeZip([[sound], ['x'.repeat(name.length)]], { spoil: renamed('x'.repeat(name.length), name) })
    expect(await refused(place)).toMatchObject({ failure: { code: 'set-damaged', detail: expect.stringContaining(name.replaceAll('\\', '/')) } })
  })

  test('with names that no set has, or in a second folder: they are named and not read', async () => {
    const files = await openZipFiles(await aStrangeZip([[sound], ['set/keys/1/x/y/evil.age'], ['set/autorun.inf'], ['other/set.json'], ['set/keys/1/a\u0001.exe']]))
    expect([...files.sizes.keys()]).toEqual(['set.json'])
    expect(files.unknown).toHaveLength(4)
    expect(await fs.readdir(files.folder, { recursive: true })).toEqual(['set.json'])
    await files.close()
  })

  test('with one name twice, or files that share their bytes', async () => {
    const twice = await aStrangeZip([[sound], ['set/keys/1/a.age'], ['set/keys/1/b.age']], { spoil: renamed('1/b.age', '1/a.age') })
    expect(await refused(twice)).toMatchObject({ failure: { code: 'set-excessive', detail: expect.stringContaining('twice') } })
    const overlapping = await aStrangeZip([[sound], ['set/keys/1/a.age'], ['set/keys/1/b.age']], { spoil: secondEntryAtTheFirst })
    expect(await refused(overlapping)).toMatchObject({ failure: { code: 'set-excessive', detail: expect.stringContaining('overlap') } })
  })

  test('with more files than a set has', async () => {
    for (const [count, code] of [[limits.entries, null], [limits.entries + 1, 'set-excessive']] as const) {
      const answer = await refused(await aStrangeZip([[sound], ['set/more']], { spoil: zip => withEntries(zip, count) }))
      expect(answer, String(count)).toEqual(code === null ? null : expect.objectContaining({ failure: expect.objectContaining({ code, detail: expect.stringContaining('more than') }) }))
    }
  })

  test('that is compressed, or that another program made of a set, says to unpack it first', async () => {
    const compressed = await aStrangeZip([[sound, Buffer.alloc(1000)]], { compress: true })
    expect(await refused(compressed)).toMatchObject({ failure: { code: 'set-damaged', message: expect.stringContaining('解压') } })
    const withoutComment = await aStrangeZip([[sound]], { spoil: renamed('0'.repeat(64), 'z'.repeat(64)) })
    expect(await refused(withoutComment)).toMatchObject({ failure: { code: 'set-damaged', message: expect.stringContaining('解压') } })
  })

  test('that is cut short, no ZIP at all, or holds no set; and no private copy is left', async () => {
    const { place } = await aZip()
    const strange = [await aStrangeZip([['set/autorun.inf']]), await aStrangeZip([[sound], [`set/keys/1/${'字'.repeat(110)}.age`]])] as const // no disk takes such a name
    const temporary = newFolder()
    for (const name of ['TMPDIR', 'TEMP']) vi.stubEnv(name, temporary)
    await fs.truncate(place, 60_000)
    expect(await refused(place)).toMatchObject({ failure: { code: 'set-damaged', message: expect.stringContaining('没有复制完') } })
    await fs.writeFile(place, 'no zip')
    expect(await refused(place)).toMatchObject({ failure: { code: 'set-damaged' } })
    expect(await refused(strange[0])).toMatchObject({ failure: { code: 'set-not-found' } })
    expect(await refused(strange[1])).toMatchObject({ code: 'ENAMETOOLONG' })
    expect(await fs.readdir(temporary)).toEqual([])
    vi.unstubAllEnvs()
  })
})

/** The last entry of the directory points to where the one before it lies; their names in the local headers aren't compared. */
function secondEntryAtTheFirst(zip: Buffer): Buffer {
  const [before, last] = directoryOf(zip).slice(-2)
  zip.copy(zip, last! + 42, before! + 42, before! + 46)
  return zip
}

/** So many entries in the directory: its last one over and over. */
function withEntries(zip: Buffer, count: number): Buffer {
  const entries = directoryOf(zip)
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const last = zip.subarray(entries.at(-1), end)
  const more = Buffer.concat(Array<Buffer>(count - entries.length).fill(last))
  const tail = Buffer.from(zip.subarray(end))
  for (const at of [8, 10]) tail.writeUInt16LE(count, at)
  tail.writeUInt32LE(end - entries[0]! + more.length, 12)
  return Buffer.concat([zip.subarray(0, end), more, tail])
}

/** Where its entries begin. */
function directoryOf(zip: Buffer): number[] {
  const entries: number[] = []
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1, 'latin1')) entries.push(at)
  return entries
}
