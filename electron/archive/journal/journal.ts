import * as fs from 'node:fs/promises'
import type { Frame } from '#shared/archive/commit.ts'
import { noHead } from './frame-codec.ts'
import { type JournalFile, type JournalKeys, journalFile, journalFiles } from './journal-file.ts'
import { beginsWithPurge, purgedIn } from './purged.ts'
import { type FileWalk, type FileWalkResult, type WalkStart, type WalkedCommit, walkJournalFile } from './walk-journal-file.ts'

/** Where a frame or the end of a commit lies: the file's running number and a byte offset in it. */
export interface JournalPosition {
  readonly file: number
  readonly offset: number
}

/** The last whole commit. `head` in hex; `lastAt` null when no commit was read. */
export interface JournalEnd {
  readonly seq: number
  readonly head: string
  readonly lastAt: string | null
  readonly frames: number
  readonly position: JournalPosition
}

/** What reading a journal found; torn and damaged as formats.md §2 tells them apart. */
export type JournalScan =
  | ({ readonly kind: 'good' } & JournalEnd)
  /** `tornAt`: where the bytes that are no whole commit begin. */
  | ({ readonly kind: 'torn'; readonly tornAt: JournalPosition } & JournalEnd)
  | JournalDamage
  /** No commit was ever acknowledged here. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  | { readonly kind: 'notOurs' }

/** `frame` counts from 1 in its file; 0 = the file's head. `goodAfter`: frames behind it that check by themselves. */
export interface JournalDamage {
  readonly kind: 'damaged'
  readonly file: string
  readonly frame: number
  readonly lastGoodSeq: number
  readonly lastGoodAt: string | null
  readonly goodAfter: number
}

export interface ReadFrame {
  readonly frame: Frame
  readonly file: number
  readonly offset: number
}

/** All parts of one commit. */
export interface ReadCommit {
  readonly seq: number
  /** Hex of the last part's head. */
  readonly head: string
  readonly frames: readonly ReadFrame[]
}

/** Is told of every commit that checks, in order; those behind damage too. */
export interface JournalVisitor {
  /** Forget what was told: reading begins, or begins again, behind `from` (null = at the first file, or at a purge that makes what came before it obsolete). */
  restart(from: JournalEnd | null): void
  commit(commit: ReadCommit): void
}

export interface ScanOptions {
  readonly visitor?: JournalVisitor
  /** A commit that is known to be good: reading begins behind it. */
  readonly from?: JournalEnd
  /** Reading ends here: what lies behind it is just being written. */
  readonly until?: JournalPosition
}

/** Reads and checks `folder`/journal. Without keys only the chain of heads is checked. Changes nothing. */
export async function scanJournal(folder: string, keys: JournalKeys | null, options: ScanOptions = {}): Promise<JournalScan> {
  const { from } = options
  if (from !== undefined) {
    const tail = await scanFiles(folder, keys, options, new Set())
    if (tail.scan.kind === 'good' || tail.scan.kind === 'torn') return tail.scan
    return scanJournal(folder, keys, withoutStart(options)) // the whole journal says better what is wrong
  }
  const first = await scanFiles(folder, keys, options, new Set())
  if (first.scan.kind !== 'damaged' || !first.setAside.has(first.scan.file)) return first.scan
  return (await scanFiles(folder, keys, options, first.setAside)).scan // a repair was cut short before the file was moved
}

function withoutStart({ from: _, ...options }: ScanOptions): ScanOptions {
  return options
}

interface FilesScan {
  readonly scan: JournalScan
  /** Names that repair commits set aside. */
  readonly setAside: ReadonlySet<string>
}

async function scanFiles(folder: string, keys: JournalKeys | null, options: ScanOptions, ignored: ReadonlySet<string>): Promise<FilesScan> {
  const { from, until, visitor } = options
  visitor?.restart(from ?? null)
  const there = (await journalFiles(folder)).filter(file =>
    !ignored.has(file.name) && file.number >= (from?.position.file ?? 0) && file.number <= (until?.file ?? Infinity))
  const first = (await purgedIn(there, keys))?.file ?? 0
  const files = there.filter(({ number }) => number >= first) // what a purge left behind isn't even read: no damage in it, and no lack of it, stops anybody
  const scanner = new JournalScanner({ folder, keys, from, visitor })
  for (const [i, file] of files.entries()) {
    const isNewest = i === files.length - 1
    const whole = await fs.readFile(file.path)
    scanner.add(file, isNewest && until?.file === file.number ? whole.subarray(0, until.offset) : whole, isNewest)
    if (scanner.isRefused()) break
  }
  return { scan: scanner.verdict(), setAside: scanner.setAside() }
}

/** Judges a journal whose files come one after another, in the order of their numbers, wherever they lie. */
export class JournalScanner {
  private readonly keys: JournalKeys | null
  private readonly from: JournalEnd | undefined
  private readonly folder: string
  private readonly visitor: JournalVisitor | undefined
  private chain: Chain
  private refusal: Exclude<FileWalkResult, FileWalk> | null = null
  private files = 0

  constructor({ folder = '', keys, from, visitor }: { readonly folder?: string; readonly keys: JournalKeys | null; readonly from?: JournalEnd | undefined; readonly visitor?: JournalVisitor | undefined }) {
    this.keys = keys
    this.from = from
    this.folder = folder
    this.visitor = visitor
    this.chain = new Chain(folder, from, visitor)
  }

