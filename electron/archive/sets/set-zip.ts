import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Entry, type ZipFile as OpenedZip, openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, readBack } from '../../files/durable-file.ts'
import { isSetName, limits } from './set-format.ts'
import type { SetFiles } from './set-files.ts'

/** Below what a FAT32 stick takes (formats.md §7). */
export const largestZip = Math.floor(3.9 * 1024 ** 3)

const tooLarge = '备份超过 3.9 GB，不能做成一个文件。档案没有受影响。请改用“备份到文件夹”，再把整个文件夹拷贝出去。'

/** Puts files into a new stored ZIP, one folder named `inside` around them, and reads it back. Throws file-too-large before anything is written. */
export async function writeZip(target: string, inside: string, files: readonly { readonly name: string; readonly path: string; readonly bytes: number }[], watch: (bytes: number) => void): Promise<number> {
  const zip = new ZipFile()
  for (const file of files) {
    zip.addReadStreamLazy(`${inside}/${file.name}`, { size: file.bytes, compress: false, forceDosTimestamp: true, mtime: new Date(1980, 0, 1) }, give => {
      give(null, createReadStream(file.path, { highWaterMark: 1024 * 1024 }))
    })
  }
  const size = await new Promise<number>(resolve => { zip.end({ forceZip64Format: false, comment: '0'.repeat(hashDigits) }, resolve as () => void) }) // its declaration forgets the size
  if (size > largestZip) throw new ExpectedFailure('file-too-large', { message: tooLarge })
  const written = await createFile(target, piecesOf(zip, size - hashDigits, watch), async (part, whole) => {
    await readBack(part, whole)
    await (await openZipFiles(part)).close()
  })
  return written.bytes
}

/** The ZIP's comment, its last bytes: SHA-256 in hex of everything before it, so that a change in any byte is noticed. */
const hashDigits = 64

async function* piecesOf(zip: ZipFile, end: number, watch: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const out = zip.outputStream as NodeJS.ReadableStream & { destroy(error: unknown): void } // a PassThrough
  zip.on('error', error => { out.destroy(error) })
  const hash = createHash('sha256')
  let done = 0
  for await (const piece of out as AsyncIterable<Buffer>) { // without an encoding it gives buffers
    watch(piece.length)
    const own = piece.subarray(0, Math.max(0, end - done))
    hash.update(own)
    done += own.length
    yield own
  }
  yield Buffer.from(hash.digest('hex'), 'latin1')
}

async function checkWholeZip(place: string, said: string, watch: (bytes: number) => void): Promise<void> {
  const { size } = await fs.stat(place)
  const hash = createHash('sha256')
  for await (const piece of bytesIn(place, { start: 0, bytes: size - hashDigits })) {
    hash.update(piece)
    watch(piece.length)
  }
  if (hash.digest('hex') !== said) throw new ExpectedFailure('set-damaged', { message: brokenZip, detail: 'the hash of the whole file differs' })
}

/** Reads a stored ZIP in place; its small files lie in a private folder until `close`. Throws set-damaged, set-excessive, set-not-found. */
export async function openZipFiles(place: string): Promise<SetFiles> {
  const zip = await openedZip(place)
  let folder: string | null = null
  try {
    const { ranges, unknown } = await rangesOf(zip, place)
    if (!ourComment.test(zip.comment)) throw new ExpectedFailure('set-damaged', { message: packedByOthers })
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'dangwu-set-'))
    const read = (name: string) => bytesIn(place, ranges.get(name))
    await copySmallFiles(folder, ranges, read)
    const made = folder
    const said = zip.comment
    return {
      place, form: 'file', folder, unknown, read,
      checkWhole: watch => checkWholeZip(place, said, watch),
      sizes: new Map([...ranges].map(([name, { bytes }]) => [name, bytes])),
      close: () => fs.rm(made, { recursive: true, force: true }),
    }
  } catch (error) {
    if (folder !== null) await fs.rm(folder, { recursive: true, force: true })
    throw error instanceof ExpectedFailure || isSystemError(error) ? error : new ExpectedFailure('set-damaged', { message: brokenZip, detail: String(error) })
  } finally {
    zip.close()
  }
}

const ourComment = /^[0-9a-f]{64}$/
const brokenZip = '这个备份文件有损坏或没有复制完，没有使用它，档案没有被改动。请重新复制，或选择另一份备份。'
const packedByOthers = '这个压缩包不是由本软件直接生成的，没有使用它，档案没有被改动。请先把它解压成文件夹，再选择那个文件夹。'

async function openedZip(place: string): Promise<OpenedZip> {
  try {
    return await openPromise(place, { lazyEntries: true, autoClose: false })
  } catch (error) {
    if (isSystemError(error)) throw error
    throw new ExpectedFailure('set-damaged', { message: brokenZip, detail: String(error) })
  }
}

/** Where a stored file's bytes lie in the ZIP. */
interface Range {
  readonly start: number
  readonly bytes: number
}

async function rangesOf(zip: OpenedZip, place: string): Promise<{ readonly ranges: ReadonlyMap<string, Range>; readonly unknown: readonly string[] }> {
  const ranges = new Map<string, Range>()
  const unknown: string[] = []
  let seen = 0
  let top: string | null = null
  for await (const entry of zip.eachEntry()) {
    if (++seen > limits.entries) throw new ExpectedFailure('set-excessive', { detail: `more than ${limits.entries} files in ${place}` })
    const [first = '', ...rest] = entry.fileName.split('/')
    const name = rest.join('/')
    top ??= first
    if (entry.fileName.endsWith('/')) continue
    if (first !== top || !isSetName(name)) unknown.push(entry.fileName)
    else if (ranges.has(name)) throw new ExpectedFailure('set-excessive', { detail: `${name} twice` })
    else ranges.set(name, await rangeOf(zip, entry))
  }
  if (ranges.size === 0) throw new ExpectedFailure('set-not-found', { detail: place })
  expectApart([...ranges.values()])
  return { ranges, unknown }
}

async function rangeOf(zip: OpenedZip, entry: Entry): Promise<Range> {
  if (entry.compressionMethod !== 0 || entry.isEncrypted() || entry.compressedSize !== entry.uncompressedSize) throw new ExpectedFailure('set-damaged', { message: packedByOthers, detail: entry.fileName })
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  if (fileDataStart + entry.compressedSize > zip.fileSize) throw new Error(`${entry.fileName} ends behind the file`)
  return { start: fileDataStart, bytes: entry.compressedSize }
}

/** Files that share bytes would make much of little. */
function expectApart(ranges: readonly Range[]): void {
  let end = 0
  for (const { start, bytes } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start < end) throw new ExpectedFailure('set-excessive', { detail: 'files that overlap' })
    end = start + bytes
  }
}

async function* bytesIn(place: string, range: Range | undefined): AsyncGenerator<Uint8Array> {
  if (range === undefined) throw new Error('no such file in the ZIP')
  if (range.bytes > 0) yield* createReadStream(place, { start: range.start, end: range.start + range.bytes - 1, highWaterMark: 1024 * 1024 })
}

/** Key folders and all that is no pack; none of them is large, or it isn't copied. */
async function copySmallFiles(folder: string, ranges: ReadonlyMap<string, Range>, read: (name: string) => AsyncIterable<Uint8Array>): Promise<void> {
  for (const [name, { bytes }] of ranges) {
    if (name.startsWith('packs/') || bytes > limits.manifestBytes) continue
    await fs.mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await fs.writeFile(path.join(folder, name), read(name), { flag: 'wx', mode: 0o600 })
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
