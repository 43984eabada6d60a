import type { WorkProgress } from '#shared/contract/work.ts'

/** What a piece of long work says while it goes on, and how it is told to end. */
export interface WorkContext {
  /** Cheap: may be called for every block. */
  readonly report: (progress: Omit<WorkProgress, 'stalled'>) => void
  /** Aborted by 取消; `signal.throwIfAborted()` at every step. Whoever works takes back what was begun before ending. */
  readonly signal: AbortSignal
}

/** For work that nobody watches. */
export const unwatched: WorkContext = { report: () => {}, signal: new AbortController().signal }
