import type { CommitOp, StoredRow } from '#shared/archive/commit.ts'
import { commit } from './commit.ts'
import { newId } from './new-id.ts'
import { observable, useObservable } from './observable.ts'

/** Something just deleted that can be put back: shown for eight seconds with 撤销, and taken by Ctrl+Z until the next act. */
export interface Undoable {
  /** 「已删除会议“…”」 */
  readonly text: string
  readonly undo: () => Promise<void>
}

export const lastUndoable = observable<Undoable | null>(null)

export function useLastUndoable(): Undoable | null {
  return useObservable(lastUndoable)
}

/** Puts the rows back as they were, in a commit of its own. */
export function undoable(text: string, deleted: readonly StoredRow[]): Undoable {
  const offer: Undoable = {
    text,
    undo: async () => {
      await commit({ id: newId(), act: 'undo', summary: `撤销：${text}`, ops: deleted.flatMap(asBefore) })
      if (lastUndoable.get() === offer) lastUndoable.set(null)
    },
  }
  lastUndoable.set(offer)
  return offer
}

function asBefore({ table, id, row }: StoredRow): CommitOp[] {
  if (row === null) return []
  const { rev: _rev, _h, ...value } = row
  return [{ table, id, ifRev: null, value }]
}
