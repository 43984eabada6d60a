import * as fs from 'node:fs/promises'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { Frame, StoredRow } from '#shared/archive/commit.ts'
import { upgradedRow } from '#shared/archive/upgrade-row.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { type FileHead, noHead } from './frame-codec.ts'
import { type JournalFile, type JournalKeys, journalFiles } from './journal-file.ts'
import { cutJournalFile, JournalWriter } from './journal-writer.ts'
import { setAside } from '../store/quarantine-place.ts'
import { idOf, rowKey, tableOf } from '../state/row-key.ts'
import { beginsWithPurge } from './purged.ts'
import { type OpText, splitFrame } from './split-frame.ts'
import { type FileWalk, highestSeqIn, type WalkedCommit, walkJournalFile } from './walk-journal-file.ts'

export interface RepairOptions {
  /** The newest readable snapshot's rows, or null: what lost frames said may still stand there. */
  readonly snapshot: { readonly seq: number; readonly rows: readonly StoredRow[] } | null
  /** The greatest seq that anything (a snapshot, the view) has seen. */
  readonly highestSeen: number
  readonly actor: string
  readonly device: string
  readonly at: string
  readonly commitId: string
  /** Of the commit; missing = what a repair says. */
  readonly summary?: string
}

export interface RepairReport {
  /** Of the repair commit. */
  readonly seq: number
  /** Names that the damaged files had in the journal; they lie in `folder`/quarantine now. */
  readonly setAside: string[]
  /** Commits whose frames can't be read, as far as their seq is known; those of an earlier repair too where both holes have become one. */
  readonly lostSeqs: number[]
  /** Rows whose present value the damaged files or the snapshot gave. */
  readonly rowsKept: number
}

/**
 * Goes on with the snapshot and all good frames: writes the `repair` commit that alone makes the gap valid, then sets the damaged files aside
 * (formats.md §8). Cut short at any point, it leaves a journal that opens as before or as after.
 */
export async function repairJournal(folder: string, keys: JournalKeys, options: RepairOptions): Promise<RepairReport> {
  const walked = await walkAll(folder, keys)
  const damaged = walked.filter(({ walk }) => walk.problem?.kind === 'damaged')
  const sound = walked.filter(each => !damaged.includes(each))
  const chain = followChain(sound)
  const all = commitsOf(walked)
  const highest = Math.max(options.highestSeen, options.snapshot?.seq ?? 0, chain.seq, ...all.map(seqOf), ...damaged.map(each => each.highestSeq))
  const holes = [...chain.holes, { headBefore: chain.head, headAfter: chain.head, seqBefore: chain.seq, seqAfter: highest + 1, beforeFile: Infinity }]
  const now = presentRows(all, options.snapshot, Math.min(...holes.filter(isHole).map(hole => hole.seqBefore + 1)))
  const ops = difference(replayed(commitsOf(sound)), now)
  const { at, actor, device, commitId } = options
  const repair = namedHoles(holes, damaged)
  const summary = options.summary ?? `修复日志：${damaged.length} 个损坏的文件移到隔离文件夹，找回 ${ops.length} 条记录的现有内容`
  const parts = splitFrame({ schema: modelVersion, commitId, at, actor, device, act: 'repair', summary, repair }, ops).map(part => part.json)
  const end = { seq: highest, head: chain.head, lastAt: null, frames: 0, position: { file: 0, offset: 0 } }
  const writer = new JournalWriter(folder, keys, end, true)
  await writer.append([{ seq: highest + 1, parts }])
  await writer.close()
  for (const { file } of damaged) await setAside(folder, file.path)
  return { seq: highest + 1, setAside: damaged.map(({ file }) => file.name), lostSeqs: lostSeqs(holes, all), rowsKept: ops.length }
}

interface WalkedFile {
  readonly file: JournalFile
  readonly walk: FileWalk
  /** Of any frame whose head can be read, be it of a commit that can't: its seq may have been acknowledged and is not used again. */
  readonly highestSeq: number
}

/** Every file by itself, from the newest back to the first that counts; a torn tail of the newest is cut first, as any start does. */
async function walkAll(folder: string, keys: JournalKeys): Promise<WalkedFile[]> {
  const files = await journalFiles(folder)
  const walked: WalkedFile[] = []
  for (const file of [...files].reverse()) {
    const bytes = await fs.readFile(file.path)
    const walk = walkJournalFile(bytes, { keys, isNewest: file === files.at(-1) })
    if (walk.kind !== 'walked') throw new ExpectedFailure(walk.kind === 'newer' ? 'newer-format' : 'not-an-archive')
    if (walk.problem?.kind === 'torn') await cutJournalFile(folder, file.path, walk.problem.at)
    if (walk.head !== null || walk.problem?.kind === 'damaged') walked.unshift({ file, walk, highestSeq: highestSeqIn(bytes) })
    if (beginsWithPurge(walk) && walk.problem?.kind !== 'damaged') break
  }
  return walked
}

