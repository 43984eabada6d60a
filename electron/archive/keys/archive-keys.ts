/** What opens an archive: its identity, and the AES key of each journal epoch (formats.md §4). */
export interface ArchiveKeys {
  readonly archiveId: string
  /** The epoch in which new journal files are written. */
  readonly epoch: number
  /** 32 bytes; undefined when this archive never had that epoch. */
  readonly journalKey: (epoch: number) => Uint8Array | undefined
  /** `age1…`: what blobs, drafts and snapshots are sealed to. */
  readonly recipient: string
  /** `AGE-SECRET-KEY-1…`, the present one first: what was sealed in the time of an older one opens with that. */
  readonly identities: readonly string[]
}
