import * as z from 'zod'
import { Instant } from '../time/instant.ts'
import { ChangeReport } from './restore-report.ts'
import { RowRef } from './row-ref.ts'

/** One side of a conflict: the value as the archive keeps it, its words for reading, and who wrote it when. */
const Side = z.object({ value: z.unknown(), text: z.string(), by: z.string(), at: Instant.nullable() })

/** Both sides changed the same thing, and a person must decide. `path`: `place`, `topics/<item id>/title`; empty = the row as a whole (one side deleted it, or the archive's rules refuse it). */
export const MergeConflict = z.object({
  ...RowRef.shape,
  /** Number of the set, from 0, in the order that they were given. */
  source: z.int(),
  path: z.string(),
  kind: z.enum(['field', 'editAgainstDelete', 'refused']),
  title: z.string(),
  organisation: z.string().nullable(),
  /** The field's Chinese name. */
  field: z.string(),
  mine: Side,
  theirs: Side,
  /** What is taken unless somebody decides otherwise: an edit beats a deletion; of two edits neither is taken for granted. */
  proposed: z.enum(['mine', 'theirs']).nullable(),
  /** Why it is asked, for `refused`: the rule's sentence. */
  reason: z.string(),
})
export type MergeConflict = z.infer<typeof MergeConflict>

export const MergeDecision = z.object({ ...RowRef.shape, source: z.int(), path: z.string(), take: z.enum(['mine', 'theirs']) })
export type MergeDecision = z.infer<typeof MergeDecision>

/** Two rows that may be the same person or organisation: only told, never joined. */
export const LikelyDouble = z.object({ ...RowRef.shape, title: z.string(), otherId: z.string(), otherTitle: z.string(), reason: z.string() })
export type LikelyDouble = z.infer<typeof LikelyDouble>

export const MergeSource = z.object({
  unit: z.string(),
  archiveId: z.uuid(),
  backupId: z.string(),
  seq: z.int(),
  rows: z.int(),
  /** The state that both shared last; null = the first merge with this archive. */
  baseSeq: z.int().nullable(),
  /** This very state was merged before: nothing to do. */
  isKnown: z.boolean(),
})
export type MergeSource = z.infer<typeof MergeSource>

export const MergeReport = z.object({
  sources: z.array(MergeSource),
  changes: ChangeReport,
  conflicts: z.array(MergeConflict),
  doubles: z.array(LikelyDouble),
  /** Chinese sentences: what was kept although one side had deleted it. */
  flags: z.array(z.string()),
  /** Of the state that was compared: a merge by this report is refused once it has changed. */
  stamp: z.string(),
})
export type MergeReport = z.infer<typeof MergeReport>
