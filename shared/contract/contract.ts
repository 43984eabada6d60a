import * as z from 'zod'
import { ActEntry, ActFilter, DeletedRecord, RecordChange } from '../archive/act.ts'
import { BackupRecord, Drive, SetLook } from '../archive/backup-set.ts'
import { Commit, StoredRow } from '../archive/commit.ts'
import { RowRef } from '../archive/row-ref.ts'
import { Secret } from '../archive/secret.ts'
import { ArchiveHead, MachineStart, SnapshotInfo, StartChoice } from '../archive/start-state.ts'
import { SectionOp, sectionTable } from '../model/dossier/section-tables.ts'
import { recordId } from '../model/record.ts'
import { Instant } from '../time/instant.ts'
import type { Outcome } from './outcome.ts'
import { PagedRows, RowsCursor } from './paged-rows.ts'
import { WorkOrder, WorkState } from './work.ts'

/** Bytes are a type of their own: an ArrayBuffer over IPC, a binary body over HTTP; never base64 in JSON. At most one field of a call carries them. */
export const Bytes = z.instanceof(Uint8Array<ArrayBufferLike>)

/** A place on this PC that the machine side has named: windows hold tokens, never paths. `label` is for reading. */
const Place = z.object({ token: z.string(), label: z.string() })
export type Place = z.infer<typeof Place>

const nothing = z.object({})

/** `kept`: rows that had been changed since and were left as they are. `seq` null = nothing was left to do. Where there are too many rows for one answer they are read in pages instead. */
const TakenBack = z.object({ seq: z.int().nullable(), at: Instant, rows: z.array(StoredRow), paged: PagedRows.nullable(), kept: z.array(RowRef) })

/** As `SectionRow`. */
const SectionRowShape = z.object({ table: sectionTable, id: recordId, row: z.record(z.string(), z.unknown()).nullable() })

export const Draft = z.object({ form: z.string(), recordId, savedAt: Instant, content: z.unknown() })
export type Draft = z.infer<typeof Draft>

export const DataStatus = z.object({
  folder: z.string(),
  freeBytes: z.number(),
  totalBytes: z.number(),
  journalBytes: z.number(),
  blobBytes: z.number(),
  seq: z.int(),
  head: z.string(),
  lastSnapshot: SnapshotInfo.nullable(),
  snapshots: z.int(),
  quarantined: z.array(z.string()),
  /** Whether a password is needed to open the archive, and what it was opened with now. */
  protection: z.enum(['none', 'password']),
  openedWith: z.enum(['open', 'password', 'recoveryKey']),
  /** Needs no backup. */
  isSample: z.boolean(),
  /** The last one that was finished and verified, on whichever stick; one on the archive's own disk only where there is no other. */
  lastBackup: BackupRecord.nullable(),
  /** A full set on another fixed drive, updated with each snapshot. */
  mirror: z.object({ folder: z.string(), at: Instant.nullable(), problem: z.string().nullable() }).nullable(),
  /** A 清除 whose old files still lie here: it waits for a verified backup. */
  pendingPurge: z.object({ seq: z.int(), at: Instant }).nullable(),
})
export type DataStatus = z.infer<typeof DataStatus>

/** One face of a font file that may be embedded in a PDF. `bundled` ones come with the product. */
export const FontFaceInfo = z.object({ id: z.string(), family: z.string(), postscriptName: z.string().nullable(), bundled: z.boolean() })
export type FontFaceInfo = z.infer<typeof FontFaceInfo>

