import type { ArchiveKeys } from './archive-keys.ts'

/** Where a frame or the end of a commit lies: the file's running number and a byte offset in it. */
export interface JournalPosition {
  readonly file: number
  readonly offset: number
}

/** The last whole commit. `head` in hex; `lastAt` null in a journal without commits. */
export interface JournalEnd {
  readonly seq: number
  readonly head: string
  readonly lastAt: string | null
  readonly frames: number
  readonly position: JournalPosition
}

/** What reading a journal found; torn and damaged as formats.md §2 tells them apart. */
export type JournalScan =
  | ({ readonly kind: 'good' } & JournalEnd)
  /** `tornAt`: where the bytes that are no whole commit begin. */
  | ({ readonly kind: 'torn'; readonly tornAt: JournalPosition } & JournalEnd)
  | JournalDamage
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  | { readonly kind: 'notOurs' }

/** `frame` counts from 1 in its file; 0 = the file's head. `goodAfter`: frames behind it that check by themselves. */
export interface JournalDamage {
  readonly kind: 'damaged'
  readonly file: string
  readonly frame: number
  readonly lastGoodSeq: number
  readonly lastGoodAt: string | null
  readonly goodAfter: number
}

/** Reads and checks `folder`/journal. Without keys only the chain of heads is checked. Changes nothing. */
export declare function scanJournal(folder: string, keys: ArchiveKeys | null): Promise<JournalScan>
