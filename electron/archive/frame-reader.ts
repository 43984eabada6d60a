import * as fs from 'node:fs/promises'
import type { Frame } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { decodeFileHead, decodeFrameHead, fileHeadBytes, frameHeadBytes, openSealed } from './frame-codec.ts'
import type { JournalPosition } from './journal.ts'
import { type JournalKeys, journalFiles } from './journal-file.ts'
import { parseFrame } from './walk-journal-file.ts'

/** A part of a commit that the archive knows to be good. */
export interface FramePlace extends JournalPosition {
  readonly seq: number
  readonly part: number
}

interface ReadableFile {
  readonly handle: fs.FileHandle
  readonly epoch: number
}

/** Neighbours are mostly read one after the other. */
const blockBytes = 256 * 1024
const cachedJsonChars = 24 * 1024 * 1024

/** Reads single frames of the journal by their place. Throws damaged when what was good no longer checks. */
export class FrameReader {
  private readonly folder: string
  private readonly keys: JournalKeys
  private readonly files = new Map<number, Promise<ReadableFile>>()
  private readonly frames = new Map<string, { readonly frame: Frame; readonly chars: number }>()
  private cachedChars = 0
  private block: { readonly file: number; readonly offset: number; readonly bytes: Buffer } | null = null

  constructor(folder: string, keys: JournalKeys) {
    this.folder = folder
    this.keys = keys
  }

  async frame(place: FramePlace): Promise<Frame> {
    const name = `${place.file} ${place.offset}`
    const cached = this.frames.get(name)
    if (cached === undefined) return this.readFrame(place, name)
    this.frames.delete(name)
    this.frames.set(name, cached) // the last one used goes last
    return cached.frame
  }

  /** What was read ahead may have been written since. */
  forgetBlock(): void {
    this.block = null
  }

  async close(): Promise<void> {
    const files = [...this.files.values()]
    this.files.clear()
    for (const file of files) await (await file).handle.close()
  }

  private async readFrame(place: FramePlace, name: string): Promise<Frame> {
    const file = await this.open(place.file)
    const head = decodeFrameHead(await this.bytes(file, place, frameHeadBytes))
    const key = this.keys.journalKey(file.epoch)
    if (head === null || head.seq !== place.seq || key === undefined) throw lost(place)
    const sealed = await this.bytes(file, { file: place.file, offset: place.offset + frameHeadBytes }, head.length)
    const json = openSealed(sealed, head.nonce, { key, archiveId: this.keys.archiveId, epoch: file.epoch, seq: place.seq, part: place.part })
    const frame = parseFrame(json, place.part)
    if (json === null || frame === 'broken') throw lost(place)
    this.remember(name, frame, json.length)
    return frame
  }

  private remember(name: string, frame: Frame, chars: number): void {
    if (this.frames.has(name)) return
    this.frames.set(name, { frame, chars })
    this.cachedChars += chars
    for (const [oldest, { chars: freed }] of this.frames) {
      if (this.cachedChars <= cachedJsonChars || oldest === name) return
      this.frames.delete(oldest)
      this.cachedChars -= freed
    }
  }

  private async bytes(file: ReadableFile, { file: number, offset }: JournalPosition, length: number): Promise<Buffer> {
    const { block } = this
    if (block?.file === number && offset >= block.offset && offset + length <= block.offset + block.bytes.length) {
      return block.bytes.subarray(offset - block.offset, offset - block.offset + length)
    }
    const bytes = Buffer.allocUnsafe(Math.max(length, blockBytes))
    const { bytesRead } = await file.handle.read(bytes, 0, bytes.length, offset)
    if (bytesRead < length) throw lost({ file: number, offset })
    this.block = { file: number, offset, bytes: bytes.subarray(0, bytesRead) }
    return bytes.subarray(0, length)
  }

  private open(number: number): Promise<ReadableFile> {
    const known = this.files.get(number)
    if (known !== undefined) return known
    const opened = this.openFile(number)
    this.files.set(number, opened)
    opened.catch(() => this.files.delete(number)) // the caller is told; the next one tries again
    return opened
  }

  private async openFile(number: number): Promise<ReadableFile> {
    const found = (await journalFiles(this.folder)).find(file => file.number === number)
    if (found === undefined) throw lost({ file: number, offset: 0 })
    const handle = await fs.open(found.path, 'r')
    const bytes = Buffer.alloc(fileHeadBytes)
    await handle.read(bytes, 0, fileHeadBytes, 0)
    const head = decodeFileHead(bytes)
    if (head.kind === 'ok') return { handle, epoch: head.head.epoch }
    await handle.close()
    throw lost({ file: number, offset: 0 })
  }
}

function lost({ file, offset }: JournalPosition): ExpectedFailure {
  return new ExpectedFailure('damaged', { detail: `journal file ${file}, offset ${offset}: what was good no longer checks` })
}
