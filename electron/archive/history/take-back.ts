import type { CommitOp } from '#shared/archive/commit.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Archive, CommitAnswer, CommitOptions } from '../state/archive.ts'
import { rowKey } from '../state/row-key.ts'

export interface TakenBack {
  /** Null = nothing was left to do. */
  readonly answer: CommitAnswer | null
  /** Rows that can't go back because of what others are now. */
  readonly kept: RowRef[]
}

/** Commits what the rules between records allow: rows that they refuse are left as they are, and the rest is tried again. */
export async function commitAllowed(archive: Archive, wish: { readonly newId: () => string; readonly act: string; readonly summary: string }, ops: readonly CommitOp[], options: CommitOptions = {}): Promise<TakenBack> {
  const { newId, act, summary } = wish
  const kept: RowRef[] = []
  for (let left = ops; left.length > 0;) {
    try {
      return { answer: await archive.commit({ id: newId(), act, summary, ops: [...left] }, options), kept }
    } catch (error) {
      const refused = refusedRows(error)
      const dropped = left.filter(({ table, id }) => refused.has(rowKey(table, id)))
      if (dropped.length === 0) throw error
      kept.push(...dropped.map(({ table, id }) => ({ table, id })))
      const gone = new Set(dropped)
      left = left.filter(op => !gone.has(op))
    }
  }
  return { answer: null, kept }
}

/** Keys of the rows that a failure names; none when it isn't about rows. */
function refusedRows(error: unknown): ReadonlySet<string> {
  if (!(error instanceof ExpectedFailure)) throw error
  const { code, problems = [] } = error.failure
  return new Set(['invalid-rows', 'conflict', 'row-too-large', 'year-sealed'].includes(code) ? problems.map(({ table, id }) => rowKey(table, id)) : [])
}
