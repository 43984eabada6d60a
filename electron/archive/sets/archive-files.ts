import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn, readChunks } from '../../files/durable-file.ts'
import { headBytes } from '../journal/frame-codec.ts'
import type { JournalPosition } from '../journal/journal.ts'
import { type JournalFile, journalFiles } from '../journal/journal-file.ts'
import { walkJournalFile } from '../journal/walk-journal-file.ts'
import { UnreadableSeal, openStream, plainBytesOf } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { blobFiles } from '../store/blobs.ts'
import type { PackFile } from './files-pack.ts'

/** An attachment of the archive that doesn't open, or holds other bytes than its name says. */
export class BlobUnreadable extends Error {
  readonly blob: string

  constructor(blob: string, cause: unknown) {
    super(`blob ${blob} can't be read`, { cause })
    this.blob = blob
  }
}

/** Attachments as plain bytes, named by their hash; those of sealed sections as the age files that they are. */
export async function blobsOf(dataFolder: string, keys: ArchiveKeys): Promise<readonly PackFile[]> {
  const root = path.join(dataFolder, 'blobs')
  const own: PackFile[] = []
  for (const { file, sha256 } of await blobFiles(root)) {
    const bytes = await plainBytesOf(file)
    if (bytes !== null) own.push({ name: sha256, bytes, content: () => plainBlob(file, sha256, keys) })
  }
  return [...own, ...await sectionBlobs(root)]
}

/** Journal files from the one that it begins with up to the end of the last acknowledged commit; what is packed is walked first. */
export async function journalOf(dataFolder: string, keys: ArchiveKeys, first: number, end: JournalPosition): Promise<readonly PackFile[]> {
  const files = (await journalFiles(dataFolder)).filter(({ number }) => number >= first && number <= end.file)
  return Promise.all(files.map(async (file): Promise<PackFile> => {
    const closed = file.number < end.file
    const bytes = closed ? (await fs.stat(file.path)).size : end.offset
    return { name: file.name, bytes, closed, mark: await bytesBefore(file.path, bytes), content: () => soundJournal(file, bytes, keys) }
  }))
}

/** The last states shared with other archives, as they are (formats.md §7). */
export async function sourcesOf(dataFolder: string): Promise<readonly PackFile[]> {
  const folder = path.join(dataFolder, 'sources')
  const names = (await namesIn(folder)).filter(name => /^[0-9a-zA-Z-]+\.age$/.test(name))
  return Promise.all(names.map(async (name): Promise<PackFile> => rawFile(name, path.join(folder, name), await hashOf(path.join(folder, name)))))
}

async function sectionBlobs(root: string): Promise<readonly PackFile[]> {
  const found: PackFile[] = []
  for (const section of (await namesIn(root)).filter(name => /^section-[0-9a-f-]{36}$/.test(name))) {
    const names = (await namesIn(path.join(root, section))).filter(name => /^[0-9a-zA-Z-]{1,40}\.age$/.test(name))
    for (const name of names) found.push(await rawFile(`${section}/${name}`, path.join(root, section, name)))
  }
  return found
}

async function rawFile(name: string, file: string, mark?: string): Promise<PackFile> {
  return { name, bytes: (await fs.stat(file)).size, ...(mark === undefined ? {} : { mark }), content: () => readChunks(file) }
}

async function* plainBlob(file: string, sha256: string, keys: ArchiveKeys): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of openStream(readChunks(file), keys.identities)) {
      hash.update(chunk)
      yield chunk
    }
  } catch (error) {
    if (error instanceof UnreadableSeal) throw new BlobUnreadable(sha256, error)
    throw error
  }
  if (hash.digest('hex') !== sha256) throw new BlobUnreadable(sha256, 'other bytes')
}

/** A backup of a damaged journal would be no backup. */
async function* soundJournal(file: JournalFile, bytes: number, keys: ArchiveKeys): AsyncGenerator<Uint8Array> {
  const whole = (await fs.readFile(file.path)).subarray(0, bytes)
  const walk = walkJournalFile(whole, { keys, isNewest: false })
  if (whole.length < bytes || walk.kind !== 'walked' || walk.problem !== null) {
    throw new ExpectedFailure('damaged', { message: '档案的日志文件有损坏，备份没有完成，原有的备份没有改动。请重新启动程序，按启动页面的提示处理后再备份。', detail: file.name })
  }
  yield whole
}

async function bytesBefore(file: string, end: number): Promise<string> {
  const handle = await fs.open(file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, Math.max(0, end - headBytes))
    return buffer.toString('hex')
  } finally {
    await handle.close()
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readChunks(file)) hash.update(chunk)
  return hash.digest('hex')
}
