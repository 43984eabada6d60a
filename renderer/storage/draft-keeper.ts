import { ExpectedFailure, failures } from '#shared/contract/outcome.ts'
import type { Instant } from '#shared/time/instant.ts'
import { observable, type Observable } from './observable.ts'

/** 「草稿已存」 is not 「已保存」. */
export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'kept'; readonly at: Instant }
  | { readonly kind: 'notKept'; readonly message: string }

export interface DraftKeeper {
  readonly state: Observable<DraftState>
  /** Called at every change of the form. */
  readonly change: (content: unknown) => void
  /** Writes now what isn't written yet: on blur, and before the form or the window closes. */
  readonly flush: () => Promise<void>
  /** The form was saved or given up: nothing is kept any longer. */
  readonly discard: () => Promise<void>
}

interface Store {
  readonly save: (content: unknown) => Promise<Instant>
  readonly remove: () => Promise<void>
}

/** After the last keystroke; while typing goes on, at least every so often. */
const quietMs = 1_000
const longestMs = 5_000

/** Writes a form's draft soon after each change, one write at a time, only ever the newest. */
export function draftKeeper(store: Store): DraftKeeper {
  const state = observable<DraftState>({ kind: 'none' })
  let pending: { readonly content: unknown } | null = null
  let firstChange = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<void> = Promise.resolve()

  const saveNewest = async () => {
    if (pending === null) return
    const { content } = pending
    pending = null
    try {
      const at = await store.save(content)
      if (pending === null) state.set({ kind: 'kept', at })
    } catch (error) {
      pending ??= { content }
      state.set({ kind: 'notKept', message: error instanceof ExpectedFailure ? error.message : failures.unexpected })
    }
  }
  const flush = () => {
    clearTimeout(timer)
    last = last.then(saveNewest)
    return last
  }
  return {
    state,
    flush,
    change: content => {
      const now = performance.now()
      if (pending === null) firstChange = now
      pending = { content }
      state.set({ kind: 'changed' })
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), Math.max(0, Math.min(quietMs, firstChange + longestMs - now)))
    },
    discard: () => {
      clearTimeout(timer)
      pending = null
      const gone = last.then(store.remove)
      last = gone.then(() => state.set({ kind: 'none' }), () => state.set({ kind: 'none' })) // a draft left behind is offered again; its saver is told by `gone`
      return gone
    },
  }
}

/** Flushes whenever the window loses its focus, is hidden or goes away; the returned function ends that. */
export function flushOnLeaving(keeper: DraftKeeper): () => void {
  const leave = () => void keeper.flush()
  const signals = [[window, 'blur'], [window, 'pagehide'], [document, 'visibilitychange'], [document, 'focusout']] as const
  for (const [target, name] of signals) target.addEventListener(name, leave)
  return () => {
    for (const [target, name] of signals) target.removeEventListener(name, leave)
  }
}
