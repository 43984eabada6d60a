import type { StoredRow } from '#shared/archive/commit.ts'
import { type MergeInput, type MergeState, ownTables } from '#shared/archive/merge.ts'
import { wantedRows } from '#shared/archive/part.ts'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import { sameContent } from '#shared/archive/same-value.ts'
import type { TableName } from '#shared/model/tables.ts'
import { idOf, rowKey, tableOf } from '../state/row-key.ts'
import type { OtherArchive } from './other-archive.ts'
import type { SharedState } from './shared-states.ts'

/** An archive that is merged, against what it and this one shared last. */
export interface SharedInput extends MergeInput {
  /** What both share once it is merged. */
  readonly next: MergeState
  /** Null = compared as at a first merge. */
  readonly baseSeq: number | null
  /** This very state was merged before. */
  readonly isKnown: boolean
  /** Why it is compared as at a first merge although there was one; null = there was none. */
  readonly told: string | null
}

export function sharedInput(source: number, other: OtherArchive, shared: SharedState): SharedInput {
  const theirs = mergeState(other.rows)
  const first = { source, base: new Map(), theirs, next: theirs, baseSeq: null, isKnown: false }
  switch (shared.kind) {
    case 'none': return { ...first, told: null }
    case 'damaged': return { ...first, told: `${other.unit}：上次汇总时留下的对照内容缺失或损坏，这次按第一次汇总处理，两边不一致的内容请逐条核对。` }
    case 'restored': return { ...first, told: `${other.unit}：上次汇总之后本单位恢复过备份，这次按第一次汇总处理，两边不一致的内容请逐条核对。` }
    case 'known': return isOlder(other, shared) ? { ...first, next: new Map([...shared.rows, ...theirs]), told: olderWords(other) } : knownInput(source, other, theirs, shared)
  }
}

/** Rows without what each archive keeps for itself, and without `rev` and `_h`. */
export function mergeState(rows: readonly StoredRow[]): MergeState {
  const state = new Map<string, Readonly<Record<string, unknown>>>()
  for (const { table, id, row } of rows) {
    if (row === null || ownTables.includes(table)) continue
    const { rev: _, _h, ...value } = row
    state.set(rowKey(table, id), value)
  }
  return state
}

export function storedRows(state: MergeState): readonly StoredRow[] {
  return [...state].map(([key, row]) => ({ table: tableOf(key), id: idOf(key), row }))
}

export function sameState(a: MergeState, b: MergeState): boolean {
  return a.size === b.size && [...a].every(([key, row]) => b.has(key) && sameContent(row, b.get(key) ?? {}))
}

type Known = Extract<SharedState, { kind: 'known' }>

/** An archive that was put back to an older state, or an old file: its differences are not edits. */
function isOlder({ seq, head }: OtherArchive, shared: Known): boolean {
  return seq < shared.seq || (seq === shared.seq && head !== shared.head)
}

function olderWords({ unit }: OtherArchive): string {
  return `${unit}：这份档案比上次汇总的还早，可能是旧文件，也可能是那边恢复过备份。两边不一致的内容请逐条核对。`
}

function knownInput(source: number, other: OtherArchive, rows: MergeState, { rows: base, seq }: Known): SharedInput {
  const theirs = other.scope === 'all' ? rows : new Map([...outOfSight(base, rows, other.scope), ...rows])
  return { source, base, theirs, next: theirs, baseSeq: seq, isKnown: sameState(theirs, base), told: null }
}

/** Which organisation or person belongs to a part depends on other rows: that they are missing in one doesn't mean that they are gone. */
const lastingTables: readonly TableName[] = ['organisations', 'people']

/** Rows that a part doesn't speak of. */
function outOfSight(base: MergeState, theirs: MergeState, scope: ArchivePart): MergeState {
  const inSight = new Set(wantedRows(storedRows(base), scope).filter(({ table }) => !lastingTables.includes(table)).map(({ table, id }) => rowKey(table, id)))
  return new Map([...base].filter(([key]) => !inSight.has(key) && !theirs.has(key)))
}