interface Hole {
  /** Hex. */
  readonly headBefore: string
  readonly headAfter: string
  readonly seqBefore: number
  readonly seqAfter: number
  /** Number of the file behind it. */
  readonly beforeFile: number
}

function isHole({ headBefore, headAfter, seqBefore, seqAfter }: Hole): boolean {
  return headBefore !== headAfter || seqAfter !== seqBefore + 1
}

/** The sound files joined: where one doesn't follow from the one before, and no earlier repair has said so, there is a hole. */
function followChain(sound: readonly WalkedFile[]): { seq: number; head: string; holes: Hole[] } {
  const mended = new Set(commitsOf(sound).flat().flatMap(({ frame }) => frame?.repair ?? []).map(r => `${r.headBefore} ${r.headAfter}`))
  const holes: Hole[] = []
  let seq = 0
  let head = noHead.toString('hex')
  for (const { file, walk } of sound) {
    if (walk.head === null) continue
    if (beginsWithPurge(walk)) ({ seq, head } = beforePurge(walk.head))
    const hole = { headBefore: head, headAfter: walk.head.headBefore.toString('hex'), seqBefore: seq, seqAfter: walk.head.firstSeq, beforeFile: file.number }
    if (isHole(hole) && !mended.has(`${hole.headBefore} ${hole.headAfter}`)) holes.push(hole)
    seq = walk.end.seq
    head = walk.end.head.toString('hex')
  }
  return { seq, head, holes }
}

/** What led to a purge leaves no hole. */
function beforePurge({ firstSeq, headBefore }: FileHead): { readonly seq: number; readonly head: string } {
  return { seq: firstSeq - 1, head: headBefore.toString('hex') }
}

/** Each damaged file with the hole that it leaves; a hole that no damaged file left (one is missing, or an old copy lies in its place) stands without a name. */
function namedHoles(holes: readonly Hole[], damaged: readonly WalkedFile[]): NonNullable<Frame['repair']> {
  const named = damaged.map(({ file }) => ({ file: file.name, hole: holes.find(hole => hole.beforeFile > file.number) }))
  const nameless = holes.filter(hole => isHole(hole) && !named.some(each => each.hole === hole)).map(hole => ({ file: '', hole }))
  return [...named, ...nameless].flatMap(({ file, hole }) => (hole === undefined ? [] : [{ file, headBefore: hole.headBefore, headAfter: hole.headAfter }]))
}

function commitsOf(walked: readonly WalkedFile[]): WalkedCommit[] {
  return walked.flatMap(({ walk }) => [...walk.commits, ...walk.commitsAfter]).sort((a, b) => seqOf(a) - seqOf(b))
}

function seqOf(commit: WalkedCommit): number {
  return commit[0]?.seq ?? 0
}

type Values = Map<string, Record<string, unknown>>

function replayed(commits: readonly WalkedCommit[], values: Values = new Map()): Values {
  for (const { frame } of commits.flat()) {
    if (frame?.purge !== undefined) values.clear()
    for (const { table, id, value } of frame?.ops ?? []) {
      if (value === null) values.delete(rowKey(table, id))
      else values.set(rowKey(table, id), { ...upgradedRow(table, value, frame?.schema ?? modelVersion) })
    }
  }
  return values
}

/** A snapshot that saw the first lost commit knows more than the frames up to its seq. */
function presentRows(commits: readonly WalkedCommit[], snapshot: RepairOptions['snapshot'], firstLostSeq: number): Values {
  if (snapshot === null || snapshot.seq < firstLostSeq) return replayed(commits)
  const values: Values = new Map()
  for (const { table, id, row } of snapshot.rows) {
    if (row === null) continue
    const { rev: _, _h, ...value } = row
    values.set(rowKey(table, id), value)
  }
  return replayed(commits.filter(commit => seqOf(commit) > snapshot.seq), values)
}

function difference(without: Values, present: Values): OpText[] {
  const gone = [...without.keys()].filter(key => !present.has(key)).map(key => ({ table: tableOf(key), id: idOf(key), json: null }))
  const changed = [...present].flatMap(([key, value]) => {
    const known = without.get(key)
    const json = canonicalJson(value)
    return known !== undefined && canonicalJson(known) === json ? [] : [{ table: tableOf(key), id: idOf(key), json: Buffer.from(json, 'utf8') }]
  })
  return [...changed, ...gone]
}

function lostSeqs(holes: readonly Hole[], commits: readonly WalkedCommit[]): number[] {
  const good = new Set(commits.map(seqOf))
  return holes.flatMap(({ seqBefore, seqAfter }) => Array.from({ length: Math.max(0, seqAfter - seqBefore - 1) }, (_, i) => seqBefore + 1 + i)).filter(seq => !good.has(seq))
}
