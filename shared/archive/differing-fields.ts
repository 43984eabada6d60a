import { type TableName, tables } from '../model/tables.ts'
import { canonicalJson } from './canonical-json.ts'

type Fields = Readonly<Record<string, unknown>>

/** Fields of the form first, then those of a newer version. Who entered the record, and when, is none of them. */
export function fieldsThatDiffer(table: TableName, left: Fields, right: Fields): readonly string[] {
  const fields = new Set([...Object.keys(tables[table].labels), ...Object.keys(left), ...Object.keys(right)])
  return [...fields].filter(field => !ofTheEntry.has(field) && !isSame(left[field], right[field]))
}

const ofTheEntry: ReadonlySet<string> = new Set(['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'source', 'rev', '_h'])

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null)
}
