import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'

/** Bytes at hand, or bytes that come piece by piece. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>

export interface Written {
  readonly path: string
  readonly bytes: number
  /** Hex, of the bytes as they lie on the disk. */
  readonly sha256: string
}

/** Reads what was written, before it is put in its place; throws when it is not right. */
export type Check = (part: string, written: Omit<Written, 'path'>) => Promise<void>

/** Puts a file in its place whole or not at all; what was there is replaced. Throws disk-full, file-too-large, read-only, folder-missing or write-failed. */
export async function replaceFile(file: string, content: Content): Promise<Written> {
  return writeDurably({ folder: path.dirname(file), nameOf: () => path.basename(file), content, onExisting: 'replace' })
}

/** As `replaceFile`, but throws file-exists rather than touch what is there. */
export async function createFile(file: string, content: Content, check?: Check): Promise<Written> {
  return writeDurably({ folder: path.dirname(file), nameOf: () => path.basename(file), content, onExisting: 'refuse', ...(check === undefined ? {} : { check }) })
}

export interface DurableWrite {
  readonly folder: string
  /** The name may depend on what was written. */
  readonly nameOf: (written: Omit<Written, 'path'>) => string
  readonly content: Content
  readonly onExisting: 'replace' | 'refuse' | 'keepExisting'
  readonly check?: Check
}

/** `.part` → write → flush → close → check → rename → flush of the folder. Without a `check`, the bytes are read back and their hash compared. */
export async function writeDurably({ folder, nameOf, content, onExisting, check }: DurableWrite): Promise<Written> {
  const part = path.join(folder, `${randomBytes(6).toString('hex')}.part`)
  try {
    const written = await writePart(part, content)
    await (check ?? readBack)(part, written)
    const target = path.join(folder, nameOf(written))
    await putInPlace(part, target, written.bytes, onExisting)
    return { path: target, ...written }
  } catch (error) {
    await fs.rm(part, { force: true }).catch(() => undefined) // the write's own failure is the one to tell
    throw toWriteFailure(error)
  }
}

/** Flushes the names in a folder. Windows can't: its file system keeps them by itself. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: fs.FileHandle | undefined
  try {
    handle = await fs.open(folder, 'r')
    await handle.sync()
  } catch (error) {
    if (process.platform !== 'win32' || !['EISDIR', 'EPERM', 'EACCES'].includes(errorCode(error))) throw error
  } finally {
    await handle?.close()
  }
}

const renameDelaysMs = [10, 20, 40, 80, 160, 250, 250, 250, 250, 250]

/** Virus scanners hold fresh files for a moment: tries again for about 1.5 seconds. */
export async function renamePatiently(from: string, to: string, rename: (from: string, to: string) => Promise<void> = fs.rename): Promise<void> {
  for (const delayMs of renameDelaysMs) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error
      await pause(delayMs)
    }
  }
  await rename(from, to)
}

/** Throws write-failed when the file's bytes are not the ones that were written. */
export async function readBack(file: string, { bytes, sha256 }: Omit<Written, 'path'>): Promise<void> {
  const hash = createHash('sha256')
  let count = 0
  for await (const chunk of readChunks(file)) {
    hash.update(chunk)
    count += chunk.length
  }
  if (count !== bytes || hash.digest('hex') !== sha256) throw new ExpectedFailure('write-failed', { detail: `${file}: read back ${count} of ${bytes} bytes, or other ones` })
}

export async function* readChunks(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer> // without an encoding, a stream gives buffers
  } catch (error) {
    throw error instanceof Error && !error.message.includes(file) ? Object.assign(error, { message: `${error.message} '${file}'` }) : error // the system names no file for a failed read
  }
}

/** Removes what interrupted writes left in a folder of ours; a folder that isn't there has none. */
export async function removeParts(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (name.endsWith('.part')) await fs.rm(path.join(folder, name), { recursive: true, force: true })
  }
}

/** Names in a folder, in order; none when there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await fs.readdir(folder)).sort()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

export async function exists(file: string): Promise<boolean> {
  try {
    await fs.lstat(file)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return false
    throw error
  }
}

/** `ENOENT` and the like; empty for errors that the system did not raise. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const failureOf: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full', EDQUOT: 'disk-full', EFBIG: 'file-too-large', EROFS: 'read-only', EACCES: 'read-only', EPERM: 'read-only', ENOENT: 'folder-missing', ENOTDIR: 'folder-missing',
  EEXIST: 'file-exists',
}

/** What the system says of a write, as a failure that a clerk can act on; errors that the system did not raise stay as they are. */
export function toWriteFailure(error: unknown): unknown {
  const code = errorCode(error)
  if (error instanceof ExpectedFailure || !/^E[A-Z0-9]+$/.test(code)) return error
  return new ExpectedFailure(failureOf[code] ?? 'write-failed', { detail: String(error) })
}

/** While one block is on its way to the disk, the next is being made. */
async function writePart(part: string, content: Content): Promise<Omit<Written, 'path'>> {
  const hash = createHash('sha256')
  let bytes = 0
  let onItsWay: Promise<void> = Promise.resolve()
  const handle = await fs.open(part, 'wx')
  try {
    for await (const block of blocks(content instanceof Uint8Array ? [content] : content)) {
      hash.update(block)
      bytes += block.length
      await onItsWay
      onItsWay = handle.writeFile(block)
      onItsWay.catch(() => undefined) // told where it is awaited
    }
    await onItsWay
    await handle.sync()
  } finally {
    await onItsWay.catch(() => undefined) // as above; a handle is closed when nothing is written by it any more
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

const blockBytes = 1024 * 1024

/** Many small pieces as few large ones. */
async function* blocks(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    size += piece.length
    if (size < blockBytes) continue
    yield waiting.length === 1 ? piece : Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}

async function putInPlace(part: string, target: string, bytes: number, onExisting: DurableWrite['onExisting']): Promise<void> {
  const folder = path.dirname(target)
  if (onExisting === 'keepExisting' && (await exists(target))) {
    await fs.rm(part)
    return syncFolder(folder)
  }
  if (onExisting === 'replace') await renamePatiently(part, target)
  else await moveWithoutOverwriting(part, target)
  try {
    const found = await fs.stat(target).catch(() => null) // a dying stick may say that it has moved a file
    if (found?.size !== bytes) throw new ExpectedFailure('write-failed', { detail: `${target} is not there after its rename` })
    await syncFolder(folder)
  } catch (error) {
    if (onExisting === 'refuse') await fs.rm(target, { force: true }).catch(() => undefined) // what is told as not written must not lie there; it was not there before
    throw error
  }
}

/** A rename would overwrite; a hard link never does. File systems without links (FAT) are looked at first. */
async function moveWithoutOverwriting(part: string, target: string): Promise<void> {
  try {
    await fs.link(part, target)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error
    if (await exists(target)) throw new ExpectedFailure('file-exists', { detail: target })
    return renamePatiently(part, target)
  }
  await fs.rm(part)
}
