import * as z from 'zod'
import { Instant } from '../time/instant.ts'
import { StoredRow } from './commit.ts'
import { Secret } from './secret.ts'

/** Where the journal stands: what a view must equal to be shown. */
export const ArchiveHead = z.object({
  archiveId: z.uuid(),
  schema: z.int(),
  seq: z.int(),
  /** Hex of the last frame's head. */
  head: z.string(),
  counts: z.record(z.string(), z.int()),
  viewHash: z.string(),
  unitName: z.string(),
  actor: z.string(),
  isSample: z.boolean(),
  readOnly: z.boolean(),
})
export type ArchiveHead = z.infer<typeof ArchiveHead>

export const SnapshotInfo = z.object({ id: z.string(), at: Instant, seq: z.int(), counts: z.record(z.string(), z.int()) })
export type SnapshotInfo = z.infer<typeof SnapshotInfo>

/** What the machine side found at start, before the view is looked at: one kind per case of formats.md §8. Paths are for reading only. */
export const MachineStart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('firstRun'), suggestedFolder: z.string() }),
  /** `foundArchives`: other archives whose rows are safe on this PC: a view of theirs may be thrown away. */
  z.object({ kind: z.literal('ready'), archive: ArchiveHead, tornTailCut: z.boolean(), foundArchives: z.array(z.uuid()) }),
  /** A snapshot is newer than the journal: acknowledged work is missing from it. `extra`: what the snapshot holds and the journal lacks, newest first, at most 500 rows of `extraTotal`. */
  z.object({ kind: z.literal('journalBehind'), archive: ArchiveHead, snapshot: SnapshotInfo, extra: z.array(StoredRow), extraTotal: z.int() }),
  z.object({
    kind: z.literal('damaged'), folder: z.string(), file: z.string(), frame: z.int(), lastGoodSeq: z.int(), lastGoodAt: Instant.nullable(),
    goodAfter: z.int(), snapshot: SnapshotInfo.nullable(), archiveId: z.string(),
  }),
  z.object({ kind: z.literal('journalMissing'), folder: z.string(), archiveId: z.string(), snapshots: z.array(SnapshotInfo) }),
  /** `copies`: where a readable copy of the keys was found. */
  z.object({ kind: z.literal('keysMissing'), folder: z.string(), copies: z.array(z.enum(['keys-copy', 'snapshots'])) }),
  /** A password is set: nothing is read before it is given. `waitSeconds`: after wrong ones. */
  z.object({ kind: z.literal('sealed'), folder: z.string(), unitName: z.string(), archiveId: z.uuid().nullable(), waitSeconds: z.int() }),
  z.object({ kind: z.literal('folderMissing'), folder: z.string() }),
  z.object({ kind: z.literal('folderUnreadable'), folder: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('notOurs'), folder: z.string() }),
  z.object({ kind: z.literal('locked'), folder: z.string(), holder: z.string() }),
  z.object({ kind: z.literal('newerFormat'), folder: z.string(), found: z.int(), known: z.int() }),
])
export type MachineStart = z.infer<typeof MachineStart>

/** What the window's view says of itself. `damaged`: it could not be read, or its parts contradict each other. */
export type ViewState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'holds'; readonly archiveId: string; readonly schema: number; readonly appliedSeq: number; readonly viewHash: string; readonly counts: Readonly<Record<string, number>> }

/** The choices by which a clerk gets on from a start that needs one. */
export const StartChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('continueWithGoodFrames') }),
  z.object({ kind: z.literal('openReadOnly') }),
  z.object({ kind: z.literal('takeKeysFromCopy') }),
  z.object({ kind: z.literal('restoreSnapshot'), snapshotId: z.string() }),
  /** Go on without the extra rows that a newer snapshot or the view holds; nothing is deleted. `viewSeq`: the view's appliedSeq, above which new work is counted; `viewRows`: all its rows, of which those that the journal lacks are set aside. */
  z.object({ kind: z.literal('continueWithoutExtra'), viewSeq: z.int().nullable(), viewRows: z.array(StoredRow).optional() }),
  z.object({ kind: z.literal('useFolder'), folder: z.string() }),
  z.object({ kind: z.literal('unlock'), secret: Secret }),
])
export type StartChoice = z.infer<typeof StartChoice>
