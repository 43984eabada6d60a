import * as z from 'zod'
import { Instant } from '../time/instant.ts'
import { LocalDate } from '../time/local-date.ts'
import { RowRef } from './row-ref.ts'

const fields = z.record(z.string(), z.unknown())

/** Of every commit. `actor`: 操作人. */
const commitFacts = { seq: z.int(), at: Instant, actor: z.string(), device: z.string(), act: z.string(), summary: z.string() }

/** What one commit did to one record, newest first in a history. */
export const RecordChange = z.object({
  ...commitFacts,
  /** As it was from then on; null = deleted. */
  value: fields.nullable(),
})
export type RecordChange = z.infer<typeof RecordChange>

/** One commit, for the audit view. */
export const ActEntry = z.object({
  ...commitFacts,
  /** By table: rows written and deleted. */
  tables: z.array(z.object({ table: z.string(), written: z.int(), deleted: z.int() })),
  /** Hex of the commit's last head. */
  head: z.string(),
  /** The commit that took it back; null = it stands. */
  undoneBy: z.int().nullable(),
})
export type ActEntry = z.infer<typeof ActEntry>

export const ActFilter = z.object({
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  actor: z.string().nullable(),
  act: z.string().nullable(),
  /** Anywhere in the summary. */
  text: z.string(),
})
export type ActFilter = z.infer<typeof ActFilter>

/** A deleted record that can still be brought back. */
export const DeletedRecord = z.object({
  ...RowRef.shape,
  /** As it was. */
  value: fields,
  seq: z.int(),
  deletedAt: Instant,
  deletedBy: z.string(),
  summary: z.string(),
  daysLeft: z.int(),
})
export type DeletedRecord = z.infer<typeof DeletedRecord>
