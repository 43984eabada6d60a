import { type Commit, restoringActs, type StoredRow } from '#shared/archive/commit.ts'
import { memoryReader, type ReadTables } from '#shared/archive/memory-reader.ts'
import type { Reader } from '#shared/archive/reader.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { modelVersion, type TableName } from '#shared/model/tables.ts'
import type { YearSeal } from '#shared/model/year-seal.ts'
import { type ArchiveCheckpoint, type ArchiveState, cursorOf, isBehind, type KnownCommit, type RowEntry } from './archive-state.ts'
import type { Archive, CommitAnswer, CommitOptions, OpenOptions, RowsPage, StoredFields, Verification } from './archive.ts'
import { type ArchiveHistory, archiveHistory } from '../history/archive-history.ts'
import { JournalIndexes } from '../history/journal-indexes.ts'
import { FrameReader } from '../journal/frame-reader.ts'
import { changedKeys } from '../journal/changed-keys.ts'
import type { JournalEnd, JournalPosition } from '../journal/journal.ts'
import type { JournalKeys } from '../journal/journal-file.ts'
import { JournalWriter, type WrittenCommit } from '../journal/journal-writer.ts'
import type { Purged } from '../journal/purged.ts'
import { type PreparedCommit, prepareCommit, storedRows } from './prepare-commit.ts'
import { storedRow } from './row-hash.ts'
import { idOf, rowKey, tableOf } from './row-key.ts'
import { type RowsView, StagedState } from './staged-state.ts'
import { checkerHere } from '../journal/journal-checker.ts'

export interface RunningOptions extends OpenOptions {
  readonly readOnly: boolean
  readonly tornTailCut: boolean
  readonly purged: Purged | null
}

interface Waiting {
  readonly commit: Commit
  readonly options: CommitOptions
  readonly resolve: (answer: CommitAnswer) => void
  readonly reject: (error: unknown) => void
}

interface Ready {
  readonly waiting: Waiting
  readonly prepared: PreparedCommit
}

/** A window takes a page's JSON apart in one go. */
const pageBytes = 1024 * 1024

export class RunningArchive implements Archive {
  readonly tornTailCut: boolean
  readonly purged: Purged | null
  private readonly folder: string
  private readonly keys: JournalKeys
  private readonly state: ArchiveState
  private readonly options: RunningOptions
  private readonly reading: FrameReader
  readonly history: ArchiveHistory
  private readonly indexes: JournalIndexes
  private readonly writer: JournalWriter
  private end: JournalEnd
  private actor: string
  private unit: StoredFields | null = null
  private readonly seals = new Map<string, YearSeal>()
  private queue: Waiting[] = []
  private draining: Promise<void> | null = null
  private closed = false

  constructor(folder: string, keys: JournalKeys, state: ArchiveState, end: JournalEnd, options: RunningOptions) {
    this.folder = folder
    this.keys = keys
    this.state = state
    this.end = end
    this.options = options
    this.actor = options.actor
    this.tornTailCut = options.tornTailCut
    this.purged = options.purged
    this.reading = new FrameReader(folder, keys)
    this.indexes = new JournalIndexes({ folder, keys, readOnly: options.readOnly, first: options.purged?.file ?? 0, end: () => this.end.position })
    this.history = archiveHistory(this.indexes, (table, id) => this.state.row(rowKey(table, id))?.rev ?? null)
    this.writer = new JournalWriter(folder, keys, end, options.tornTailCut || end.seq === options.purged?.seq) // a purge stays alone in its file: damage behind it must not touch it
  }

  async begin(): Promise<void> {
    this.unit = (await this.allRows('units'))[0] ?? null
    for (const seal of await this.allRows('yearSeals')) this.keepSeal(String(seal['id']), seal)
    this.indexes.tend()
  }

  head(): ArchiveHead {
    const { seq, head } = this.end
    return {
      archiveId: this.keys.archiveId, schema: modelVersion, seq, head, counts: this.state.counts(), viewHash: this.state.viewHash(),
      unitName: String(this.unit?.['name'] ?? ''), actor: this.actor, isSample: this.unit?.['source'] === 'sample', readOnly: this.options.readOnly,
    }
  }

  setActor(actor: string): void {
    this.actor = actor
  }

