import type { RowRef } from '#shared/archive/row-ref.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { tables } from '#shared/model/tables.ts'
import { writeBy } from './commit.ts'
import { machineSide } from './connection.ts'
import { database } from './database.ts'
import { observable, useObservable } from './observable.ts'
import { type Deed, forget, remember, sitting } from './sitting.ts'
import { read } from './view-keeper.ts'

/** What came of taking an act back, and the way to do it again. */
export interface Undone {
  /** The act that no longer stands. */
  readonly text: string
  /** Records that were changed since and stay as they are, by name. */
  readonly kept: readonly string[]
  readonly redo: () => Promise<Undone>
}

/** Something just done that is offered to be put back: shown for eight seconds with 撤销. Ctrl+Z knows of it too. */
export interface Undoable {
  /** 「已删除会议“…”」 */
  readonly text: string
  readonly undo: () => Promise<Undone>
}

export const lastUndoable = observable<Undoable | null>(null)

export function useLastUndoable(): Undoable | null {
  return useObservable(lastUndoable)
}

/** Offers to take back the commit of that seq. */
export function undoable(text: string, seq: number): Undoable {
  const offer: Undoable = { text, undo: () => takeBack({ seq, summary: text }) }
  lastUndoable.set(offer)
  return offer
}

/** Another archive, or a journal made anew: the seqs of before mean nothing there. */
export function beginSitting(): void {
  sitting.set([])
  lastUndoable.set(null)
}

/** The last act of this sitting; null when there is none. */
export function lastDeed(): Deed | null {
  return sitting.get().at(-1) ?? null
}

/** Puts back what a commit changed, in a commit of its own. Throws ExpectedFailure where nothing was put back. */
export async function takeBack({ seq, summary }: Deed): Promise<Undone> {
  forget(seq)
  lastUndoable.set(null)
  const { seq: undoneBy, kept } = await putBack(seq)
  return { text: summary, kept: await namesOf(kept), redo: () => doAgain(undoneBy, summary) }
}

/** An undo taken back: what it undid stands again. */
async function doAgain(seq: number, summary: string): Promise<Undone> {
  const again = await putBack(seq)
  const deed = { seq: again.seq, summary }
  remember('redo', deed)
  return { text: summary, kept: await namesOf(again.kept), redo: () => takeBack(deed) }
}

async function putBack(seq: number): Promise<{ readonly seq: number; readonly kept: readonly RowRef[] }> {
  const answer = await writeBy(() => machineSide().undoCommit({ seq }))
  if (answer.seq === null) throw new ExpectedFailure('nothing-to-undo')
  return { seq: answer.seq, kept: answer.kept }
}

async function namesOf(refs: readonly RowRef[]): Promise<readonly string[]> {
  return Promise.all(refs.map(async ({ table, id }) => {
    const row = await read(() => database.table<Record<string, unknown>, string>(table).get(id))
    const name = ['title', 'name', 'fullName'].map(field => row?.[field]).find(value => typeof value === 'string' && value !== '')
    return name === undefined ? tables[table].name : `${tables[table].name}“${String(name)}”`
  }))
}
