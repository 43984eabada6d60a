import type { StoredRow } from '#shared/archive/commit.ts'
import { mostRowsInAnswer, type PagedRows } from '#shared/contract/paged-rows.ts'
import { cursorBefore } from '../archive/state/archive-state.ts'

/** How a window reads the rows of a commit in pages. */
export function pagedRows(seq: number, rows: readonly StoredRow[]): PagedRows {
  const deleted = rows.flatMap(({ table, id, row }) => (row === null ? [{ table, id }] : []))
  return { after: cursorBefore(seq), written: rows.length - deleted.length, deleted }
}

/** All rows in the answer, unless they are too many for it. */
export function rowsOrPages(seq: number, rows: StoredRow[]): { readonly rows: StoredRow[]; readonly paged: PagedRows | null } {
  return rows.length > mostRowsInAnswer ? { rows: [], paged: pagedRows(seq, rows) } : { rows, paged: null }
}