  commit(commit: Commit, options: CommitOptions = {}): Promise<CommitAnswer> {
    if (this.options.readOnly) return Promise.reject(new ExpectedFailure('archive-read-only'))
    if (this.closed) return Promise.reject(new ExpectedFailure('archive-not-open'))
    return new Promise((resolve, reject) => {
      this.queue.push({ commit, options, resolve, reject })
      this.draining ??= this.drain()
    })
  }

  async examine(commit: Commit, options: CommitOptions = {}): Promise<CommitAnswer> {
    const prepared = await this.prepare(commit, options, this.view, this.end.seq + 1)
    return answerOf(prepared)
  }

  async rowsPage(after: string | null): Promise<RowsPage> {
    const archive = this.head()
    const behind = after === null ? () => true : isBehind(after)
    const left = this.state.inJournalOrder().filter(behind)
    const rows: StoredRow[] = []
    let bytes = 0
    let last: RowEntry | null = null
    for (const entry of left) {
      const row = await this.valueOf(entry)
      bytes += Buffer.byteLength(JSON.stringify(row))
      if (rows.length > 0 && bytes > pageBytes) return { archive, rows, next: last === null ? null : cursorOf(last) }
      rows.push({ table: entry.table as TableName, id: entry.id, row: { ...row } }) // a frame's tables were checked when it was written
      last = entry
    }
    return { archive, rows, next: null }
  }

  async row(table: TableName, id: string): Promise<StoredFields | null> {
    const entry = this.state.row(rowKey(table, id))
    return entry === undefined ? null : this.valueOf(entry)
  }

  async allRows(table: TableName): Promise<StoredFields[]> {
    const rows: StoredFields[] = []
    for (const entry of this.state.inJournalOrder()) if (entry.table === table) rows.push(await this.valueOf(entry))
    return rows
  }

  async reader(): Promise<Reader> {
    const tables: Record<keyof ReadTables, StoredFields[]> = {
      units: [], settings: [], organisations: [], organisationFacts: [], termsOfOffice: [], people: [], memberships: [], posts: [], developmentCases: [],
      duesStandards: [], duesPayments: [], trainings: [], honours: [], meetings: [],
      meetingPlans: [], talks: [], reviews: [], archiveItems: [], archiveBoxes: [], binders: [],
    }
    for (const entry of this.state.inJournalOrder()) {
      if (entry.table in tables) tables[entry.table as keyof ReadTables].push(await this.valueOf(entry))
    }
    return memoryReader(tables as unknown as ReadTables) // each was parsed by its table's schema before it was written
  }

  async changedSince(seq: number): Promise<StoredRow[]> {
    const keys = await changedKeys(this.folder, this.keys, seq, this.end.position)
    const rows: StoredRow[] = []
    for (const key of keys) {
      const row = await this.row(tableOf(key), idOf(key))
      rows.push({ table: tableOf(key), id: idOf(key), row: row === null ? null : { ...row } })
    }
    return rows
  }

  journalEnd(): JournalPosition {
    return this.end.position
  }

  checkpoint(): ArchiveCheckpoint {
    return this.state.checkpoint(this.keys.archiveId, modelVersion, this.end, this.options.now())
  }

  verify(signal?: AbortSignal): Promise<Verification> {
    const expected = { end: this.end, counts: this.state.counts(), viewHash: this.state.viewHash() }
    return (this.options.checker ?? checkerHere)(this.folder, this.keys, expected, signal)
  }

  async close(): Promise<void> {
    this.closed = true
    await this.draining
    await this.writer.close()
    await this.indexes.close()
    await this.reading.close()
  }

  /** What is acknowledged, for the checks. */
  private readonly view: RowsView = {
    rev: (table, id) => this.state.row(rowKey(table, id))?.rev ?? null,
    count: table => this.state.count(table),
    referrers: id => this.state.referrers(id),
    value: key => this.row(tableOf(key), idOf(key)),
    yearSeals: () => this.seals,
  }

  private async valueOf(entry: RowEntry): Promise<StoredFields> {
    const value = await this.reading.row({ ...entry, seq: entry.rev }, entry.table, entry.id)
    return { ...value, rev: entry.rev, _h: entry.hash }
  }

