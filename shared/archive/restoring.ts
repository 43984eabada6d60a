import { sameRow } from './change-report.ts'
import type { CommitOp, StoredRow } from './commit.ts'
import { singletons } from './constraints.ts'
import { wantedRows, withNamed } from './part.ts'
import type { ArchivePart } from './restore-report.ts'
import { refKey } from './row-ref.ts'

/** What the backup's state shall come back into, and how much of it. `part` null = the whole archive, its unit and settings too. */
export interface Wish {
  readonly present: readonly StoredRow[]
  readonly backup: readonly StoredRow[]
  readonly part: ArchivePart | null
  /** Rows here that the backup lacks are deleted, so that it becomes what it was then. */
  readonly deleteNewer: boolean
}

export interface Restoring {
  /** The rows that are compared, as they are and as the backup has them; what the backup lacks stands only in `before`. */
  readonly before: readonly StoredRow[]
  readonly after: readonly StoredRow[]
  /** One commit's worth. */
  readonly ops: readonly CommitOp[]
}

/** The difference between an archive and the wanted state of a backup. Years that are sealed here stay so: they are opened again only with a reason. */
export function restoring({ present, backup, part, deleteNewer }: Wish): Restoring {
  const here = byKey(present)
  const after = part === null ? backup.filter(row => row.table !== 'yearSeals' || !here.has(refKey(row))) : partAsItWas(present, backup, part, deleteNewer)
  const then = byKey(after)
  const newer = unnamedBy(present, after, newerRows(present, backup, part))
  const before = present.filter(row => then.has(refKey(row)) || newer.has(refKey(row)))
  const deleted = present.filter(row => newer.has(refKey(row)) && (deleteNewer || isReplaced(row, after)))
  return { before, after, ops: [...after.flatMap(row => putBack(row, here.get(refKey(row)))), ...deleted.map(takenAway)] }
}

/** The part as the backup has it. Rows that it only names come along where they are missing here, and stay as they are where they aren't. */
function partAsItWas(present: readonly StoredRow[], backup: readonly StoredRow[], part: ArchivePart, deleteNewer: boolean): readonly StoredRow[] {
  const here = keysOf(present)
  const asked = keysOf([...wantedRows(backup, part), ...(deleteNewer ? wantedRows(present, part) : [])]) // what has come into the part since goes back to where it was
  const wanted = backup.filter(row => asked.has(refKey(row)))
  return withNamed(backup.filter(row => asked.has(refKey(row)) || !here.has(refKey(row))), wanted)
}

function newerRows(present: readonly StoredRow[], backup: readonly StoredRow[], part: ArchivePart | null): readonly StoredRow[] {
  const then = keysOf(backup)
  return (part === null ? present : wantedRows(present, part)).filter(row => row.table !== 'yearSeals' && !then.has(refKey(row)))
}

/** Keys of the newer rows, but for those that something outside of them goes on naming. */
function unnamedBy(present: readonly StoredRow[], after: readonly StoredRow[], newer: readonly StoredRow[]): ReadonlySet<string> {
  if (newer.length === 0) return new Set()
  const going = keysOf(newer)
  const then = keysOf(after)
  const staying = [...after, ...present.filter(row => !going.has(refKey(row)) && !then.has(refKey(row)))]
  const named = keysOf(withNamed([...staying, ...newer], staying))
  return new Set([...going].filter(key => !named.has(key)))
}

/** A table of one row can't hold the backup's beside the one that is here. */
function isReplaced({ table }: StoredRow, after: readonly StoredRow[]): boolean {
  return singletons.includes(table) && after.some(row => row.table === table)
}

function putBack({ table, id, row }: StoredRow, present: StoredRow | undefined): CommitOp[] {
  if (row === null || sameRow(present?.row ?? null, row)) return []
  const { rev: _, _h, ...value } = row
  return [{ table, id, ifRev: revOf(present), value }]
}

function takenAway(row: StoredRow): CommitOp {
  return { table: row.table, id: row.id, ifRev: revOf(row), value: null }
}

function revOf(row: StoredRow | undefined): number | null {
  const rev = row?.row?.['rev']
  return typeof rev === 'number' ? rev : null
}

function keysOf(rows: readonly StoredRow[]): ReadonlySet<string> {
  return new Set(rows.map(refKey))
}

function byKey(rows: readonly StoredRow[]): ReadonlyMap<string, StoredRow> {
  return new Map(rows.map(row => [refKey(row), row]))
}
