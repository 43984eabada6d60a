import { setImmediate } from 'node:timers/promises'

/** In Electron this thread also carries the window's keys and mouse: nothing may hold it for longer. */
const heldMs = 12

/** Called between two steps of long work: lets others have their turn once the thread was held for a while, and ends the work when the signal says so. */
export type Breath = () => Promise<void> | undefined

export function breath(signal?: AbortSignal): Breath {
  let since = performance.now()
  return () => {
    if (performance.now() - since < heldMs) return undefined
    signal?.throwIfAborted()
    return setImmediate().then(() => { since = performance.now() })
  }
}
