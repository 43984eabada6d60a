import { createSecretKey } from 'node:crypto'
import { Frame } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { modelVersion } from '#shared/model/tables.ts'
import {
  chainHead, decodeFileHead, decodeFrameHead, fileHeadBytes, frameHeadBytes, headBytes, looksLikeFrame, openSealed, type FileHead, type FrameHead,
} from './frame-codec.ts'
import type { JournalKeys } from './journal-file.ts'

/** A frame that checks. `frame` is null when it was read without keys. */
export interface WalkedFrame {
  readonly seq: number
  readonly part: number
  readonly offset: number
  readonly head: Buffer
  readonly frame: Frame | null
}

/** Frames of one seq, all parts there. */
export type WalkedCommit = readonly WalkedFrame[]

export interface WalkStart {
  readonly offset: number
  readonly head: Buffer
  readonly seq: number
}

/** What follows the last whole commit. `frame` counts from 1, 0 = the file's head. */
export type WalkProblem = { readonly kind: 'torn'; readonly at: number } | { readonly kind: 'damaged'; readonly frame: number }

export interface FileWalk {
  readonly kind: 'walked'
  /** Null when the file's head is torn or damaged. */
  readonly head: FileHead | null
  readonly commits: readonly WalkedCommit[]
  readonly frames: number
  /** Behind the last whole commit. */
  readonly end: WalkStart
  readonly problem: WalkProblem | null
  /** Whole commits behind the damage, and the frames there that check. */
  readonly commitsAfter: readonly WalkedCommit[]
  readonly framesAfter: number
}

export type FileWalkResult = FileWalk | { readonly kind: 'newer'; readonly found: number; readonly known: number } | { readonly kind: 'notOurs' }

export interface WalkOptions {
  readonly keys: JournalKeys | null
  /** Only the newest file may be torn. */
  readonly isNewest: boolean
  /** Begins in mid-file, behind a commit that is known to be good. */
  readonly start?: WalkStart
}

/** Checks one journal file by itself: heads, chain, seals, whole groups (formats.md §2). */
export function walkJournalFile(bytes: Buffer, { keys, isNewest, start }: WalkOptions): FileWalkResult {
  const headless = bytes.length < fileHeadBytes || onlyZeros(bytes, 0)
  if (headless) return headlessFile(isNewest ? { kind: 'torn', at: 0 } : { kind: 'damaged', frame: 0 }, 0)
  const read = decodeFileHead(bytes)
  if (read.kind === 'newer') return { kind: 'newer', found: read.version, known: 1 }
  if (read.kind === 'ok' && keys !== null && read.head.archiveId !== keys.archiveId) return { kind: 'notOurs' }
  try {
    if (read.kind === 'damaged') return damagedHead(bytes, keys)
    return walkFrames(bytes, read.head, readerOf(keys, read.head.epoch), isNewest, start)
  } catch (error) {
    if (error instanceof NewerSchema) return { kind: 'newer', found: error.found, known: modelVersion }
    throw error
  }
}

function walkFrames(bytes: Buffer, head: FileHead, reader: FrameOpener, isNewest: boolean, start: WalkStart | undefined): FileWalk {
  let end: WalkStart = start ?? { offset: fileHeadBytes, head: head.headBefore, seq: head.firstSeq - 1 }
  let next = end
  let group: WalkedFrame[] = []
  let frames = 0
  const commits: WalkedCommit[] = []
  const done = (problem: WalkProblem | null) => ({ kind: 'walked' as const, head, commits, frames, end, problem, commitsAfter: [], framesAfter: 0 })
  while (next.offset < bytes.length) {
    const found = frameAt(bytes, next, group, reader)
    if (found.kind === 'torn' && isNewest) return done({ kind: 'torn', at: end.offset })
    if (found.kind !== 'frame') return { ...done({ kind: 'damaged', frame: frames + group.length + 1 }), ...goodBehind(bytes, next.offset, reader) }
    group.push(found.walked)
    next = { offset: found.end, head: found.walked.head, seq: found.walked.seq }
    if (!isWhole(group)) continue
    commits.push(group)
    frames += group.length
    end = next
    group = []
  }
  if (group.length === 0) return done(null)
  return done(isNewest ? { kind: 'torn', at: end.offset } : { kind: 'damaged', frame: frames + group.length + 1 })
}

