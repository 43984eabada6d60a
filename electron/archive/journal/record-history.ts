import * as fs from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as othersGoFirst } from 'node:timers/promises'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn, removeParts } from '../../files/durable-file.ts'
import type { StoredFields } from '../state/archive.ts'
import { FileIndex, indexPath, readIndex, writeIndex } from './file-index.ts'
import { fileHeadBytes } from './frame-codec.ts'
import { type FramePlace, FrameReader } from './frame-reader.ts'
import type { JournalPosition } from './journal.ts'
import { type JournalFile, type JournalKeys, journalFiles, journalFolder } from './journal-file.ts'
import { rowKey } from '../state/row-key.ts'
import { turns } from '../store/turns.ts'

/** What one commit did to a record. */
export interface RecordChange {
  readonly seq: number
  readonly at: string
  /** 操作人. */
  readonly actor: string
  readonly device: string
  readonly act: string
  readonly summary: string
  /** As it was from then on, raised to the present schema; null = deleted. */
  readonly value: StoredFields | null
}

export interface HistoryOptions {
  readonly folder: string
  readonly keys: JournalKeys
  /** Where the last acknowledged commit ends; file 0 = not known, all that lies there is read. */
  readonly end: () => JournalPosition
  /** Nothing is written to an archive that is only read: its indexes are made in memory. */
  readonly readOnly: boolean
}

/** How far the file that is still written to has been looked through. */
interface OpenIndex {
  readonly file: number
  readonly index: FileIndex
  end: number
}

const framesAtATime = 16

/** The history of records: closed journal files by their index, the open one by its frames. Keeps the indexes beside the files (formats.md §2). */
export class RecordHistory {
  private readonly options: HistoryOptions
  private readonly reading: FrameReader
  private readonly inOrder = turns()
  private open: OpenIndex | null = null
  private tending: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(options: HistoryOptions) {
    this.options = options
    this.reading = new FrameReader(options.folder, options.keys)
  }

  /** Newest first; none when the archive never held the record. Throws damaged when a file can't be read. */
  of(table: string, id: string): Promise<RecordChange[]> {
    return this.inOrder(async () => {
      const changes: RecordChange[] = []
      const { closed, open } = await this.files()
      if (open !== null) changes.push(...(await this.changes((await this.openIndex(open)).placesOf(rowKey(table, id), open.number), table, id)))
      for (const file of closed.reverse()) {
        changes.push(...(await this.changes((await this.closedIndex(file)).placesOf(rowKey(table, id), file.number), table, id)))
      }
      return changes
    })
  }

  /** Writes the indexes that closed files lack, behind everybody's back: at a start, and when a file was closed. */
  tend(): void {
    if (this.options.readOnly) return
    this.tending = this.tending.then(() => this.tendAll()).catch(() => undefined) // without an index history reads the file itself, and the next start tries again
  }

  async close(): Promise<void> {
    this.stopped = true
    await this.tending
    await this.inOrder(() => this.reading.close())
  }

  private async tendAll(): Promise<void> {
    const folder = journalFolder(this.options.folder)
    await removeParts(folder)
    const names = new Set(await namesIn(folder))
    for (const name of names) if (name.endsWith('.i1') && !names.has(name.replace(/\.i1$/, '.j1'))) await fs.rm(path.join(folder, name))
    for (const file of (await this.files()).closed) {
      if (!names.has(path.basename(indexPath(file)))) await this.inOrder(() => this.madeIndex(file))
    }
  }

  private async files(): Promise<{ readonly closed: JournalFile[]; readonly open: JournalFile | null }> {
    const end = this.options.end().file
    const files = (await journalFiles(this.options.folder)).filter(file => end === 0 || file.number <= end)
    return { closed: files.slice(0, -1), open: files.at(-1) ?? null }
  }

  private async changes(places: readonly FramePlace[], table: string, id: string): Promise<RecordChange[]> {
    const changes: RecordChange[] = []
    for (const place of [...places].reverse()) {
      const { at, actor, device, act, summary } = await this.reading.frame(place)
      changes.push({ seq: place.seq, at, actor, device, act, summary, value: await this.reading.row(place, table, id) })
    }
    return changes
  }

  private async closedIndex(file: JournalFile): Promise<FileIndex> {
    return (await readIndex(file, this.options.keys)) ?? this.madeIndex(file)
  }

  private async madeIndex(file: JournalFile): Promise<FileIndex> {
    const index = new FileIndex()
    await this.extend(index, file, fileHeadBytes, (await fs.stat(file.path)).size)
    if (!this.options.readOnly) await writeIndex(file, this.options.keys, index).catch(() => undefined) // as above: a full disk must not keep anybody from reading
    return index
  }

  private async openIndex(file: JournalFile): Promise<FileIndex> {
    const { file: number, offset } = this.options.end()
    const until = number === file.number ? offset : (await fs.stat(file.path)).size
    if (this.open?.file !== file.number) this.open = { file: file.number, index: new FileIndex(), end: fileHeadBytes }
    const { open } = this
    await this.extend(open.index, file, open.end, until, end => { open.end = end })
    return open.index
  }

  private async extend(index: FileIndex, file: JournalFile, from: number, until: number, onFrame: (end: number) => void = () => undefined): Promise<void> {
    let frames = 0
    for await (const { place, frame, end } of this.reading.framesOf(file.number, from, until)) {
      index.add(place, frame)
      onFrame(end)
      frames += 1
      if (frames % framesAtATime === 0) await othersGoFirst()
      if (this.stopped) throw new ExpectedFailure('archive-not-open')
    }
  }
}
