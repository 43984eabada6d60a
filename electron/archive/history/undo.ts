import type { CommitOp } from '#shared/archive/commit.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import { rowKey } from '../state/row-key.ts'
import type { RevOf } from './archive-history.ts'
import { lastValues, rowsOfCommit } from './commit-rows.ts'
import type { Past } from './journal-indexes.ts'

/** The inverse of a commit: every row that still is as it left it goes back to what it was before; rows that were changed since are kept. */
export async function undoOps(past: Past, seq: number, rev: RevOf): Promise<{ ops: CommitOp[]; kept: RowRef[] }> {
  const rows = await rowsOfCommit(past, seq)
  const gone = rows.filter(({ table, id }) => rev(table, id) === null).map(({ table, id }) => rowKey(table, id))
  const deletions = await lastValues(past, gone, Infinity)
  const ops: CommitOp[] = []
  const kept: RowRef[] = []
  for (const { table, id, before } of rows) {
    const present = rev(table, id)
    const lastChange = present ?? deletions.get(rowKey(table, id))?.seq
    if (lastChange !== seq) kept.push({ table, id })
    else if (present !== null || before !== null) ops.push({ table, id, ifRev: present, value: before })
  }
  return { ops, kept }
}