  /** What waits goes into the journal together: checked one by one, each upon the ones before it, then written and flushed once. */
  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue
      this.queue = []
      await this.commitTogether(batch).catch((error: unknown) => { for (const waiting of batch) waiting.reject(error) })
    }
    this.draining = null
  }

  private async commitTogether(batch: readonly Waiting[]): Promise<void> {
    const staged = new StagedState(this.view)
    const ready: Ready[] = []
    const repeats: Waiting[] = []
    for (const waiting of batch) {
      const { commit, options } = waiting
      const isRepeat = this.state.commit(commit.id) !== undefined || ready.some(({ prepared }) => prepared.commit.id === commit.id)
      if (isRepeat) repeats.push(waiting)
      else await this.prepare(commit, options, staged, this.end.seq + ready.length + 1).then(prepared => {
        if (waiting !== batch.at(-1)) staged.fold(prepared.staged)
        ready.push({ waiting, prepared })
      }, waiting.reject)
    }
    await this.write(ready)
    for (const { commit, resolve, reject } of repeats) await this.firstAnswer(commit.id).then(resolve, reject)
  }

  private prepare(commit: Commit, { keepBase, ...more }: CommitOptions, view: RowsView, seq: number): Promise<PreparedCommit> {
    const { device, now } = this.options
    return prepareCommit(commit, { view, seq, at: now().toISOString(), actor: this.actor, device, keepBase: keepBase ?? restoringActs.includes(commit.act), ...more })
  }

  private async write(ready: readonly Ready[]): Promise<void> {
    if (ready.length === 0) return
    const fileBefore = this.end.position.file
    const written = await this.writer.append(ready.map(({ prepared: { seq, parts } }) => ({ seq, parts: parts.map(part => part.json) })))
    for (const [i, { waiting, prepared }] of ready.entries()) {
      const at = written[i]
      if (at === undefined) throw new Error(`commit ${prepared.commit.id} was written without a place`)
      this.apply(prepared, at)
      waiting.resolve(answerOf(prepared))
    }
    if (this.end.position.file !== fileBefore) this.indexes.tend()
  }

  private apply(prepared: PreparedCommit, written: WrittenCommit): void {
    const { seq, at, commit, rows, parts } = prepared
    const places = parts.flatMap(({ ops }, i) => Array.from({ length: ops }, () => ({ part: i + 1, ...(written.parts[i] ?? written.end) })))
    const puts = rows.flatMap(({ table, id, value, hash, refs }, i): RowEntry[] => {
      const place = places[i] ?? { part: 1, ...written.end }
      return value === null ? [] : [{ table, id, rev: seq, hash, refs, ...place }]
    })
    const deletes = rows.filter(row => row.value === null)
    const first = written.parts[0] ?? written.end
    this.state.apply({ commitId: commit.id, commit: { seq, at, ...first, part: 1 }, puts, deletes })
    this.end = { seq, head: written.head, lastAt: at, frames: this.end.frames + parts.length, position: written.end }
    const unit = rows.find(row => row.table === 'units')
    if (unit !== undefined) this.unit = unit.stored
    for (const { table, id, value } of rows) if (table === 'yearSeals') this.keepSeal(id, value)
  }

  private keepSeal(id: string, seal: StoredFields | null): void {
    if (seal === null) this.seals.delete(id)
    else this.seals.set(id, seal as unknown as YearSeal) // parsed by its table's schema before it was written
  }

  /** The answer that a commit with this id got before. */
  private async firstAnswer(id: string): Promise<CommitAnswer> {
    const known = this.state.commit(id)
    if (known === undefined) throw new Error(`commit ${id} is not known`)
    const rows: StoredRow[] = []
    for (const place of await this.partsOf(known)) {
      const { ops } = await this.reading.frame(place)
      for (const { table, id: rowId } of ops) {
        const value = await this.reading.row(place, table, rowId)
        rows.push({ table: table as TableName, id: rowId, row: value === null ? null : storedRow(value, known.seq) }) // as above
      }
    }
    return { seq: known.seq, at: known.at, rows, cleaned: [] }
  }

  private async partsOf(first: KnownCommit): Promise<KnownCommit[]> {
    const { parts } = await this.reading.frame(first)
    const places = [first]
    for (let part = 2; part <= parts; part++) places.push({ ...first, part, offset: await this.reading.endOf(places.at(-1) ?? first) })
    return places
  }
}

function answerOf({ seq, at, rows, cleaned }: PreparedCommit): CommitAnswer {
  return { seq, at, rows: storedRows(rows), cleaned }
}
