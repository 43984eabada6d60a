import type { Person } from '../../model/person.ts'
import { nameKey } from './find-person.ts'
import type { ReadRow } from './read-row.ts'
import type { RowChoice } from './roster-choices.ts'
import type { RowValues } from './row-values.ts'

export interface Doubles {
  /** The row before that is about the same person; null = there is none. */
  first(person: Person | null, read: ReadRow, choice: RowChoice): { readonly row: number; readonly isChanged: boolean } | null
  /** `isChanged`: the row changes a known person. */
  note(person: Person | null, read: ReadRow, isChanged: boolean): void
}

/** Rows that double each other in the file: the same known person, the same ID number, the same name without anything that tells them apart. */
export function openDoubles(): Doubles {
  const byPerson = new Map<string, { readonly row: number; readonly isChanged: boolean }>()
  const byNumber = new Map<string, number>()
  const byName = new Map<string, { readonly number: number; readonly values: RowValues }[]>()
  return {
    first: (person, { values }, choice) => {
      const ofPerson = person === null ? undefined : byPerson.get(person.id)
      if (ofPerson !== undefined) return ofPerson
      const ofNumber = values.idNumber === undefined ? undefined : byNumber.get(values.idNumber)
      if (choice.person?.kind === 'new') return null
      const ofName = ofNumber ?? (person !== null ? undefined : byName.get(nameKey(values.name ?? ''))?.find(other => mayBeOne(other.values, values))?.number)
      return ofName === undefined ? null : { row: ofName, isChanged: false }
    },
    note: (person, { number, values }, isChanged) => {
      if (person !== null) byPerson.set(person.id, { row: number, isChanged })
      if (values.idNumber !== undefined) byNumber.set(values.idNumber, number)
      const key = nameKey(values.name ?? '')
      const same = byName.get(key)
      if (same === undefined) byName.set(key, [{ number, values }])
      else same.push({ number, values })
    },
  }
}

/** Nothing tells them apart: births, ID numbers, sexes, phones and days of joining that both rows say agree. */
function mayBeOne(a: RowValues, b: RowValues): boolean {
  if (a.idNumber !== undefined && b.idNumber !== undefined) return a.idNumber === b.idNumber
  if (a.birth !== undefined && b.birth !== undefined) return a.birth.startsWith(b.birth) || b.birth.startsWith(a.birth)
  return (['sex', 'phone', 'joinedOn', 'nationality', 'nativePlace', 'organisation'] as const).every(field => a[field] === undefined || b[field] === undefined || a[field] === b[field])
}
