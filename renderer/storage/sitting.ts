import { observable, type Observable } from './observable.ts'

/** One act of this window, which Ctrl+Z can take back. */
export interface Deed {
  readonly seq: number
  /** What the history says of it. */
  readonly summary: string
}

/** What was done since the window was opened and still stands, the last act last. */
export const sitting: Observable<readonly Deed[]> = observable<readonly Deed[]>([])

/** A year is closed and opened again in the open, with its reason; never by a key. */
const neverByKey: ReadonlySet<string> = new Set(['sealYear', 'reopenYear'])

export function remember(act: string, deed: Deed): void {
  if (!neverByKey.has(act)) sitting.set([...sitting.get(), deed])
}

/** Whichever way it was taken back. */
export function forget(seq: number): void {
  sitting.set(sitting.get().filter(deed => deed.seq !== seq))
}
