import type { OrderOf, ResultOf, WorkKind, WorkOrder, WorkProgress, WorkResult } from '#shared/contract/work.ts'
import { type FailureProblem, orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../storage/connection.ts'
import { observable } from '../storage/observable.ts'
import { follow } from '../storage/commit.ts'
import type { RebuildProgress } from '../storage/rebuild.ts'
import { rebuildView } from '../storage/view-keeper.ts'
import { told } from '../ui/doing.ts'
import { askDataStatus } from './use-data-status.ts'

/** Where the present stage of a work began: the pace of what is left is measured from here. */
interface Stage { readonly doing: string; readonly at: number; readonly done: number }

/** How a piece of long work stands in this window. */
export type Watched<K extends WorkKind> =
  | { readonly kind: 'idle' }
  /** `progress` null = ordered, nothing heard yet. */
  | { readonly kind: 'running'; readonly progress: WorkProgress | null; readonly stage: Stage; readonly isCancelling: boolean }
  | { readonly kind: 'done'; readonly result: ResultOf<K> }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string | undefined; readonly code?: string | undefined; readonly problems?: readonly FailureProblem[] | undefined }
  | { readonly kind: 'cancelled' }

/** The last work of each kind; it goes on, and is kept, whichever page is shown. */
export const works = observable<{ readonly [K in WorkKind]?: Watched<K> }>({})

const askAgainAfterMs = 300

/** What changes rows behind the window's back: the view is made anew before it counts as done. */
const changesRows: readonly WorkKind[] = ['restore', 'merge', 'purge', 'finishPurge']
/** A purge stands in the journal before its backup, which may fail or be called off. */
const changesRowsEvenSo: readonly WorkKind[] = ['purge']
/** Works of these kinds end with an archive that isn't open in this window yet. */
const opensArchive: readonly WorkKind[] = ['restoreNew']

const tokens = new Map<WorkKind, string>()

/** Orders a work and watches it to its end; answers when it has ended, and never throws. */
export async function beginWork<K extends WorkKind>(order: OrderOf<K> & WorkOrder): Promise<void> {
  const { kind } = order
  if (works.get()[kind]?.kind === 'running') return
  put(kind, { kind: 'running', progress: null, stage: { doing: '', at: Date.now(), done: 0 }, isCancelling: false })
  try {
    const { work } = orThrow(await machineSide().beginWork({ order }))
    tokens.set(kind, work)
    await watch(order, work)
  } catch (error) {
    put(kind, { kind: 'failed', ...told(error), code: codeOf(error) })
  } finally {
    tokens.delete(kind)
  }
}

export async function cancelWork(kind: WorkKind): Promise<void> {
  const work = tokens.get(kind)
  const before = works.get()[kind]
  if (work === undefined || before?.kind !== 'running') return
  put(kind, { ...before, isCancelling: true })
  await machineSide().cancelWork({ work }) // that it has ended meanwhile is heard by whoever watches
}

/** The outcome has been read. */
export function forgetWork(kind: WorkKind): void {
  if (works.get()[kind]?.kind !== 'running') put(kind, { kind: 'idle' })
}

async function watch(order: WorkOrder, work: string): Promise<void> {
  const { kind } = order
  for (;;) {
    const state = orThrow(await machineSide().workState({ work }))
    switch (state.kind) {
      case 'running':
        putProgress(kind, state.progress)
        break
      case 'done':
        await settle(kind, order.kind === 'importRoster' && state.result.kind === 'importRoster' ? { ...state.result, summary: order.summary } : null)
        return put(kind, { kind: 'done', result: state.result })
      case 'failed':
        if (changesRowsEvenSo.includes(kind)) await settle(kind)
        return put(kind, { kind: 'failed', ...state.failure })
      case 'cancelled':
        if (changesRowsEvenSo.includes(kind)) await settle(kind)
        return put(kind, { kind: 'cancelled' })
    }
    await new Promise(resolve => setTimeout(resolve, askAgainAfterMs))
  }
}

function putProgress(kind: WorkKind, progress: WorkProgress): void {
  const before = works.get()[kind]
  if (before?.kind !== 'running') return
  const isSameStage = before.progress !== null && before.stage.doing === progress.doing && progress.done >= before.progress.done
  put(kind, { ...before, progress, stage: isSameStage ? before.stage : { doing: progress.doing, at: Date.now(), done: progress.done } })
}

/** What the rest of the window shows follows before the work is called done. */
async function settle(kind: WorkKind, written: Imported | null = null): Promise<void> {
  if (opensArchive.includes(kind)) return
  if (written !== null) await followImport(written)
  if (changesRows.includes(kind)) {
    await rebuildView().catch((error: unknown) => { console.error('the view could not be rebuilt', error) }) // shown as the view's own state; the work itself is done
  }
  await askDataStatus()
}

type Imported = ResultOf<'importRoster'> & { readonly summary: string }

/** What was written is in the journal: a view that can't follow shows as its own state. */
async function followImport(written: Imported): Promise<void> {
  const onProgress = ({ done, total }: RebuildProgress) => putProgress('importRoster', { doing: '已写入，正在更新显示', done, total, unit: 'records', stalled: false })
  await follow({ ...written, act: 'importRoster' }, onProgress).catch((error: unknown) => { console.error('the view could not follow the import', error) })
}

function put(kind: WorkKind, state: Watched<WorkKind> | { readonly kind: 'done'; readonly result: WorkResult }): void {
  works.set({ ...works.get(), [kind]: state })
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'failure' in error ? (error.failure as { code: string }).code : undefined // set by ExpectedFailure alone
}