type FrameFound = { readonly kind: 'frame'; readonly walked: WalkedFrame; readonly end: number } | { readonly kind: 'torn' } | { readonly kind: 'damaged' }

function frameAt(bytes: Buffer, { offset, head: headBefore, seq: lastSeq }: WalkStart, group: readonly WalkedFrame[], reader: FrameOpener): FrameFound {
  if (bytes.length - offset < frameHeadBytes || onlyZeros(bytes, offset)) return { kind: 'torn' }
  const frameHead = decodeFrameHead(bytes.subarray(offset, offset + frameHeadBytes))
  if (frameHead === null) return { kind: 'damaged' }
  const end = offset + frameHeadBytes + frameHead.length + headBytes
  if (end > bytes.length) return { kind: 'torn' }
  const part = nextPart(frameHead.seq, lastSeq, group, reader.sealed)
  if (part === null) return { kind: 'damaged' }
  const { sealed, head } = bodyOf(bytes, offset, frameHead)
  if (!chainHead(headBefore, bytes.subarray(offset, offset + frameHeadBytes), sealed).equals(head)) return { kind: 'damaged' }
  const frame = reader.open(frameHead, sealed, part)
  if (frame === 'broken') return { kind: 'damaged' }
  return { kind: 'frame', walked: { seq: frameHead.seq, part, offset, head: Buffer.from(head), frame }, end }
}

/** Which part of its commit the next frame must be; null when its seq can't follow. */
function nextPart(seq: number, lastSeq: number, group: readonly WalkedFrame[], sealed: boolean): number | null {
  if (group.length > 0) return seq === lastSeq ? group.length + 1 : null
  if (seq === lastSeq + 1) return 1
  return sealed && seq === lastSeq ? 2 : null // without keys a group's size isn't known: each frame stands alone
}

/** The greatest seq that any frame's head names, whether or not the frame behind it can still be read; 0 when there is none. */
export function highestSeqIn(bytes: Buffer): number {
  let highest = 0
  for (let at = looksLikeFrame(bytes, 0); at !== -1; at = looksLikeFrame(bytes, at + 1)) {
    const head = bytes.length - at < frameHeadBytes ? null : decodeFrameHead(bytes.subarray(at, at + frameHeadBytes))
    if (head !== null && head.seq > highest) highest = head.seq
  }
  return highest
}

/** Frames behind damage: looked for by their magic, and good when they open (without keys: when the chain fits the head before them). */
function goodBehind(bytes: Buffer, from: number, reader: FrameOpener): { commitsAfter: WalkedCommit[]; framesAfter: number } {
  const commitsAfter: WalkedCommit[] = []
  let group: WalkedFrame[] = []
  let framesAfter = 0
  let at = looksLikeFrame(bytes, from + 1)
  while (at !== -1) {
    const found = looseFrameAt(bytes, at, group, reader)
    if (found !== null) {
      framesAfter += 1
      group = found.walked.part === 1 ? [found.walked] : isNextOf(group, found.walked) ? [...group, found.walked] : []
      if (group.length > 0 && isWhole(group)) commitsAfter.push(group)
    }
    at = looksLikeFrame(bytes, found === null ? at + 1 : found.end)
  }
  return { commitsAfter, framesAfter }
}

function looseFrameAt(bytes: Buffer, offset: number, group: readonly WalkedFrame[], reader: FrameOpener): { walked: WalkedFrame; end: number } | null {
  if (bytes.length - offset < frameHeadBytes) return null
  const frameHead = decodeFrameHead(bytes.subarray(offset, offset + frameHeadBytes))
  const end = offset + frameHeadBytes + (frameHead?.length ?? 0) + headBytes
  if (frameHead === null || end > bytes.length) return null
  const { sealed, head } = bodyOf(bytes, offset, frameHead)
  const walked = { seq: frameHead.seq, offset, head: Buffer.from(head) }
  if (reader.sealed) {
    const fits = chainHead(bytes.subarray(offset - headBytes, offset), bytes.subarray(offset, offset + frameHeadBytes), sealed).equals(head)
    return fits ? { walked: { ...walked, part: 1, frame: null }, end } : null
  }
  for (const part of likelyParts(frameHead.seq, group)) {
    const frame = reader.open(frameHead, sealed, part)
    if (frame !== 'broken') return { walked: { ...walked, part, frame }, end }
  }
  return null
}

