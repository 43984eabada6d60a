import { RecordBase } from '../model/record.ts'

type Fields = Readonly<Record<string, unknown>>

/** Who entered and last changed a row, and when: told beside what it holds, never compared. */
export const baseFields: readonly string[] = Object.keys(RecordBase.shape)

/** Whether two values of JSON are the same; a field without a value is none. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]))
  return sameFields(a as Fields, b as Fields, []) // objects of JSON
}

/** Whether two rows hold the same, base fields apart. */
export function sameContent(a: Fields, b: Fields): boolean {
  return a === b || sameFields(a, b, baseFields)
}

/** Whether two rows hold the same, some fields apart. */
export function sameFields(a: Fields, b: Fields, without: readonly string[]): boolean {
  const counts = (name: string) => !without.includes(name)
  return Object.keys(a).every(name => !counts(name) || sameValue(a[name], b[name])) && Object.keys(b).every(name => name in a || !counts(name) || b[name] === undefined)
}
