/** What opens an archive: its identity, and the AES key of each journal epoch (formats.md §4). */
export interface ArchiveKeys {
  readonly archiveId: string
  /** The epoch in which new journal files are written. */
  readonly epoch: number
  /** 32 bytes; undefined when this archive never had that epoch. */
  readonly journalKey: (epoch: number) => Uint8Array | undefined
  /** `AGE-SECRET-KEY-1…`: opens blobs, drafts and snapshots. */
  readonly identity: string
  /** `age1…`: what they are sealed to. */
  readonly recipient: string
  /** Identities of the past, newest first: what was sealed in their time opens with them. */
  readonly olderIdentities: readonly string[]
}
