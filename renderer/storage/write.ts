import type { CommitOp } from '#shared/archive/commit.ts'
import { commit } from './commit.ts'
import { newId } from './new-id.ts'

/** One act of a person, all or nothing. `summary` is what the history will say; the answer is the commit's seq. */
export async function write(act: string, summary: string, ops: readonly CommitOp[]): Promise<number> {
  const { seq } = await commit({ id: newId(), act, summary, ops: [...ops] })
  return seq
}
