import * as z from 'zod'
import { recordId } from '../model/record.ts'
import { type TableName, tableNames } from '../model/tables.ts'

/** Names one row of the archive. */
export const RowRef = z.object({ table: z.enum(tableNames as readonly [TableName, ...TableName[]]), id: recordId }) // there is at least one table
export type RowRef = z.infer<typeof RowRef>

/** One text for a row of the archive, among all tables. */
export function refKey({ table, id }: Pick<RowRef, 'table' | 'id'>): string {
  return `${table} ${id}`
}
