import * as z from 'zod'
import { recordId } from '../model/record.ts'
import { LocalDate } from '../time/local-date.ts'
import { RowRef } from './row-ref.ts'

/** The part of a backup that is wanted: all conditions together; rows that the wanted ones name come with them. */
export const ArchivePart = z.object({
  /** These organisations with all below them. */
  organisationIds: z.array(recordId).nullable(),
  personIds: z.array(recordId).nullable(),
  /** Meetings of these days, both included. */
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  rows: z.array(RowRef).nullable(),
})
export type ArchivePart = z.infer<typeof ArchivePart>

const changes = { added: z.int(), changed: z.int(), same: z.int(), deleted: z.int() }

/** What taking a state over would do: rows of the backup that are new, changed or the same here, and rows here that it lacks (`deleted`). */
export const ChangeCounts = z.object(changes)
export type ChangeCounts = z.infer<typeof ChangeCounts>

/** One line of a report: one table of one organisation. Rows without an organisation have none. */
export const ReportLine = z.object({ table: RowRef.shape.table, organisation: z.string().nullable(), ...changes })
export type ReportLine = z.infer<typeof ReportLine>

/** A row that would change, for the clerk to look at: at most some hundreds are told. */
export const ReportRow = z.object({
  ...RowRef.shape,
  title: z.string(),
  organisation: z.string().nullable(),
  change: z.enum(['added', 'changed', 'deleted']),
  /** Chinese names of the fields that differ. */
  fields: z.array(z.string()),
})
export type ReportRow = z.infer<typeof ReportRow>

export const ChangeReport = z.object({
  total: ChangeCounts,
  lines: z.array(ReportLine),
  rows: z.array(ReportRow),
  /** How many changes there are; `rows` may be only the first of them. */
  rowsTotal: z.int(),
  /** Chinese sentences: rules between records that the result would break. Empty = it can be done. */
  problems: z.array(z.string()),
})
export type ChangeReport = z.infer<typeof ChangeReport>
