import * as z from 'zod'
import { Drive } from '../archive/backup-set.ts'
import { MergeDecision, MergeReport } from '../archive/merge-report.ts'
import { ArchivePart, ChangeReport } from '../archive/restore-report.ts'
import { RowRef } from '../archive/row-ref.ts'
import { Secret } from '../archive/secret.ts'
import { MachineStart } from '../archive/start-state.ts'
import { recordId } from '../model/record.ts'
import { Instant } from '../time/instant.ts'
import { LocalDate } from '../time/local-date.ts'
import { PagedRows } from './paged-rows.ts'

const Place = Drive.shape.place
const token = z.string()

/** A backup of a set, and what opens it; `secret` null = the set is the archive's own, or has no password. */
const OneBackup = { set: token, secret: Secret.nullable(), backupId: z.string() }

/** Chinese, for reading: attachments whose file is neither here nor in the backup. */
const missingFiles = z.array(z.string())

/** One backup of each set that is merged. `backupId` null = its newest. */
const MergeInput = z.object({ set: token, secret: Secret.nullable(), backupId: z.string().nullable() })

/** What is ordered, and what comes of it. */
function work<const K extends string, O extends z.ZodRawShape, R extends z.ZodRawShape>(kind: K, order: O, result: R) {
  return { order: z.object({ kind: z.literal(kind), ...order }), result: z.object({ kind: z.literal(kind), ...result }) }
}

/** Long work that a person waits for, one entry a kind. */
export const works = {
  /** To a stick or folder: full the first time, then what is new there. `form`: a folder set, or one file to send. */
  backup: work('backup', { folder: token, form: z.enum(['folder', 'file']) }, {
    place: Place, backupId: z.string(), at: Instant, seq: z.int(), label: z.string(),
    /** Packs written now, and packs that were there before. */
    newPacks: z.int(), sharedPacks: z.int(), writtenBytes: z.number(),
    verifiedAt: Instant,
    /** When the oldest of the shared packs was last read whole on this very stick; null = there are none. */
    sharedReadAt: Instant.nullable(),
    records: z.int(), files: z.int(),
    /** Chinese, for reading: what is wrong with the archive, though the backup stands. */
    warnings: z.array(z.string()),
  }),
  /** Reads a set whole: one backup, or all of them. */
  verifySet: work('verifySet', { set: token, secret: Secret.nullable(), backupId: z.string().nullable() }, {
    backups: z.array(z.object({ id: z.string(), records: z.int(), files: z.int(), problem: z.string().nullable() })),
  }),
  /** `deleteNewer` as for `restore`: `deleted` is counted either way, the problems are those of this very order. */
  examineRestore: work('examineRestore', { ...OneBackup, part: ArchivePart.nullable(), deleteNewer: z.boolean() }, { report: ChangeReport, missingFiles }),
  /** `deleteNewer`: rows of the wanted part that the backup lacks are deleted, so that it becomes what it was then. `seq` null = there was nothing to change. */
  restore: work('restore', { ...OneBackup, part: ArchivePart.nullable(), deleteNewer: z.boolean() }, { seq: z.int().nullable(), total: ChangeReport.shape.total }),
  /** Into an empty or new folder (null = the suggested one); the archive is open when it ends. */
  restoreNew: work('restoreNew', { ...OneBackup, folder: token.nullable(), actor: z.string().trim().min(1) }, { start: MachineStart, missingFiles }),
  /** A part for the upper unit, sealed to it and to us; `organisationId` null = everything. */
  submit: work('submit', {
    folder: token, receiver: z.string().trim().min(1), recipient: z.string(), organisationId: recordId.nullable(), from: LocalDate.nullable(), to: LocalDate.nullable(),
  }, { file: Place, records: z.int(), files: z.int(), bytes: z.number() }),
  /** The ops that were staged under this commit's id (`stageOps`), after a snapshot, as one commit. */
  importRoster: work('importRoster', { commit: recordId, summary: z.string().min(1) }, { seq: z.int(), at: Instant, rows: PagedRows }),
  examineMerge: work('examineMerge', { sets: z.array(MergeInput).min(1) }, { report: MergeReport }),
  /** `stamp`: of the report that the decisions were made upon. */
  merge: work('merge', { sets: z.array(MergeInput).min(1), decisions: z.array(MergeDecision), stamp: z.string() }, {
    seq: z.int().nullable(), total: ChangeReport.shape.total, flags: z.array(z.string()),
  }),
  /** 清除: a new journal without these rows (and their history), a verified backup of it to `folder`, then the old files go (formats.md §1). `staleSets`: labels of sticks that still hold it. */
  purge: work('purge', { rows: z.array(RowRef).min(1), reason: z.string().trim().min(1), folder: token }, { seq: z.int(), removedFiles: z.int(), staleSets: z.array(z.string()) }),
  /** The rest of a 清除 that was cut short before its backup. */
  finishPurge: work('finishPurge', { folder: token }, { removedFiles: z.int(), staleSets: z.array(z.string()) }),
} as const

export type WorkKind = keyof typeof works
export type OrderOf<K extends WorkKind> = z.infer<(typeof works)[K]['order']>
export type ResultOf<K extends WorkKind> = z.infer<(typeof works)[K]['result']>
export type WorkOrder = { [K in WorkKind]: OrderOf<K> }[WorkKind]
export type WorkResult = { [K in WorkKind]: ResultOf<K> }[WorkKind]

const every = Object.values(works)
export const WorkOrder = z.discriminatedUnion('kind', every.map(one => one.order) as never) as unknown as z.ZodType<WorkOrder, WorkOrder> // one for each kind
export const WorkResult = z.discriminatedUnion('kind', every.map(one => one.result) as never) as unknown as z.ZodType<WorkResult, WorkResult> // as above

/** How far it is. `doing`: 正在写入附件; `total` null = not known; counted in bytes or in things. */
export const WorkProgress = z.object({
  doing: z.string(), done: z.number(), total: z.number().nullable(), unit: z.enum(['bytes', 'records', 'files', 'sets']),
  /** Nothing has moved for half a minute: a slow stick, nothing is lost. */
  stalled: z.boolean(),
})
export type WorkProgress = z.infer<typeof WorkProgress>

const FailureShape = z.object({
  code: z.string(), message: z.string(), detail: z.string().optional(),
  problems: z.array(z.object({ table: z.string(), id: z.string(), path: z.string(), message: z.string() })).optional(),
})

export const WorkState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running'), progress: WorkProgress }),
  z.object({ kind: z.literal('done'), result: WorkResult }),
  z.object({ kind: z.literal('failed'), failure: FailureShape }),
  /** Nothing was done, or what was begun is taken back. */
  z.object({ kind: z.literal('cancelled') }),
])
export type WorkState = z.infer<typeof WorkState>
