import type { TableName } from '../model/tables.ts'
import type { MergeSide, ValueConflict } from './merge-fields.ts'
import type { MergeDecision } from './merge-report.ts'
import { mergeRow } from './merge-row.ts'
import { namedRowsKept } from './merge-named.ts'
import { sameContent, sameValue } from './same-value.ts'

type Fields = Readonly<Record<string, unknown>>

/** Rows of an archive by `rowKey`: their fields without `rev` and `_h`. */
export type MergeState = ReadonlyMap<string, Fields>

/** One archive that is merged: its rows, and the rows that both shared last (empty at the first merge). */
export interface MergeInput {
  /** Its number among those that were given. */
  readonly source: number
  readonly base: MergeState
  readonly theirs: MergeState
}

export interface RowConflict extends Omit<ValueConflict, 'kind'> {
  readonly kind: ValueConflict['kind'] | 'refused'
  readonly source: number
  readonly key: string
  readonly rows: { readonly mine: Fields | null; readonly theirs: Fields | null }
  /** What was taken; null = nobody has decided: mine stays for now. */
  readonly taken: MergeSide | null
}

/** A row, or an item at a path of it, that is there although one side had deleted it. `namedBy`: the row that needs it; null = it was changed. */
export interface KeptRow {
  readonly source: number
  readonly key: string
  readonly path: string
  /** Who still had it. */
  readonly keptFrom: MergeSide
  readonly row: Fields
  readonly namedBy: string | null
}

export interface Merged {
  /** As it shall be; null = deleted. Only what differs from mine. */
  readonly changes: ReadonlyMap<string, Fields | null>
  readonly rows: MergeState
  readonly conflicts: readonly RowConflict[]
  readonly kept: readonly KeptRow[]
  /** The last source that changed the row. */
  readonly changedBy: ReadonlyMap<string, number>
}

/** Tables of which each archive keeps its own. */
export const ownTables: readonly TableName[] = ['units', 'settings', 'sealedRecords', 'yearSeals', 'handOvers']

/** A row of one source that is left out, because the archive's rules refuse it. */
export function refusalKey(source: number, key: string): string {
  return `${source} ${key}`
}

/**
 * Merges archives into mine, one after another, each upon the result of those before: by row, by field, by item of a list, against the state that
 * both shared last. What both changed differently is a conflict and stays mine until it is decided (formats.md §7, reliability.md 4.7).
 */
export function mergeSources(mine: MergeState, sources: readonly MergeInput[], decisions: readonly MergeDecision[], refused: ReadonlySet<string> = new Set()): Merged {
  const course = new MergeCourse(mine, decisions, refused)
  for (const input of sources) course.take(input)
  return course.result()
}

class MergeCourse {
  private readonly original: MergeState
  private readonly rows: Map<string, Fields>
  private readonly changed = new Map<string, number>()
  private readonly conflicts: RowConflict[] = []
  private readonly kept: KeptRow[] = []
  private readonly decided: ReadonlyMap<string, MergeSide>
  private readonly refused: ReadonlySet<string>
  private readonly contested = new Map<string, RowConflict[]>()

  constructor(mine: MergeState, decisions: readonly MergeDecision[], refused: ReadonlySet<string>) {
    this.original = mine
    this.rows = new Map(mine)
    this.decided = new Map(decisions.map(({ source, table, id, path, take }) => [decisionKey(source, `${table} ${id}`, path), take]))
    this.refused = refused
  }

  take({ source, base, theirs }: MergeInput): void {
    const before = new Map<string, Fields | null>()
    const set = (key: string, row: Fields | null) => {
      const present = this.rows.get(key) ?? null
      if (present === row) return
      if (!before.has(key)) before.set(key, present)
      this.changed.set(key, source)
      if (row === null) this.rows.delete(key)
      else this.rows.set(key, row)
    }
    for (const key of new Set([...theirs.keys(), ...base.keys()])) {
      set(key, this.merged(source, key, { base: base.get(key) ?? null, mine: this.rows.get(key) ?? null, theirs: theirs.get(key) ?? null }))
    }
    for (const kept of namedRowsKept(this.rows, before, theirs, key => this.isRefused(source, key))) {
      set(kept.key, kept.row)
      this.kept.push({ source, path: '', ...kept })
    }
  }

  result(): Merged {
    const changes = new Map<string, Fields | null>()
    for (const key of this.changed.keys()) {
      const [before, after] = [this.original.get(key) ?? null, this.rows.get(key) ?? null]
      if (before === after || (before !== null && after !== null && sameContent(before, after))) continue
      changes.set(key, after)
    }
    return { changes, rows: this.rows, conflicts: this.conflicts, kept: this.kept, changedBy: this.changed }
  }

  private merged(source: number, key: string, rows: { base: Fields | null; mine: Fields | null; theirs: Fields | null }): Fields | null {
    if (this.isRefused(source, key)) return this.leaveOut(source, key, rows)
    const earlier = this.contested.get(key) ?? []
    return mergeRow(rows, {
      settle: conflict => this.settle(source, key, rows, conflict, earlier),
      isContested: path => earlier.some(conflict => conflict.source !== source && (path === '' || conflict.path === path || conflict.path.startsWith(`${path}/`))),
    })
  }

  private isRefused(source: number, key: string): boolean {
    return this.refused.has(refusalKey(source, key))
  }

  private leaveOut(source: number, key: string, rows: RowConflict['rows']): Fields | null {
    this.conflicts.push({ source, key, rows, path: '', kind: 'refused', mine: rows.mine, theirs: rows.theirs, proposed: 'mine', taken: 'mine' })
    return rows.mine
  }

  private settle(source: number, key: string, rows: RowConflict['rows'], conflict: ValueConflict, earlier: readonly RowConflict[]): MergeSide {
    const decided = this.decided.get(decisionKey(source, key, conflict.path))
    if (decided === undefined && earlier.some(one => one.source !== source && one.path === conflict.path && sameValue(rejected(one), conflict.theirs))) return 'mine' // decided against already
    const taken = decided ?? conflict.proposed
    const met: RowConflict = { ...conflict, source, key, rows, taken }
    this.conflicts.push(met)
    this.contested.set(key, [...(this.contested.get(key) ?? []), met])
    const row = rows[taken ?? 'mine']
    if (conflict.kind === 'editAgainstDelete' && taken !== null && taken === conflict.proposed && row !== null) {
      this.kept.push({ source, key, path: conflict.path, keptFrom: taken, row, namedBy: null })
    }
    return taken ?? 'mine'
  }
}

function decisionKey(source: number, key: string, path: string): string {
  return `${source} ${key} ${path}`
}

const nothing = Symbol('nothing')

function rejected({ taken, mine, theirs }: RowConflict): unknown {
  return taken === null ? nothing : taken === 'mine' ? theirs : mine
}
