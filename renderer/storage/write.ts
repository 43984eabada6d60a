import type { CommitOp } from '#shared/archive/commit.ts'
import { commit } from './commit.ts'
import { newId } from './new-id.ts'

/** One act of a person, all or nothing. `summary` is what the history will say. */
export async function write(act: string, summary: string, ops: readonly CommitOp[]): Promise<void> {
  if (ops.length === 0) return
  await commit({ id: newId(), act, summary, ops: [...ops] })
}
