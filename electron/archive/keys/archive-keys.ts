import type { SlotKind } from './key-slots.ts'

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

/** Keys as they were opened from their folder. */
export interface OpenedKeys extends ArchiveKeys {
  /** The number of the present identity. */
  readonly identity: number
  readonly openedWith: SlotKind
}

/** The keys of an open archive: whoever holds them goes on with the new ones once the identity is renewed. */
export class LiveKeys implements OpenedKeys {
  private keys: OpenedKeys

  constructor(keys: OpenedKeys) {
    this.keys = keys
  }

  adopt(keys: OpenedKeys): void {
    if (keys.archiveId !== this.keys.archiveId) throw new Error(`keys of archive ${keys.archiveId} for ${this.keys.archiveId}`)
    this.keys = keys
  }

  get archiveId(): string { return this.keys.archiveId }
  get epoch(): number { return this.keys.epoch }
  get recipient(): string { return this.keys.recipient }
  get identities(): readonly string[] { return this.keys.identities }
  get identity(): number { return this.keys.identity }
  get openedWith(): SlotKind { return this.keys.openedWith }
  readonly journalKey = (epoch: number): Uint8Array | undefined => this.keys.journalKey(epoch)
}
