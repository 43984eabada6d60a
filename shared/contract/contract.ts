import * as z from 'zod'
import { Commit, StoredRow } from '../archive/commit.ts'
import { ArchiveHead, MachineStart, SnapshotInfo, StartChoice } from '../archive/start-state.ts'
import { recordId } from '../model/record.ts'
import { Instant } from '../time/instant.ts'
import type { Outcome } from './outcome.ts'

/** Bytes are a type of their own: an ArrayBuffer over IPC, a binary body over HTTP; never base64 in JSON. At most one field of a call carries them. */
export const Bytes = z.instanceof(Uint8Array<ArrayBufferLike>)

/** A place on this PC that the machine side has named: windows hold tokens, never paths. `label` is for reading. */
const Place = z.object({ token: z.string(), label: z.string() })
export type Place = z.infer<typeof Place>

const nothing = z.object({})

/** Where the next page of rows begins; opaque to the window. */
export const RowsCursor = z.string()

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
  rowsPage: { input: z.object({ after: RowsCursor.nullable() }), output: z.object({ archive: ArchiveHead, rows: z.array(StoredRow), next: RowsCursor.nullable() }) },
  saveDraft: { input: z.object({ form: z.string().regex(/^[a-z-]+$/), recordId, content: z.unknown() }), output: z.object({ savedAt: Instant }) },
  drafts: { input: nothing, output: z.array(Draft) },
  removeDraft: { input: z.object({ form: z.string().regex(/^[a-z-]+$/), recordId }), output: nothing },
  putBlob: { input: z.object({ bytes: Bytes }), output: z.object({ sha256: z.string(), bytes: z.int() }), bytes: 'in' },
  getBlob: { input: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), output: z.object({ bytes: Bytes }), bytes: 'out' },

  // data and settings
  dataStatus: { input: nothing, output: DataStatus },
  snapshotNow: { input: nothing, output: SnapshotInfo },
  verifyArchive: { input: nothing, output: z.object({ ok: z.boolean(), frames: z.int(), head: z.string(), snapshots: z.int(), problems: z.array(z.string()) }) },
  /** The browser engine's own storage of this window, thrown away where it can't be opened any more: only the view is in it, and is made anew. */
  clearWindowStorage: { input: nothing, output: nothing },
  setActor: { input: z.object({ actor: z.string().trim().min(1) }), output: nothing },

  // files and fonts
  /** Electron answers with the folder chosen in the system's dialog (null = cancelled); the browser shell says `inApp`: the window shows its own picker. */
  chooseFolder: { input: z.object({ title: z.string() }), output: z.discriminatedUnion('kind', [z.object({ kind: z.literal('chosen'), folder: Place.nullable() }), z.object({ kind: z.literal('inApp') })]) },
  folders: { input: z.object({ parent: z.string().nullable() }), output: z.object({ here: Place.nullable(), up: Place.nullable(), folders: z.array(Place) }) },
  makeFolder: { input: z.object({ parent: z.string(), name: z.string().trim().min(1) }), output: Place },
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
