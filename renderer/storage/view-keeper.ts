import { failures } from '#shared/contract/outcome.ts'
import { isStorageError } from './database.ts'
import { inOrder } from './in-order.ts'
import { observable, useObservable } from './observable.ts'
import { rebuildFromJournal, type RebuildOptions, type RebuildProgress } from './rebuild.ts'
import { view, ViewUnusable } from './view.ts'

/** Whether screens can read. While it is rebuilt they keep what they show. */
export type ViewStatus =
  | { readonly kind: 'readable' }
  | { readonly kind: 'rebuilding'; readonly progress: RebuildProgress }
  | { readonly kind: 'unreadable'; readonly message: string; readonly detail: string }

export const viewStatus = observable<ViewStatus>({ kind: 'readable' })

export function useViewStatus(): ViewStatus {
  return useObservable(viewStatus)
}

/** Throws the view away and makes it anew from the journal, after the commits that wait already. `signal` gives it up: the next start begins it again. */
export function rebuildView(options: RebuildOptions = {}): Promise<void> {
  return inOrder(() => rebuildNow(options))
}

/** For what runs inside the queue already. */
export async function rebuildNow({ onProgress, signal }: RebuildOptions = {}): Promise<void> {
  viewStatus.set({ kind: 'rebuilding', progress: { done: 0, total: 0 } })
  try {
    await rebuildFromJournal({
      ...(signal === undefined ? {} : { signal }),
      onProgress: progress => {
        viewStatus.set({ kind: 'rebuilding', progress })
        onProgress?.(progress)
      },
    })
  } catch (error) {
    viewStatus.set({ kind: 'unreadable', message: unreadableMessage(error), detail: String(error) })
    throw error
  }
  viewStatus.set({ kind: 'readable' })
  view.announce({ kind: 'rebuilt' })
}

let mending: Promise<void> | null = null

/** Answers a question to the view. If the browser's storage fails, the view is rebuilt first and asked again. */
export async function read<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query()
  } catch (error) {
    if (!isStorageError(error)) throw error
    await Promise.resolve(mend()) // a plain promise: a live query goes on watching after it
    return query()
  }
}

/** One rebuild for all reads that fail together. */
function mend(): Promise<void> {
  mending ??= rebuildView().finally(() => { mending = null })
  return mending
}

function unreadableMessage(error: unknown): string {
  if (isStorageError(error) || error instanceof ViewUnusable) {
    return '显示用的数据库无法写入，暂时不能查看。档案本身没有受影响，已保存的内容都在。请确认系统盘还有空间，再点“重新整理”。'
  }
  return error instanceof Error && 'failure' in error ? error.message : failures.unexpected
}
