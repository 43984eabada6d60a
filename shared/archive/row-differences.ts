import type { Meeting } from '../model/meeting.ts'
import type { TableName } from '../model/tables.ts'
import { fieldsThatDiffer } from './differing-fields.ts'
import { fieldLabel, fieldText, type Names } from './field-text.ts'
import { type Difference, meetingDifferences } from './meeting-differences.ts'

type Fields = Readonly<Record<string, unknown>>

/** Field by field, in the order of the form and in its words; of a meeting's lists only what differs. */
export function rowDifferences(table: TableName, left: Fields, right: Fields, names: Names): readonly Difference[] {
  if (table === 'meetings') return meetingDifferences(left as unknown as Meeting, right as unknown as Meeting, names) // parsed by its table's schema before it was kept
  return fieldsThatDiffer(table, left, right).map(field => ({ label: fieldLabel(table, field), left: fieldText(table, field, left[field], names), right: fieldText(table, field, right[field], names) }))
}
