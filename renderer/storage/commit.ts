import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { Commit } from '#shared/archive/commit.ts'
import type { Output } from '#shared/contract/contract.ts'
import { ExpectedFailure, failures, orThrow, type Outcome } from '#shared/contract/outcome.ts'
import type { PagedRows } from '#shared/contract/paged-rows.ts'
import type { Instant } from '#shared/time/instant.ts'
import { machineSide } from './connection.ts'
import { isStorageError } from './database.ts'
import { followPages } from './follow-pages.ts'
import { inOrder } from './in-order.ts'
import type { RebuildProgress } from './rebuild.ts'
import { saveState } from './save-state.ts'
import { remember } from './sitting.ts'
import { rebuildNow, viewStatus } from './view-keeper.ts'
import { view, ViewUnusable } from './view.ts'

type Written = Output<'commit'>

/** Waits before a commit whose answer was lost is said again, in milliseconds. */
const repeatAfterMs = [200, 1000]

/** A commit of which it isn't known whether it was written: settled before anything else is. */
let unanswered: Commit | null = null

/** Journal first, view second; the only way to write what a person typed. Throws ExpectedFailure when nothing was written. */
export function commit(change: Commit): Promise<Written> {
  return inOrder(() => saving(() => write(change)))
}

/** Rows that the machine side puts back in a commit of its own; `seq` null = there was nothing to put back. */
type PutBack = Pick<Output<'undoCommit'>, 'seq' | 'at' | 'rows' | 'paged'>

/** The other way to write: the machine side makes the commit from its journal, and the view follows. Throws as `commit` does. */
export function writeBy<T extends PutBack>(ask: () => Promise<Outcome<T>>): Promise<T> {
  return inOrder(() => saving(async () => {
    await settleUnanswered()
    const answer = orThrow(await ask())
    if (answer.seq !== null) await (answer.paged === null ? show({ ...answer, seq: answer.seq }) : showPages(answer.seq, answer.paged))
    return answer
  }))
}

interface LargeCommit extends Pick<Commit, 'act' | 'summary'>, Pick<Written, 'seq' | 'at'> { readonly rows: PagedRows }

/** A large commit that long work has written: the view follows, before whatever waits. */
export function follow({ act, summary, seq, at, rows }: LargeCommit, onProgress: (progress: RebuildProgress) => void): Promise<void> {
  return inOrder(() => saving(async () => {
    remember(act, { seq, summary })
    await showPages(seq, rows, onProgress)
    return { at }
  })).then(() => {})
}

async function saving<T extends { readonly at: Instant }>(writing: () => Promise<T>): Promise<T> {
  saveState.set({ kind: 'saving' })
  try {
    const written = await writing()
    saveState.set({ kind: 'saved', at: written.at })
    return written
  } catch (error) {
    saveState.set({ kind: 'notSaved', message: error instanceof ExpectedFailure ? error.message : failures.unexpected })
    throw error
  }
}

async function write(change: Commit): Promise<Written> {
  const settled = await settleUnanswered()
  return settled !== null && saysTheSame(settled.change, change) ? settled.written : writeOne(after(settled, change))
}

interface Settled { readonly change: Commit; readonly written: Written }

async function settleUnanswered(): Promise<Settled | null> {
  if (unanswered === null) return null
  const change = unanswered
  const outcome = await send(change)
  if (!isAnswer(outcome)) orThrow(outcome)
  unanswered = null
  if (!outcome.ok) return null // it had never been written, and its form still holds it
  await take(change, outcome.value)
  return { change, written: outcome.value }
}

/** Rows that the settled commit wrote from the same revision are this window's own work: the next one follows it. */
function after(settled: Settled | null, change: Commit): Commit {
  if (settled === null) return change
  const own = new Map(settled.change.ops.map(op => [`${op.table} ${op.id}`, op.ifRev]))
  const ops = change.ops.map(op => (own.get(`${op.table} ${op.id}`) === op.ifRev ? { ...op, ifRev: settled.written.seq } : op))
  return { ...change, ops }
}

async function writeOne(change: Commit): Promise<Written> {
  const written = orThrow(await send(change))
  await take(change, written)
  return written
}

async function take({ act, summary }: Commit, written: Written): Promise<void> {
  remember(act, { seq: written.seq, summary })
  await show(written)
}

/** The answer, asked for again under the same id while the line is down. */
async function send(change: Commit): Promise<Outcome<Written>> {
  let outcome = await machineSide().commit(change)
  for (const wait of repeatAfterMs) {
    if (isAnswer(outcome)) break
    await new Promise(resolve => setTimeout(resolve, wait))
    outcome = await machineSide().commit(change)
  }
  if (!isAnswer(outcome)) unanswered = change
  return outcome
}

function isAnswer(outcome: Outcome<Written>): boolean {
  return outcome.ok || outcome.failure.code !== 'machine-gone'
}

/** The journal holds it; a view that can't take it is made anew, and nothing is lost. */
async function show({ seq, rows }: Written): Promise<void> {
  try {
    await view.apply(seq, rows)
  } catch (error) {
    if (!isStorageError(error) && !(error instanceof ViewUnusable)) throw error
    await rebuildQuietly()
  }
}

/** Piece by piece, so that the window answers meanwhile. Whatever stops it half-way, the view is made anew. */
async function showPages(seq: number, rows: PagedRows, onProgress: (progress: RebuildProgress) => void = () => {}): Promise<void> {
  try {
    await followPages(seq, rows, progress => {
      viewStatus.set({ kind: 'rebuilding', progress })
      onProgress(progress)
    })
    viewStatus.set({ kind: 'readable' })
    view.announce({ kind: 'rebuilt' })
  } catch (error) {
    console.error('the view could not follow a large commit', error)
    await rebuildQuietly()
  }
}

/** A failed rebuild shows as the view's status; the commit itself stands. */
async function rebuildQuietly(): Promise<void> {
  try {
    await rebuildNow()
  } catch (error) {
    console.error('the view could not be rebuilt', error)
  }
}

function saysTheSame(one: Commit, other: Commit): boolean {
  return one.act === other.act && canonicalJson(one.ops) === canonicalJson(other.ops)
}
