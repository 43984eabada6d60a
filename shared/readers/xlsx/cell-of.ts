import type { SheetCell } from '../../imports/sheet.ts'
import { dateCell } from '../date-cell.ts'

const dayMs = 86_400_000
/** 1970-01-01 as Excel counts days. */
const unixEpochSerial = 25_569

/** A value as read-excel-file gives it; dates come as UTC instants that were made from a day number. */
export function cellOf(value: unknown): SheetCell {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return dateCell(value.getTime() / dayMs + unixEpochSerial)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new Error(`a cell of the kind ${typeof value}`)
}