  /** Only the newest file may be torn. */
  add(file: JournalFile, bytes: Buffer, isNewest: boolean): void {
    this.files++
    const { from } = this
    const start = from?.position.file === file.number ? { offset: from.position.offset, head: Buffer.from(from.head, 'hex'), seq: from.seq } : undefined
    const walk = walkJournalFile(bytes, { keys: this.keys, isNewest, ...(start === undefined ? {} : { start }) })
    if (walk.kind !== 'walked') this.refusal ??= walk
    else {
      if (start === undefined && beginsWithPurge(walk)) this.beginAnew(walk)
      this.chain.add(file, walk, start)
    }
  }

  /** A purge names the head before it, but needs nothing of what led there. */
  private beginAnew({ head }: FileWalk): void {
    const before = head === null ? undefined : { seq: head.firstSeq - 1, head: head.headBefore.toString('hex'), lastAt: null, frames: 0, position: { file: 0, offset: 0 } }
    this.refusal = null
    this.chain = new Chain(this.folder, before, this.visitor)
    this.visitor?.restart(null)
  }

  /** A file of a newer program, or of another archive. */
  isRefused(): boolean {
    return this.refusal !== null
  }

  verdict(): JournalScan {
    return this.refusal ?? this.chain.verdict(this.files)
  }

  /** Names of files that repair commits set aside. */
  setAside(): ReadonlySet<string> {
    return this.chain.setAside
  }
}

/** Joins what the files say by themselves: their order, gaps and the repairs that make gaps valid, and the first damage. */
class Chain {
  readonly setAside = new Set<string>()
  private readonly mended = new Set<string>()
  private readonly suspicions: (JournalDamage & { readonly gap: string | null; readonly framesBefore: number })[] = []
  private seq: number
  private head: Buffer
  private lastAt: string | null
  private frames: number
  private looseFrames = 0
  private position: JournalPosition
  private tornAt: JournalPosition | null = null
  private lastFile: JournalFile | null = null
  private readonly folder: string
  private readonly visitor: JournalVisitor | undefined

  constructor(folder: string, from: JournalEnd | undefined, visitor: JournalVisitor | undefined) {
    this.folder = folder
    this.visitor = visitor
    this.seq = from?.seq ?? 0
    this.head = from === undefined ? noHead : Buffer.from(from.head, 'hex')
    this.lastAt = from?.lastAt ?? null
    this.frames = from?.frames ?? 0
    this.position = from?.position ?? { file: 0, offset: 0 }
  }

  add(file: JournalFile, walk: FileWalk, start: WalkStart | undefined): void {
    if (start === undefined && walk.head !== null) this.join(file, walk.head.headBefore, walk.head.firstSeq)
    for (const commit of walk.commits) this.take(file, commit)
    this.frames += walk.frames
    if (walk.problem?.kind === 'torn') this.tornAt = { file: file.number, offset: walk.problem.at }
    if (walk.head !== null) {
      this.seq = walk.end.seq
      this.head = walk.end.head
      this.position = { file: file.number, offset: walk.end.offset }
    }
    if (walk.problem?.kind === 'damaged') this.suspect(file.name, walk.problem.frame, null)
    for (const commit of walk.commitsAfter) this.take(file, commit)
    this.looseFrames += walk.framesAfter
    this.lastFile = file
  }

  verdict(fileCount: number): JournalScan {
    const damage = this.suspicions.find(s => s.gap === null || !this.mended.has(s.gap))
    if (damage !== undefined) {
      const { gap: _, framesBefore, ...found } = damage
      return { ...found, goodAfter: this.frames + this.looseFrames - framesBefore }
    }
    if (fileCount === 0 || this.seq === 0) return { kind: 'missing' }
    const end = { seq: this.seq, head: this.head.toString('hex'), lastAt: this.lastAt, frames: this.frames, position: this.position }
    return this.tornAt === null ? { kind: 'good', ...end } : { kind: 'torn', tornAt: this.tornAt, ...end }
  }

  /** A file that doesn't follow from the one before leaves a gap, until a repair names both its heads. */
  private join(file: JournalFile, headBefore: Buffer, firstSeq: number): void {
    if (headBefore.equals(this.head) && firstSeq === this.seq + 1) return
    const missingNumber = (this.lastFile?.number ?? 0) + 1
    const isMissing = missingNumber < file.number
    const blamed = isMissing || this.lastFile === null ? journalFile(this.folder, missingNumber, file.epoch).name : this.lastFile.name
    if (!this.endsInDamage(blamed)) this.suspect(blamed, 0, gapName(this.head.toString('hex'), headBefore.toString('hex')))
    this.seq = firstSeq - 1
    this.head = headBefore
  }

  private endsInDamage(name: string): boolean {
    return this.suspicions.some(s => s.file === name && s.gap === null)
  }

  private suspect(file: string, frame: number, gap: string | null): void {
    const framesBefore = this.frames + this.looseFrames
    this.suspicions.push({ kind: 'damaged', file, frame, lastGoodSeq: this.seq, lastGoodAt: this.lastAt, goodAfter: 0, gap, framesBefore })
  }

  private take(file: JournalFile, commit: WalkedCommit): void {
    const frames = commit.flatMap(({ frame, offset }) => (frame === null ? [] : [{ frame, offset, file: file.number }]))
    for (const { frame } of frames) {
      this.lastAt = frame.at
      for (const { file: name, headBefore, headAfter } of frame.repair ?? []) {
        this.setAside.add(name)
        this.mended.add(gapName(headBefore, headAfter))
      }
    }
    const last = commit.at(-1)
    if (last !== undefined && frames.length > 0) this.visitor?.commit({ seq: last.seq, head: last.head.toString('hex'), frames })
  }
}

function gapName(headBefore: string, headAfter: string): string {
  return `${headBefore} ${headAfter}`
}
