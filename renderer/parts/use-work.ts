import { useMemo } from 'react'
import type { OrderOf, WorkKind, WorkOrder } from '#shared/contract/work.ts'
import { useObservable } from '../storage/observable.ts'
import { beginWork, cancelWork, forgetWork, type Watched, works } from './work-keeper.ts'

export interface Work<K extends WorkKind> {
  readonly state: Watched<K>
  /** Answers when the work has ended, however it ended; never throws. */
  readonly begin: (order: Omit<OrderOf<K>, 'kind'>) => Promise<void>
  readonly cancel: () => void
  /** The outcome has been read: as if nothing had been done. */
  readonly forget: () => void
}

/** Long work of one kind: its state is the window's, so it goes on while other pages are shown and is found again on coming back. */
export function useWork<K extends WorkKind>(kind: K): Work<K> {
  const state = (useObservable(works)[kind] ?? { kind: 'idle' }) as Watched<K> // kept under its own kind
  const acts = useMemo(() => ({
    begin: (order: Omit<OrderOf<K>, 'kind'>) => beginWork({ ...order, kind } as OrderOf<K> & WorkOrder), // the order of this very kind
    cancel: () => void cancelWork(kind),
    forget: () => forgetWork(kind),
  }), [kind])
  return { state, ...acts }
}
