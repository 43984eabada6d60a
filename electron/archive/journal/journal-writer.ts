import { createSecretKey, type KeyObject } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { ExpectedFailure, failures } from '#shared/contract/outcome.ts'
import { syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { breath } from '../state/breath.ts'
import { encodeFileHead, encodeFrame, fileHeadBytes } from './frame-codec.ts'
import type { JournalEnd, JournalPosition } from './journal.ts'
import { type JournalKeys, fullFileBytes, journalFile, journalFiles, journalFolder } from './journal-file.ts'

/** The canonical JSON of each part of a commit. */
export interface CommitBytes {
  readonly seq: number
  readonly parts: readonly Buffer[]
}

export interface WrittenCommit {
  readonly seq: number
  /** Hex. */
  readonly head: string
  /** Where each part lies. */
  readonly parts: readonly JournalPosition[]
  /** Behind the commit. */
  readonly end: JournalPosition
}

/** The file that is written to; `size` is the end of its last whole commit. */
interface OpenFile {
  readonly number: number
  readonly epoch: number
  readonly path: string
  readonly key: KeyObject
  readonly handle: fs.FileHandle
  size: number
}

/** Appends commits behind the journal's head. Nothing is acknowledged that isn't flushed; after an error the file is cut back and a new one begun. */
export class JournalWriter {
  private readonly folder: string
  private readonly keys: JournalKeys
  private seq: number
  private head: Buffer
  /** Where the last whole commit ends. */
  private position: JournalPosition
  private file: OpenFile | null = null
  /** Bytes that no commit stands for, and that must go before anything else is written. */
  private leftover: { readonly path: string; readonly keep: number } | null = null
  private needsNewFile: boolean

  /** `needsNewFile`: a tear was cut off, and nothing is appended behind a tear. */
  constructor(folder: string, keys: JournalKeys, end: JournalEnd, needsNewFile: boolean) {
    this.folder = folder
    this.keys = keys
    this.seq = end.seq
    this.head = Buffer.from(end.head, 'hex')
    this.position = end.position
    this.needsNewFile = needsNewFile
  }

  /** One write and one flush for all of them. Throws disk-full, file-too-large, read-only or write-failed, and then none of them stands in the journal. */
  async append(commits: readonly CommitBytes[]): Promise<readonly WrittenCommit[]> {
    try {
      await this.cutLeftover()
      const file = await this.writableFile()
      const { bytes, head, written } = await this.encode(commits, file)
      await writeWhole(file.handle, bytes, file.size)
      await file.handle.datasync()
      file.size += bytes.length
      this.position = { file: file.number, offset: file.size }
      this.head = head
      this.seq = commits.at(-1)?.seq ?? this.seq
      return written
    } catch (error) {
      await this.retreat()
      throw withRoomNeeded(toWriteFailure(error), this.folder, commits)
    }
  }

  async close(): Promise<void> {
    await this.file?.handle.close()
    this.file = null
  }

  private async encode(commits: readonly CommitBytes[], file: OpenFile) {
    const breathe = breath()
    const pieces: Buffer[] = []
    const written: WrittenCommit[] = []
    let { head, seq } = this
    let offset = file.size
    for (const commit of commits) {
      if (commit.seq <= seq) throw new Error(`seq ${commit.seq} after ${seq}`)
      const parts: JournalPosition[] = []
      for (const [i, json] of commit.parts.entries()) {
        const frame = encodeFrame(json, head, { key: file.key, archiveId: this.keys.archiveId, epoch: file.epoch, seq: commit.seq, part: i + 1 })
        parts.push({ file: file.number, offset })
        pieces.push(frame.bytes)
        offset += frame.bytes.length
        head = frame.head
        await breathe()
      }
      seq = commit.seq
      written.push({ seq, head: head.toString('hex'), parts, end: { file: file.number, offset } })
    }
    return { bytes: Buffer.concat(pieces), head, written }
  }

  private async writableFile(): Promise<OpenFile> {
    if (this.file === null && !this.needsNewFile) this.file = await this.reopen()
    const { file } = this
    if (file !== null && file.size < fullFileBytes && file.epoch === this.keys.epoch) return file
    await file?.handle.close()
    this.file = null
    this.needsNewFile = true
    this.file = await this.beginFile()
    this.needsNewFile = false
    return this.file
  }

  /** The newest file of an earlier run; null when a new one is wanted. */
  private async reopen(): Promise<OpenFile | null> {
    const { file: number, offset } = this.position
    const found = (await journalFiles(this.folder)).find(file => file.number === number)
    if (found === undefined) return null
    const { epoch } = found
    return { number, epoch, path: found.path, key: this.keyOf(epoch), handle: await fs.open(found.path, 'r+'), size: offset }
  }

  private async beginFile(): Promise<OpenFile> {
    const number = ((await journalFiles(this.folder)).at(-1)?.number ?? 0) + 1
    const { epoch, archiveId } = this.keys
    const { path } = journalFile(this.folder, number, epoch)
    const key = this.keyOf(epoch)
    const handle = await fs.open(path, 'wx')
    this.file = { number, epoch, path, key, handle, size: fileHeadBytes }
    await writeWhole(handle, encodeFileHead({ archiveId, epoch, firstSeq: this.seq + 1, headBefore: this.head }), 0)
    await handle.sync()
    await syncFolder(journalFolder(this.folder))
    return this.file
  }

  private keyOf(epoch: number): KeyObject {
    const key = this.keys.journalKey(epoch)
    if (key === undefined) throw new Error(`no journal key of epoch ${epoch}`)
    return createSecretKey(key)
  }

  /** After an error: the file is left for good, and cut back at once if the disk lets us; else before the next write. */
  private async retreat(): Promise<void> {
    const { file } = this
    this.needsNewFile = true
    this.file = null
    if (file === null) return
    this.leftover = { path: file.path, keep: file.size }
    await file.handle.close().catch(() => undefined) // the failure before it is the one to tell
    await this.cutLeftover().catch(() => undefined) // tried again before the next write
  }

  private async cutLeftover(): Promise<void> {
    if (this.leftover === null) return
    await cutJournalFile(this.folder, this.leftover.path, this.leftover.keep)
    this.leftover = null
  }
}

/** Takes away what follows `keep` bytes; a file that would keep no commit goes whole. */
export async function cutJournalFile(folder: string, path: string, keep: number): Promise<void> {
  if (keep <= fileHeadBytes) {
    await fs.rm(path, { force: true })
    return syncFolder(journalFolder(folder))
  }
  const handle = await fs.open(path, 'r+')
  try {
    await handle.truncate(keep)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A full disk is named with its folder and what would do (reliability: R5). */
function withRoomNeeded(failure: unknown, folder: string, commits: readonly CommitBytes[]): unknown {
  if (!(failure instanceof ExpectedFailure) || failure.failure.code !== 'disk-full') return failure
  const bytes = commits.flatMap(commit => commit.parts).reduce((sum, part) => sum + part.length, spareBytes)
  const { detail } = failure.failure
  return new ExpectedFailure('disk-full', {
    message: `${failures['disk-full']}数据文件夹是 ${folder}，至少还需要 ${Math.ceil(bytes / (1024 * 1024))} MB 空间。`,
    ...(detail === undefined ? {} : { detail }),
  })
}

/** Heads and seals of the frames, a new file's head, and the file system's own. */
const spareBytes = 64 * 1024

/** A disk that is nearly full takes less than it is given. */
async function writeWhole(handle: fs.FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
    if (bytesWritten === 0) throw new ExpectedFailure('disk-full', { detail: 'the disk takes no more bytes' })
    done += bytesWritten
  }
}
