import * as z from 'zod'
import { emptyViewHash } from '#shared/archive/view-hash.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { JournalEnd } from '../journal/journal.ts'
import type { FramePlace } from '../journal/frame-reader.ts'
import { ViewHash } from './row-hash.ts'
import { rowKey } from './row-key.ts'

/** Where a row's value lies in the journal, and what must be known of it without reading it. */
export interface RowEntry {
  readonly table: string
  readonly id: string
  readonly rev: number
  readonly file: number
  readonly offset: number
  readonly part: number
  /** `_h`. */
  readonly hash: string
  /** Ids of the rows that it names. */
  readonly refs: readonly string[]
}

/** A commit's id makes its repetition harmless for this long. */
export const commitIdDays = 90

export interface KnownCommit extends FramePlace {
  readonly at: string
}

/** One row of a checkpoint; `refs` by their number in the list of ids. */
const CheckpointRow = z.tuple([z.string(), z.int(), z.int(), z.int(), z.int(), z.int(), z.string(), z.array(z.int())])

/** The state at one commit as plain JSON data: where each row lies, never its value (formats.md §1). Saved sealed with each local snapshot. */
export const ArchiveCheckpoint = z.object({
  format: z.literal(1),
  archiveId: z.string(),
  /** The model's version that the hashes were made with. */
  schema: z.int(),
  seq: z.int(),
  /** Hex of the last frame's head. */
  head: z.string(),
  lastAt: z.string().nullable(),
  frames: z.int(),
  position: z.object({ file: z.int(), offset: z.int() }),
  viewHash: z.string(),
  ids: z.array(z.string()),
  /** table, id, rev, file, offset, part, hash, refs. */
  rows: z.array(CheckpointRow),
  /** id, seq, at, file, offset of the commits of 90 days. */
  commits: z.array(z.tuple([z.string(), z.int(), z.string(), z.int(), z.int()])),
})
export type ArchiveCheckpoint = z.infer<typeof ArchiveCheckpoint>

/** What a commit changes in the state. */
export interface StateChange {
  readonly commitId: string
  readonly commit: KnownCommit
  readonly puts: readonly RowEntry[]
  readonly deletes: readonly { readonly table: string; readonly id: string }[]
}

/** The rows at the journal's head: where they lie, who names whom, and their counts and hash. */
export class ArchiveState {
  private readonly rows = new Map<string, RowEntry>()
  private readonly namedBy = new Map<string, Set<string>>()
  private readonly rowCounts = new Map<string, number>()
  private hash = new ViewHash(emptyViewHash)
  private readonly commits = new Map<string, KnownCommit>()
  private ordered: readonly RowEntry[] | null = null

  static from(checkpoint: ArchiveCheckpoint): ArchiveState {
    const state = new ArchiveState()
    const { ids } = checkpoint
    const id = (number: number) => ids[number] ?? ''
    for (const [table, idNumber, rev, file, offset, part, hash, refs] of checkpoint.rows) {
      state.keep({ table, id: id(idNumber), rev, file, offset, part, hash, refs: refs.map(id) })
    }
    state.hash = new ViewHash(checkpoint.viewHash)
    for (const [commitId, seq, at, file, offset] of checkpoint.commits) state.commits.set(commitId, { seq, at, file, offset, part: 1 })
    return state
  }

  row(key: string): RowEntry | undefined {
    return this.rows.get(key)
  }

  /** Keys of the rows that name this id. */
  referrers(id: string): ReadonlySet<string> {
    return this.namedBy.get(id) ?? none
  }

  commit(id: string): KnownCommit | undefined {
    return this.commits.get(id)
  }

  /** Only tables with rows. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.rowCounts)
  }

  count(table: string): number {
    return this.rowCounts.get(table) ?? 0
  }

  viewHash(): string {
    return this.hash.hex()
  }

  apply({ commitId, commit, puts, deletes }: StateChange): void {
    for (const { table, id } of deletes) this.drop(rowKey(table, id))
    for (const entry of puts) {
      this.drop(rowKey(entry.table, entry.id))
      this.hash.toggle(entry.table, entry.id, entry.hash)
      this.keep(entry)
    }
    this.commits.set(commitId, commit)
    this.ordered = null
  }

  /** In the order of their commits, then of the parts, tables and ids. */
  inJournalOrder(): readonly RowEntry[] {
    this.ordered ??= [...this.rows.values()].sort(compareEntries)
    return this.ordered
  }

  checkpoint(archiveId: string, schema: number, end: JournalEnd, now: Date): ArchiveCheckpoint {
    const numbers = new Map<string, number>()
    const number = (id: string) => {
      const known = numbers.get(id) ?? numbers.size
      numbers.set(id, known)
      return known
    }
    const rows = this.inJournalOrder().map((e): ArchiveCheckpoint['rows'][number] => [
      e.table, number(e.id), e.rev, e.file, e.offset, e.part, e.hash, e.refs.map(number),
    ])
    this.forgetCommits(now)
    const commits = [...this.commits].map(([id, c]): ArchiveCheckpoint['commits'][number] => [id, c.seq, c.at, c.file, c.offset])
    const { seq, head, lastAt, frames, position } = end
    return { format: 1, archiveId, schema, seq, head, lastAt, frames, position, viewHash: this.viewHash(), ids: [...numbers.keys()], rows, commits }
  }

  forgetCommits(now: Date): void {
    const oldest = new Date(now.getTime() - commitIdDays * 86_400_000).toISOString()
    for (const [id, { at }] of this.commits) if (at < oldest) this.commits.delete(id)
  }

  private keep(entry: RowEntry): void {
    const key = rowKey(entry.table, entry.id)
    this.rows.set(key, entry)
    this.rowCounts.set(entry.table, this.count(entry.table) + 1)
    for (const id of entry.refs) {
      const keys = this.namedBy.get(id)
      if (keys === undefined) this.namedBy.set(id, new Set([key]))
      else keys.add(key)
    }
  }

  private drop(key: string): void {
    const entry = this.rows.get(key)
    if (entry === undefined) return
    this.rows.delete(key)
    this.hash.toggle(entry.table, entry.id, entry.hash)
    const left = this.count(entry.table) - 1
    if (left === 0) this.rowCounts.delete(entry.table)
    else this.rowCounts.set(entry.table, left)
    for (const id of entry.refs) {
      const keys = this.namedBy.get(id)
      keys?.delete(key)
      if (keys?.size === 0) this.namedBy.delete(id)
    }
  }
}

const none: ReadonlySet<string> = new Set()

function compareEntries(a: RowEntry, b: RowEntry): number {
  return a.rev - b.rev || a.part - b.part || (a.table < b.table ? -1 : a.table > b.table ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Rows behind `after` (a row's cursor) begin here. */
export function cursorOf(entry: RowEntry): string {
  return JSON.stringify([entry.rev, entry.part, entry.table, entry.id])
}

/** The rows that this commit and later ones wrote are behind it. */
export function cursorBefore(seq: number): string {
  return JSON.stringify([seq, 0, '', ''])
}

const Cursor = z.tuple([z.int(), z.int(), z.string(), z.string()])

function cursorIn(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(text))
  } catch (error) {
    throw new ExpectedFailure('bad-request', { detail: `no cursor: ${String(error)}` })
  }
}

/** Whether the entry lies behind the cursor. Throws bad-request on text that is no cursor. */
export function isBehind(cursor: string): (entry: RowEntry) => boolean {
  const [rev, part, table, id] = cursorIn(cursor)
  const at: RowEntry = { rev, part, table, id, file: 0, offset: 0, hash: '', refs: [] }
  return entry => compareEntries(entry, at) > 0
}
