/** What this PC knows of packs that it has read whole on a stick: a shared pack must have been read lately, else it is read again (formats.md §7). */
export interface PackReads {
  /** An instant, or null: never on this very stick. */
  lastRead(setId: string, pack: string): string | null
  noteRead(setId: string, pack: string, at: string): void
}

/** Nothing is known: every shared pack is read again. */
export const noReads: PackReads = { lastRead: () => null, noteRead: () => {} }
