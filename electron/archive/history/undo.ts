import { sameRow } from '#shared/archive/change-report.ts'
import type { CommitOp } from '#shared/archive/commit.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import { rowKey } from '../state/row-key.ts'
import type { RevOf } from './archive-history.ts'
import { lastValues, rowsOfCommit } from './commit-rows.ts'
import type { Past } from './journal-indexes.ts'

/** The inverse of a commit: every row that still is as it left it, or is so again, goes back to what it was before; rows that were changed since are kept. */
export async function undoOps(past: Past, seq: number, rev: RevOf): Promise<{ ops: CommitOp[]; kept: RowRef[] }> {
  const rows = await rowsOfCommit(past, seq)
  const suspects = rows.filter(({ table, id }) => rev(table, id) !== seq).map(({ table, id }) => rowKey(table, id))
  const present = await lastValues(past, suspects, Infinity)
  const ops: CommitOp[] = []
  const kept: RowRef[] = []
  for (const { table, id, before, after } of rows) {
    const last = present.get(rowKey(table, id))
    const isAsLeft = last === undefined || last.seq === seq || sameRow(last.value, after) // the same again: a later change was taken back
    const ifRev = rev(table, id)
    if (!isAsLeft) kept.push({ table, id })
    else if (ifRev !== null || before !== null) ops.push({ table, id, ifRev, value: before })
  }
  return { ops, kept }
}