/** Of about a megabyte each: no commit is larger than half a gigabyte. */
const mostParts = 512

function likelyParts(seq: number, group: readonly WalkedFrame[]): readonly number[] {
  const all = Array.from({ length: mostParts }, (_, i) => i + 1)
  const last = group.at(-1)
  return last?.seq === seq ? [last.part + 1, ...all] : all
}

function isNextOf(group: readonly WalkedFrame[], walked: WalkedFrame): boolean {
  const last = group.at(-1)
  return last !== undefined && last.seq === walked.seq && last.part + 1 === walked.part
}

function isWhole(group: readonly WalkedFrame[]): boolean {
  const last = group.at(-1)
  return last !== undefined && (last.frame === null || last.frame.part === last.frame.parts)
}

function bodyOf(bytes: Buffer, offset: number, { length }: FrameHead): { sealed: Buffer; head: Buffer } {
  const from = offset + frameHeadBytes
  return { sealed: bytes.subarray(from, from + length), head: bytes.subarray(from + length, from + length + headBytes) }
}

interface FrameOpener {
  /** There are no keys: nothing is opened. */
  readonly sealed: boolean
  readonly open: (head: FrameHead, sealed: Buffer, part: number) => Frame | null | 'broken'
}

class NewerSchema extends Error {
  readonly found: number
  constructor(found: number) {
    super(`a frame of schema ${found}`)
    this.found = found
  }
}

function readerOf(keys: JournalKeys | null, epoch: number): FrameOpener {
  if (keys === null) return { sealed: true, open: () => null }
  const bytes = keys.journalKey(epoch)
  if (bytes === undefined) throw new ExpectedFailure('keys-unreadable', { detail: `no journal key of epoch ${epoch}` })
  const key = createSecretKey(bytes)
  const { archiveId } = keys
  return { sealed: false, open: ({ seq, nonce }, sealed, part) => parseFrame(openSealed(sealed, nonce, { key, archiveId, epoch, seq, part }), part) }
}

/** Throws NewerSchema for a frame that a later version of the program wrote. */
export function parseFrame(json: string | null, part: number): Frame | 'broken' {
  const raw = json === null ? undefined : parsedJson(json)
  const schema = typeof raw === 'object' && raw !== null && 'schema' in raw ? Number(raw.schema) : 0
  if (schema > modelVersion) throw new NewerSchema(schema)
  const parsed = Frame.safeParse(raw)
  return parsed.success && parsed.data.part === part && part <= parsed.data.parts ? parsed.data : 'broken'
}

/** Undefined for what no program of ours wrote, whatever its seal says. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the frame is told as damaged
  }
}

function headlessFile(problem: WalkProblem, offset: number): FileWalk {
  return { kind: 'walked', head: null, commits: [], frames: 0, end: { offset, head: Buffer.alloc(0), seq: 0 }, problem, commitsAfter: [], framesAfter: 0 }
}

/** Its frames may still be good: which epoch they are of isn't known, so each that the keys have is tried. */
function damagedHead(bytes: Buffer, keys: JournalKeys | null): FileWalk {
  const base = headlessFile({ kind: 'damaged', frame: 0 }, fileHeadBytes)
  const behind = (opener: FrameOpener) => goodBehind(bytes, fileHeadBytes - 1, opener)
  if (keys === null) return { ...base, ...behind(readerOf(null, 0)) }
  for (let epoch = keys.epoch; epoch >= 1; epoch--) {
    if (keys.journalKey(epoch) === undefined) continue
    const found = behind(readerOf(keys, epoch))
    if (found.framesAfter > 0) return { ...base, ...found }
  }
  return base
}

const zeros = Buffer.alloc(64 * 1024)

function onlyZeros(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; at += zeros.length) {
    const piece = bytes.subarray(at, Math.min(at + zeros.length, bytes.length))
    if (!piece.equals(zeros.subarray(0, piece.length))) return false
  }
  return true
}
