import { createSecretKey, type KeyObject } from 'node:crypto'
import * as fs from 'node:fs/promises'
import type { Frame } from '#shared/archive/commit.ts'
import { upgradedRow } from '#shared/archive/upgrade-row.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { decodeFileHead, decodeFrameHead, fileHeadBytes, frameHeadBytes, headBytes, openSealed } from './frame-codec.ts'
import { rowKey } from '../state/row-key.ts'
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
  readonly key: KeyObject
}

interface CachedFrame {
  readonly frame: Frame
  readonly ops: ReadonlyMap<string, Frame['ops'][number]>
  readonly chars: number
}

/** Neighbours are mostly read one after the other. What a file holds never changes, so a block read ahead stays true. */
const blockBytes = 256 * 1024
const cachedJsonChars = 24 * 1024 * 1024

/** Reads single frames of the journal by their place. Throws damaged when what was good no longer checks. */
export class FrameReader {
  private readonly folder: string
  private readonly keys: JournalKeys
  private readonly files = new Map<number, Promise<ReadableFile>>()
  private readonly frames = new Map<string, CachedFrame>()
  private readonly running = new Map<string, Promise<CachedFrame>>()
  private cachedChars = 0
  private block: { readonly file: number; readonly offset: number; readonly bytes: Buffer } | null = null

  constructor(folder: string, keys: JournalKeys) {
    this.folder = folder
    this.keys = keys
  }

  async frame(place: FramePlace): Promise<Frame> {
    return (await this.cached(place)).frame
  }

  /** The rows with these keys as the frame has them; null where it deletes one. */
  async rows(place: FramePlace, keys: readonly string[]): Promise<Map<string, Readonly<Record<string, unknown>> | null>> {
    const { frame, ops } = await this.cached(place)
    return new Map(keys.flatMap(key => {
      const op = ops.get(key)
      return op === undefined ? [] : [[key, op.value === null ? null : upgradedRow(op.table, op.value, frame.schema)]]
    }))
  }

  /** The row as the frame has it, raised to the present schema; null where the frame deletes it. */
  async row(place: FramePlace, table: string, id: string): Promise<Readonly<Record<string, unknown>> | null> {
    const { frame, ops } = await this.cached(place)
    const op = ops.get(rowKey(table, id))
    if (op === undefined) throw lost(place)
    return op.value === null ? null : upgradedRow(table, op.value, frame.schema)
  }

  /** Where the next frame of the same file begins. */
  async endOf(place: FramePlace): Promise<number> {
    const head = decodeFrameHead(await this.bytes(await this.open(place.file), place, frameHeadBytes))
    if (head === null) throw lost(place)
    return place.offset + frameHeadBytes + head.length + headBytes
  }

  /** The frames from `offset`, where a commit begins, up to `until`, in order; `head` in hex. */
  async *framesOf(number: number, offset: number, until: number): AsyncGenerator<{ readonly place: FramePlace; readonly frame: Frame; readonly head: string; readonly end: number }> {
    const file = await this.open(number)
    let last: FramePlace = { file: number, offset, seq: 0, part: 0 }
    for (let at = offset; at < until;) {
      const head = decodeFrameHead(await this.bytes(file, { file: number, offset: at }, frameHeadBytes))
      if (head === null) throw lost({ file: number, offset: at })
      last = { file: number, offset: at, seq: head.seq, part: head.seq === last.seq ? last.part + 1 : 1 }
      at += frameHeadBytes + head.length + headBytes
      const { frame } = await this.readFrame(last)
      yield { place: last, frame, head: (await this.bytes(file, { file: number, offset: at - headBytes }, headBytes)).toString('hex'), end: at }
    }
  }

  async close(): Promise<void> {
    const files = [...this.files.values()]
    this.files.clear()
    for (const file of files) await (await file).handle.close()
  }

  private async cached(place: FramePlace): Promise<CachedFrame> {
    const name = `${place.file} ${place.offset}`
    const known = this.frames.get(name)
    if (known === undefined) return this.readOnce(name, place)
    this.frames.delete(name)
    this.frames.set(name, known) // the last one used goes last
    return known
  }

  /** All who ask meanwhile get the same: a commit of thousands of rows asks for the same frame as often. */
  private readOnce(name: string, place: FramePlace): Promise<CachedFrame> {
    const running = this.running.get(name)
    if (running !== undefined) return running
    const reading = this.readFrame(place).then(read => this.remember(name, read)).finally(() => this.running.delete(name))
    this.running.set(name, reading)
    return reading
  }

  private async readFrame(place: FramePlace): Promise<CachedFrame> {
    const file = await this.open(place.file)
    const head = decodeFrameHead(await this.bytes(file, place, frameHeadBytes))
    if (head === null || head.seq !== place.seq) throw lost(place)
    const sealed = await this.bytes(file, { file: place.file, offset: place.offset + frameHeadBytes }, head.length)
    const json = openSealed(sealed, head.nonce, { key: file.key, archiveId: this.keys.archiveId, epoch: file.epoch, seq: place.seq, part: place.part })
    const frame = parseFrame(json, place.part)
    if (json === null || frame === 'broken') throw lost(place)
    return { frame, ops: new Map(frame.ops.map(op => [rowKey(op.table, op.id), op])), chars: json.length }
  }

  private remember(name: string, read: CachedFrame): CachedFrame {
    this.frames.set(name, read)
    this.cachedChars += read.chars
    for (const [oldest, { chars }] of this.frames) {
      if (this.cachedChars <= cachedJsonChars || oldest === name) break
      this.frames.delete(oldest)
      this.cachedChars -= chars
    }
    return read
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
    const key = head.kind === 'ok' ? this.keys.journalKey(head.head.epoch) : undefined
    if (head.kind === 'ok' && key !== undefined) return { handle, epoch: head.head.epoch, key: createSecretKey(key) }
    await handle.close()
    throw lost({ file: number, offset: 0 })
  }
}

function lost({ file, offset }: JournalPosition): ExpectedFailure {
  return new ExpectedFailure('damaged', { detail: `journal file ${file}, offset ${offset}: what was good no longer checks` })
}
