import { hash } from 'node:crypto'
import type { Frame } from '#shared/archive/commit.ts'
import { rowKey } from '../state/row-key.ts'
import { Entries } from './entries.ts'
import type { FramePlace } from './frame-reader.ts'

/** One commit, as the audit and undoing need it. */
export interface IndexedAct {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly device: string
  readonly act: string
  readonly summary: string
  /** By table: rows written and deleted. */
  readonly tables: readonly (readonly [table: string, written: number, deleted: number])[]
  /** Hex of the last part's head. */
  readonly head: string
}

const frameBytes = 16
const rowBytes = 12
const undoBytes = 16
const hashBytes = 8

/** Names a row in an index: collisions are as likely as one in 2^64 pairs. */
export function rowHash(key: string): string {
  return hash('sha256', key, 'buffer').toString('latin1', 0, hashBytes)
}

/** In which frames of one journal file a record stands, and which commit undoes which. */
export class FilePlaces {
  /** Offset, seq, part. */
  readonly frames: Entries
  /** Hash of a row's key, number of the frame. */
  readonly rows: Entries
  /** Seq, and the seq that it undoes. */
  readonly undone: Entries

  constructor(frames: Buffer = Buffer.alloc(0), rows: Buffer = Buffer.alloc(0), undone: Buffer = Buffer.alloc(0)) {
    this.frames = new Entries(frameBytes, frames)
    this.rows = new Entries(rowBytes, rows)
    this.undone = new Entries(undoBytes, undone)
  }

  add({ offset, seq, part }: FramePlace, { ops, undoes }: Frame): void {
    const frame = this.frames.push()
    const number = this.frames.count - 1
    frame.writeUInt32LE(offset, 0)
    frame.writeDoubleLE(seq, 4)
    frame.writeUInt32LE(part, 12)
    for (const { table, id } of ops) {
      const row = this.rows.push()
      row.write(rowHash(rowKey(table, id)), 'latin1')
      row.writeUInt32LE(number, hashBytes)
    }
    if (undoes === undefined) return
    const pair = this.undone.push()
    pair.writeDoubleLE(seq, 0)
    pair.writeDoubleLE(undoes, 8)
  }

  /** Oldest first. */
  placesOf(key: string, file: number): FramePlace[] {
    const { bytes, count } = this.rows
    const wanted = Buffer.from(rowHash(key), 'latin1')
    const [low, high] = [wanted.readUInt32LE(0), wanted.readUInt32LE(4)]
    const places: FramePlace[] = []
    for (let at = 0; at < count * rowBytes; at += rowBytes) {
      if (bytes.readUInt32LE(at) === low && bytes.readUInt32LE(at + 4) === high) places.push(this.placeOf(bytes.readUInt32LE(at + hashBytes), file))
    }
    return places
  }

  /** By row hash: the last frame of a commit up to `seq` in which a wanted row stands. */
  lastPlaces(wanted: ReadonlySet<string>, seq: number, file: number): Map<string, FramePlace> {
    const { bytes, count } = this.rows
    const found = new Map<string, number>()
    for (let at = 0; at < count * rowBytes; at += rowBytes) {
      const row = bytes.toString('latin1', at, at + hashBytes)
      if (!wanted.has(row)) continue
      const number = bytes.readUInt32LE(at + hashBytes)
      if (this.placeOf(number, file).seq <= seq) found.set(row, number)
    }
    return new Map([...found].map(([row, number]) => [row, this.placeOf(number, file)]))
  }

  /** All parts of a commit, in order; none when it isn't in this file. */
  partsOf(seq: number, file: number): FramePlace[] {
    const places: FramePlace[] = []
    for (let number = 0; number < this.frames.count; number++) {
      const place = this.placeOf(number, file)
      if (place.seq === seq) places.push(place)
    }
    return places
  }

  *undoings(): Iterable<{ readonly seq: number; readonly undoes: number }> {
    for (let number = 0; number < this.undone.count; number++) {
      const pair = this.undone.at(number)
      yield { seq: pair.readDoubleLE(0), undoes: pair.readDoubleLE(8) }
    }
  }

  private placeOf(number: number, file: number): FramePlace {
    const frame = this.frames.at(number)
    return { file, offset: frame.readUInt32LE(0), seq: frame.readDoubleLE(4), part: frame.readUInt32LE(12) }
  }
}

/** What one journal file says of its records and of its commits; grows with the file. */
export class FileIndex {
  readonly places = new FilePlaces()
  /** Oldest first. */
  readonly acts: IndexedAct[] = []

  add(place: FramePlace, frame: Frame, head: string): void {
    this.places.add(place, frame)
    const last = place.part === 1 ? undefined : this.acts.pop()
    const { at, actor, device, act, summary } = frame
    this.acts.push({ seq: place.seq, at, actor, device, act, summary, tables: counted(last?.tables ?? [], frame), head })
  }
}

function counted(known: IndexedAct['tables'], { ops }: Frame): IndexedAct['tables'] {
  const counts = new Map(known.map(([table, written, deleted]) => [table, { written, deleted }]))
  for (const { table, value } of ops) {
    const count = counts.get(table) ?? { written: 0, deleted: 0 }
    counts.set(table, value === null ? { ...count, deleted: count.deleted + 1 } : { ...count, written: count.written + 1 })
  }
  return [...counts].map(([table, { written, deleted }]) => [table, written, deleted])
}
