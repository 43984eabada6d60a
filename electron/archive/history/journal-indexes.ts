import * as fs from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as othersGoFirst } from 'node:timers/promises'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn, removeParts } from '../../files/durable-file.ts'
import { FileIndex, type FilePlaces, type IndexedAct } from '../journal/file-index.ts'
import { fileHeadBytes } from '../journal/frame-codec.ts'
import { FrameReader } from '../journal/frame-reader.ts'
import { readActs, readPlaces, writeIndex } from '../journal/index-file.ts'
import type { JournalPosition } from '../journal/journal.ts'
import { type JournalFile, type JournalKeys, journalFiles, journalFolder } from '../journal/journal-file.ts'
import { turns } from '../store/turns.ts'

export interface IndexOptions {
  readonly folder: string
  readonly keys: JournalKeys
  /** Number of the file that the journal begins with; what lies before it is obsolete. */
  readonly first: number
  /** Where the last acknowledged commit ends; file 0 = not known, all that lies there is read. */
  readonly end: () => JournalPosition
  /** Nothing is written to an archive that is only read: its indexes are made in memory. */
  readonly readOnly: boolean
}

/** What one journal file knows of the past. */
export interface PastFile {
  readonly number: number
  places(): Promise<FilePlaces>
  /** Oldest first. */
  acts(): Promise<readonly IndexedAct[]>
}

export interface Past {
  /** Newest first. */
  readonly files: readonly PastFile[]
  readonly reading: FrameReader
}

/** How far the file that is still written to has been looked through. */
interface OpenIndex {
  readonly file: number
  readonly index: FileIndex
  end: number
}

const framesAtATime = 16
/** Some hundred thousand acts. */
const keptActChars = 32 * 1024 * 1024

/** The indexes of the journal's files: of a closed one beside it, of the open one in memory (formats.md §2). */
export class JournalIndexes {
  private readonly options: IndexOptions
  private readonly reading: FrameReader
  private readonly inOrder = turns()
  /** Of closed files; some sixty bytes a commit. */
  private readonly places = new Map<number, FilePlaces>()
  private readonly acts = new Map<number, { readonly acts: readonly IndexedAct[]; readonly chars: number }>()
  private open: OpenIndex | null = null
  private tending: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(options: IndexOptions) {
    this.options = options
    this.reading = new FrameReader(options.folder, options.keys)
  }

  /** One after another. Throws damaged when a file can't be read. */
  use<T>(work: (past: Past) => Promise<T>): Promise<T> {
    return this.inOrder(async () => {
      const { closed, open } = await this.files()
      const pastFiles = closed.map(file => this.closedFile(file)).reverse()
      return work({ files: open === null ? pastFiles : [this.openFile(open), ...pastFiles], reading: this.reading })
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
    for (const file of (await this.files()).closed) await this.inOrder(() => this.placesOf(file))
  }

  private async files(): Promise<{ readonly closed: JournalFile[]; readonly open: JournalFile | null }> {
    const end = this.options.end().file
    const files = (await journalFiles(this.options.folder)).filter(({ number }) => number >= this.options.first && (end === 0 || number <= end))
    return { closed: files.slice(0, -1), open: files.at(-1) ?? null }
  }

  private openFile(file: JournalFile): PastFile {
    return {
      number: file.number,
      places: async () => (await this.openIndex(file)).places,
      acts: async () => (await this.openIndex(file)).acts,
    }
  }

  private closedFile(file: JournalFile): PastFile {
    return { number: file.number, places: () => this.placesOf(file), acts: () => this.actsOf(file) }
  }

  /** What a closed file holds never changes: read once. */
  private async placesOf(file: JournalFile): Promise<FilePlaces> {
    const known = this.places.get(file.number) ?? (await readPlaces(file, this.options.keys)) ?? (await this.madeIndex(file)).places
    this.places.set(file.number, known)
    return known
  }

  private async actsOf(file: JournalFile): Promise<readonly IndexedAct[]> {
    const known = this.acts.get(file.number) ?? (await readActs(file, this.options.keys)) ?? withChars((await this.madeIndex(file)).acts)
    this.acts.delete(file.number)
    this.acts.set(file.number, known) // the last one used goes last
    let chars = [...this.acts.values()].reduce((sum, each) => sum + each.chars, 0)
    for (const [oldest, each] of this.acts) {
      if (chars <= keptActChars || oldest === file.number) break
      this.acts.delete(oldest)
      chars -= each.chars
    }
    return known.acts
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
    for await (const { place, frame, head, end } of this.reading.framesOf(file.number, from, until)) {
      index.add(place, frame, head)
      onFrame(end)
      frames += 1
      if (frames % framesAtATime === 0) await othersGoFirst()
      if (this.stopped) throw new ExpectedFailure('archive-not-open')
    }
  }
}

function withChars(acts: readonly IndexedAct[]): { readonly acts: readonly IndexedAct[]; readonly chars: number } {
  return { acts, chars: acts.reduce((sum, { summary, tables }) => sum + 200 + summary.length + 40 * tables.length, 0) }
}
