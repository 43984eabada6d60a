import * as fs from 'node:fs/promises'
import type { Commit, FieldProblem, MergedSource, StoredRow } from '#shared/archive/commit.ts'
import type { Reader } from '#shared/archive/reader.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'
import type { RecordBase } from '#shared/model/record.ts'
import { modelVersion, type TableName } from '#shared/model/tables.ts'
import type { Unit } from '#shared/model/unit.ts'
import { createFile, syncFolder } from '../../files/durable-file.ts'
import type { ArchiveCheckpoint } from './archive-state.ts'
import { encodeFileHead, encodeFrame, headBytes, noHead } from '../journal/frame-codec.ts'
import { type JournalEnd, type JournalPosition, type JournalScan, scanJournal } from '../journal/journal.ts'
import type { JournalChecker } from '../journal/journal-checker.ts'
import { type JournalKeys, journalFile, journalFiles, journalFolder } from '../journal/journal-file.ts'
import { cutJournalFile } from '../journal/journal-writer.ts'
import { type Purged, purgedIn } from '../journal/purged.ts'
import { prepareCommit } from './prepare-commit.ts'
import type { ArchiveHistory } from '../history/archive-history.ts'
import { setAside } from '../store/quarantine-place.ts'
import { Replay } from './replay.ts'
import { RunningArchive } from './running-archive.ts'

/** A row with its revision and hash. */
export type StoredFields = Readonly<Record<string, unknown>>

export interface CommitAnswer {
  readonly seq: number
  readonly at: string
  readonly rows: StoredRow[]
  /** Texts that lost characters which can't be kept: where, and what was done. */
  readonly cleaned: FieldProblem[]
}

export interface CommitOptions {
  /** Import, sample, undo and restore keep createdAt, createdBy, updatedAt, updatedBy and source where the row says them. */
  readonly keepBase?: boolean
  /** The seq of the commit that this one takes back. */
  readonly undoes?: number
  /** What a merge shares with other archives from now on. */
  readonly sources?: readonly MergedSource[]
  /** Gives it up as long as nothing is written. */
  readonly signal?: AbortSignal
  /** How many rows are checked. */
  readonly onProgress?: (done: number) => void
}

export interface RowsPage {
  readonly archive: ArchiveHead
  readonly rows: StoredRow[]
  readonly next: string | null
}

export interface Verification {
  readonly ok: boolean
  readonly frames: number
  readonly seq: number
  readonly head: string
  /** Chinese sentences. */
  readonly problems: string[]
}

/** An open archive: the state at the journal's head, and the only way to write to it. */
export interface Archive {
  /** A torn tail was cut when it was opened. */
  readonly tornTailCut: boolean
  head(): ArchiveHead
  setActor(actor: string): void
  /** Acknowledged only when it lies on the disk; throws ExpectedFailure else, and then nothing is written. */
  commit(commit: Commit, options?: CommitOptions): Promise<CommitAnswer>
  /** What `commit` would answer now; nothing is written. */
  examine(commit: Commit, options?: CommitOptions): Promise<CommitAnswer>
  /** Rows in journal order, about 1 MiB of JSON a page (one row at least). */
  rowsPage(after: string | null): Promise<RowsPage>
  row(table: TableName, id: string): Promise<StoredFields | null>
  allRows(table: TableName): Promise<StoredFields[]>
  /** Loads the whole state into memory. */
  reader(): Promise<Reader>
  /** Rows written or deleted by commits after `seq`, as they are now. */
  changedSince(seq: number): Promise<StoredRow[]>
  /** Behind the last acknowledged commit, which `head` tells of. */
  journalEnd(): JournalPosition
  /** The purge that the journal begins with; null = it begins at its beginning. */
  readonly purged: Purged | null
  /** What the journal tells of the past. */
  readonly history: ArchiveHistory
  /** Plain data that a later start may begin from. */
  checkpoint(): ArchiveCheckpoint
  /** Reads the whole journal again, up to what is acknowledged now. Rejects when the signal gives it up. */
  verify(signal?: AbortSignal): Promise<Verification>
  /** Waits for what is being written. */
  close(): Promise<void>
}

type RefusedScan = Exclude<JournalScan, { kind: 'good' | 'torn' }>

const refusals: Readonly<Record<RefusedScan['kind'], FailureCode>> = {
  damaged: 'damaged', missing: 'not-an-archive', newer: 'newer-format', notOurs: 'not-an-archive',
}

/** Why a journal can't be opened. */
export class JournalRefused extends ExpectedFailure {
  readonly scan: RefusedScan

  constructor(scan: RefusedScan) {
    super(refusals[scan.kind])
    this.scan = scan
  }
}

export interface CreateOptions {
  readonly unit: Unit
  readonly source?: RecordBase['source']
  readonly actor: string
  readonly device: string
  readonly at: string
  readonly commitId: string
}