/** Everything a window may ask of the machine. The only place where calls are declared. */
export const contract = {
  // start (formats.md §8)
  start: { input: nothing, output: MachineStart },
  chooseStart: { input: StartChoice, output: MachineStart },
  createArchive: { input: z.object({ folder: z.string().nullable(), unitName: z.string().trim().min(1), actor: z.string().trim().min(1) }), output: MachineStart },
  openSample: { input: nothing, output: MachineStart },
  leaveSample: { input: nothing, output: MachineStart },
  /** Rows of a view whose journal lacks them enter the archive as one commit; into a new archive when theirs is not there. `viewSeq`: the view's appliedSeq. */
  adoptRows: { input: z.object({ archiveId: z.uuid(), viewSeq: z.int(), rows: z.array(StoredRow) }), output: MachineStart },

  // the archive
  commit: { input: Commit, output: z.object({ seq: z.int(), at: Instant, rows: z.array(StoredRow) }) },
  /** A piece of a commit too large for one call: its ops as lines of JSON in UTF-8, cut anywhere. Nothing is written before `importRoster` is ordered; another commit's pieces take their place. */
  stageOps: { input: z.object({ commit: recordId, bytes: Bytes }), output: nothing, bytes: 'in' },
  rowsPage: { input: z.object({ after: RowsCursor.nullable() }), output: z.object({ archive: ArchiveHead, rows: z.array(StoredRow), next: RowsCursor.nullable() }) },
  saveDraft: { input: z.object({ form: z.string().regex(/^[a-z-]+$/), recordId, content: z.unknown() }), output: z.object({ savedAt: Instant }) },
  drafts: { input: nothing, output: z.array(Draft) },
  removeDraft: { input: z.object({ form: z.string().regex(/^[a-z-]+$/), recordId }), output: nothing },
  putBlob: { input: z.object({ bytes: Bytes }), output: z.object({ sha256: z.string(), bytes: z.int() }), bytes: 'in' },
  getBlob: { input: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), output: z.object({ bytes: Bytes }), bytes: 'out' },

  // the sealed section (formats.md §4): its own password, its own drafts and blobs; locked again after `lockAfterMs` without a call
  /** `samplePassword`: what the sample archive's section was begun with; null in every other archive. */
  sectionStatus: { input: nothing, output: z.object({ state: z.enum(['none', 'locked', 'unlocked']), since: Instant.nullable(), lockAfterMs: z.int(), samplePassword: z.string().nullable() }) },
  /** Checks the new password, and the present one where there is a section; makes a recovery key to be printed. Nothing has changed yet. */
  beginSection: { input: z.object({ current: Secret.nullable(), password: z.string() }), output: z.object({ recoveryKey: z.string() }) },
  /** The printed key typed back: only now the section begins, or its new keys come into force and the slots of before go. It is open then. */
  confirmSection: { input: z.object({ recoveryKey: z.string() }), output: nothing },
  unlockSection: { input: z.object({ secret: Secret }), output: nothing },
  lockSection: { input: nothing, output: nothing },
  /** The clerk is still there. */
  touchSection: { input: nothing, output: nothing },
  /** Every row of the open section, lines of JSON `SectionRow` in UTF-8; `unreadable`: sealed records that don't open. */
  sectionRows: { input: nothing, output: z.object({ seq: z.int(), unreadable: z.int(), bytes: Bytes }), bytes: 'out' },
  commitSection: { input: z.object({ id: recordId, ops: z.array(SectionOp).min(1) }), output: z.object({ seq: z.int(), at: Instant, rows: z.array(StoredRow), sectionRows: z.array(SectionRowShape) }) },
  putSectionBlob: { input: z.object({ bytes: Bytes }), output: z.object({ blob: z.string(), bytes: z.int() }), bytes: 'in' },
  getSectionBlob: { input: z.object({ blob: z.string().regex(/^[0-9a-f]{32}\.age$/) }), output: z.object({ bytes: Bytes }), bytes: 'out' },
  saveSectionDraft: { input: z.object({ form: z.string().regex(/^[a-z-]+$/), recordId, content: z.unknown() }), output: z.object({ savedAt: Instant }) },
  sectionDrafts: { input: nothing, output: z.array(Draft) },
  removeSectionDraft: { input: z.object({ form: z.string().regex(/^[a-z-]+$/), recordId }), output: nothing },

  // data and settings
  dataStatus: { input: nothing, output: DataStatus },
  snapshotNow: { input: nothing, output: SnapshotInfo },
  verifyArchive: { input: nothing, output: z.object({ ok: z.boolean(), frames: z.int(), head: z.string(), snapshots: z.int(), problems: z.array(z.string()) }) },
  /** The browser engine's own storage of this window, thrown away where it can't be opened any more: only the view is in it, and is made anew. */
  clearWindowStorage: { input: nothing, output: nothing },
  setActor: { input: z.object({ actor: z.string().trim().min(1) }), output: nothing },

  // keys (formats.md §4)
  keyStatus: {
    input: nothing,
    output: z.object({
      protection: z.enum(['none', 'password']), openedWith: z.enum(['open', 'password', 'recoveryKey']),
      /** How many identities there were so far; `since`: when the present one was made. */
      identity: z.int(), since: Instant.nullable(),
      /** `age1…`: what lower units seal their reports to. */
      recipient: z.string(),
      /** Upper units that can open this archive's backups. */
      units: z.array(z.object({ name: z.string(), recipient: z.string() })),
    }),
  },
  /** Checks the present password (null where there is none yet, or where the recovery key opened the archive) and the new one; makes a recovery key to be printed. Nothing has changed yet. */
  beginPassword: { input: z.object({ current: z.string().nullable(), password: z.string() }), output: z.object({ recoveryKey: z.string() }) },
  /** The printed key typed back: only now the password, a new identity and a new journal epoch come into force, and older slots go. */
  confirmPassword: { input: z.object({ recoveryKey: z.string() }), output: z.object({ identity: z.int() }) },
  saveUnits: { input: z.object({ units: z.array(z.object({ name: z.string().trim().min(1), recipient: z.string() })) }), output: nothing },

  // backups (formats.md §7)
  drives: { input: nothing, output: z.object({ drives: z.array(Drive) }) },
  /** Sets in a folder (it may be a set itself), files to send among them; or the archive's own snapshots or mirror. */
  findSets: { input: z.object({ in: z.union([z.object({ folder: z.string() }), z.object({ own: z.enum(['snapshots', 'mirror']) })]) }), output: z.object({ sets: z.array(SetLook) }) },
  backupRecords: { input: nothing, output: z.object({ records: z.array(BackupRecord) }) },
  /** Removes backups that may go, and the packs that no other names. */
  pruneSet: { input: z.object({ set: z.string(), backupIds: z.array(z.string()) }), output: z.object({ freedBytes: z.number() }) },
  /** Null = no mirror any more; what lies there stays. */
  setMirror: { input: z.object({ folder: z.string().nullable() }), output: nothing },

  // long work: ordered, watched, cancelled
  beginWork: { input: z.object({ order: WorkOrder }), output: z.object({ work: z.string() }) },
  workState: { input: z.object({ work: z.string() }), output: WorkState },
  cancelWork: { input: z.object({ work: z.string() }), output: nothing },

  // history, all from the journal
  recordHistory: { input: RowRef, output: z.object({ changes: z.array(RecordChange) }) },
  /** Newest first, at most `limit`; `before`: only acts below this seq. `next` null = there are no more. */
  acts: { input: z.object({ filter: ActFilter, before: z.int().nullable(), limit: z.int().min(1).max(2000) }), output: z.object({ acts: z.array(ActEntry), next: z.int().nullable() }) },
  /** Each row that a commit touched, before and after. */
  actRows: { input: z.object({ seq: z.int() }), output: z.object({ rows: z.array(z.object({ ...RowRef.shape, before: z.record(z.string(), z.unknown()).nullable(), after: z.record(z.string(), z.unknown()).nullable() })) }) },
  /** Deleted within the last 90 days and still gone, newest first. */
  deletedRecords: { input: nothing, output: z.object({ records: z.array(DeletedRecord) }) },
  /** With the deleted records that they name. */
  restoreDeleted: { input: z.object({ rows: z.array(RowRef).min(1) }), output: TakenBack },
  /** Puts back what a commit changed, in a commit of its own; rows that were changed since stay. */
  undoCommit: { input: z.object({ seq: z.int() }), output: TakenBack },
  /** Restores, merges and imports of the last 30 days. */
  undoableActs: { input: nothing, output: z.object({ acts: z.array(ActEntry) }) },
  /** The code printed in a ledger's footer: the first 16 hex digits of the head at that seq. */
  checkHead: { input: z.object({ seq: z.int(), code: z.string() }), output: z.object({ verdict: z.enum(['fits', 'differs', 'unknown']) }) },

  // files and fonts
  /** Electron answers with the folder chosen in the system's dialog (null = cancelled); the browser shell says `inApp`: the window shows its own picker. */
  chooseFolder: { input: z.object({ title: z.string() }), output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('chosen'), folder: Place.nullable() }), z.object({ kind: z.literal('inApp') })]) },
  folders: { input: z.object({ parent: z.string().nullable() }), output: z.object({ here: Place.nullable(), up: Place.nullable(), folders: z.array(Place) }) },
  makeFolder: { input: z.object({ parent: z.string(), name: z.string().trim().min(1) }), output: Place },
  /** A folder that is filled (`makeFolder`, `saveDocument`) under a name that nobody opens, and gets its own at last or is dropped: there whole or not at all. A second of the same name becomes “… (2)”. */
  beginFolder: { input: z.object({ parent: z.string() }), output: Place },
  finishFolder: { input: z.object({ begun: z.string(), name: z.string().trim().min(1) }), output: z.object({ folder: Place }) },
  dropFolder: { input: z.object({ begun: z.string() }), output: nothing },
  /** Never overwrites: a second file of the same name becomes “… (2)”. */
  saveDocument: { input: z.object({ folder: z.string(), name: z.string().min(1), bytes: Bytes }), output: z.object({ file: Place }), bytes: 'in' },
  showInFolder: { input: z.object({ file: z.string() }), output: nothing },
  fontFaces: { input: nothing, output: z.array(FontFaceInfo) },
  fontFile: { input: z.object({ id: z.string() }), output: z.object({ bytes: Bytes }), bytes: 'out' },
} as const satisfies Record<string, CallShape>

interface CallShape {
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** Which side carries bytes; such calls go as a binary body over HTTP. */
  readonly bytes?: 'in' | 'out'
}

export type Call = keyof typeof contract
export type Input<C extends Call> = z.infer<(typeof contract)[C]['input']>
export type Output<C extends Call> = z.infer<(typeof contract)[C]['output']>

/** The contract as screens see it. */
export type Machine = { readonly [C in Call]: (input: Input<C>) => Promise<Outcome<Output<C>>> }
/** The contract as the machine side writes it; expected failures are thrown. */
export type Handlers = { readonly [C in Call]: (input: Input<C>) => Promise<Output<C>> }

export const callNames = Object.keys(contract) as readonly Call[] // Object.keys forgets the key type
