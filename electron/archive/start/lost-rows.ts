import type { StoredRow } from '#shared/archive/commit.ts'

/** A whole state that is newer than the journal: a snapshot's, or the view's. */
export interface LaterState {
  readonly seq: number
  readonly rows: readonly StoredRow[]
}

/** What a later state holds and the journal lacks, newest first. */
export function extraRows(journal: readonly StoredRow[], journalSeq: number, later: LaterState): readonly StoredRow[] {
  const hashes = hashesOf(journal)
  return later.rows.filter(row => revOf(row) > journalSeq && hashes.get(keyOf(row)) !== hashOf(row)).sort((a, b) => revOf(b) - revOf(a))
}

/** Rows that the journal doesn't hold as they are here. */
export function differentRows(journal: readonly StoredRow[], rows: readonly StoredRow[]): readonly StoredRow[] {
  const hashes = hashesOf(journal)
  return rows.filter(row => hashes.get(keyOf(row)) !== hashOf(row))
}

/**
 * The journal's rows with the lost work taken back. Where the later state continues this very journal it is the state, deletions included;
 * where the two have gone different ways, nothing of the journal is taken away.
 */
export function withLostWork(journal: readonly StoredRow[], journalSeq: number, later: LaterState): readonly StoredRow[] {
  if (later.seq <= journalSeq) return journal
  if (continues(journal, journalSeq, later)) return later.rows
  const merged = new Map(journal.map(row => [keyOf(row), row]))
  for (const row of extraRows(journal, journalSeq, later)) merged.set(keyOf(row), row)
  return [...merged.values()]
}

/** Every row that both should share is the same in both. */
function continues(journal: readonly StoredRow[], journalSeq: number, later: LaterState): boolean {
  const present = new Map(later.rows.map(row => [keyOf(row), row]))
  const known = hashesOf(journal)
  const isSound = (row: StoredRow) => {
    const now = present.get(keyOf(row))
    return now === undefined || revOf(now) > journalSeq || hashOf(now) === hashOf(row)
  }
  return journal.every(isSound) && later.rows.every(row => revOf(row) > journalSeq || known.get(keyOf(row)) === hashOf(row))
}

function hashesOf(rows: readonly StoredRow[]): ReadonlyMap<string, string> {
  return new Map(rows.map(row => [keyOf(row), hashOf(row)]))
}

/** What names a row among all tables. */
export function keyOf({ table, id }: Pick<StoredRow, 'table' | 'id'>): string {
  return `${table}\n${id}`
}

function hashOf({ row }: StoredRow): string {
  return String(row?.['_h'])
}

/** The seq of the commit that wrote it. */
function revOf({ row }: StoredRow): number {
  return Number(row?.['rev'] ?? 0)
}