export interface OpenOptions {
  readonly actor: string
  readonly device: string
  readonly now: () => Date
  /** Nothing is written, a torn tail is left as it is, and a damaged journal opens with its good frames. */
  readonly readOnly?: boolean
  /** A checkpoint that doesn't fit the journal is ignored. */
  readonly checkpoint?: ArchiveCheckpoint | null
  /** Who reads the journal again when it is verified; missing = this thread. */
  readonly checker?: JournalChecker
}

/** Makes `folder`/journal with the unit as its first commit, whole or not at all. Throws folder-not-empty when there is a journal already. */
export async function createArchive(folder: string, keys: JournalKeys, { unit, source, actor, device, at, commitId }: CreateOptions): Promise<void> {
  if ((await scanJournal(folder, keys)).kind !== 'missing') throw new ExpectedFailure('folder-not-empty')
  const key = keys.journalKey(keys.epoch)
  if (key === undefined) throw new ExpectedFailure('keys-unreadable', { detail: `no journal key of epoch ${keys.epoch}` })
  const commit: Commit = {
    id: commitId, act: 'createArchive', summary: `新建档案：${unit.name}`,
    ops: [{ table: 'units', id: unit.id, ifRev: null, value: { ...unit, source: source ?? 'manual' } }],
  }
  const { parts } = await prepareCommit(commit, { view: emptyView, seq: 1, at, actor, device, keepBase: true })
  const { archiveId, epoch } = keys
  const frames = parts.map(({ json }) => encodeFrame(json, noHead, { key, archiveId, epoch, seq: 1, part: 1 }).bytes)
  await fs.mkdir(journalFolder(folder), { recursive: true })
  await syncFolder(folder)
  for (const leftover of await journalFiles(folder)) await fs.rm(leftover.path) // of a creation that was cut short: no commit is in it
  await createFile(journalFile(folder, 1, epoch).path, Buffer.concat([encodeFileHead({ archiveId, epoch, firstSeq: 1, headBefore: noHead }), ...frames]))
}

const emptyView = { rev: () => null, count: () => 0, referrers: () => [], value: async () => null, yearSeals: () => new Map<string, never>() }

/** Reads the journal (or a checkpoint and what follows it); throws JournalRefused when it can't be opened. */
export async function openArchive(folder: string, keys: JournalKeys, options: OpenOptions): Promise<Archive> {
  const { readOnly = false } = options
  const checkpoint = options.checkpoint ?? null
  const fitting = checkpoint !== null && (await fits(folder, keys, checkpoint)) ? checkpoint : null
  const replay = new Replay(fitting)
  const scan = await scanJournal(folder, keys, { visitor: replay, ...(fitting === null ? {} : { from: fitting }) })
  const end = endOf(scan, replay, readOnly)
  if (!readOnly) await tidy(folder, scan, replay.setAside)
  replay.state.forgetCommits(options.now())
  const purged = await purgedIn(await journalFiles(folder), keys)
  const archive = new RunningArchive(folder, keys, replay.state, end, { ...options, readOnly, purged, tornTailCut: scan.kind === 'torn' && !readOnly })
  try {
    await archive.begin()
  } catch (error) {
    await archive.close()
    throw error
  }
  return archive
}

function endOf(scan: JournalScan, replay: Replay, readOnly: boolean): JournalEnd {
  if (scan.kind === 'good' || scan.kind === 'torn') return scan
  if (scan.kind !== 'damaged' || !readOnly || replay.last === null) throw new JournalRefused(scan)
  const { seq, head, at } = replay.last
  return { seq, head, lastAt: at, frames: 0, position: { file: 0, offset: 0 } } // nothing is appended to an archive that is only read
}

/** Cuts a torn tail, and finishes a repair that was cut short. */
async function tidy(folder: string, scan: JournalScan, setAsideNames: ReadonlySet<string>): Promise<void> {
  const files = await journalFiles(folder)
  if (scan.kind === 'torn') {
    const torn = files.find(file => file.number === scan.tornAt.file)
    if (torn !== undefined) await cutJournalFile(folder, torn.path, scan.tornAt.offset)
  }
  for (const file of files) if (setAsideNames.has(file.name)) await setAside(folder, file.path)
}

/** Whether the journal still has the checkpoint's last frame where it was. */
async function fits(folder: string, keys: JournalKeys, { archiveId, schema, head, position }: ArchiveCheckpoint): Promise<boolean> {
  const file = (await journalFiles(folder)).find(each => each.number === position.file)
  if (archiveId !== keys.archiveId || schema !== modelVersion || file === undefined) return false
  const handle = await fs.open(file.path, 'r')
  try {
    const bytes = Buffer.alloc(headBytes)
    await handle.read(bytes, 0, headBytes, position.offset - headBytes)
    return bytes.toString('hex') === head
  } finally {
    await handle.close()
  }
}

