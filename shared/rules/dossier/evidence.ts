import type { TableName } from '../../model/tables.ts'
import type { EntryDirection } from '../../model/dossier/dossier-entry.ts'
import type { DayOrMonth } from '../../time/day-or-month.ts'
import { meetingEvidence } from './meeting-evidence.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { personEvidence } from './person-evidence.ts'
import { yearlyEvidence } from './yearly-evidence.ts'

/** A recorded fact that may be filed: stated as it is recorded, with the record that it comes from. No judgement is added. */
export interface Evidence {
  /** The same for as long as its record stands, also when a running year is over. */
  readonly key: string
  /** Null where it sums up many records. */
  readonly source: { readonly table: TableName; readonly id: string } | null
  readonly year: number | null
  readonly on: DayOrMonth | null
  readonly sectionCode: string
  /** 材料名称. */
  readonly name: string
  readonly fact: string
  readonly sourceOrganisation: string
  readonly direction: EntryDirection
}

/** By person, the latest first. */
export type EvidenceBook = ReadonlyMap<string, readonly Evidence[]>

/** Told of each fact as it is found. */
export type TakeEvidence = (personId: string, evidence: Evidence) => void

/** What the archive says of these people; one look through its records for all of them. */
export function evidenceOf(personIds: ReadonlySet<string>, input: EvidenceInput): EvidenceBook {
  const book = new Map<string, Evidence[]>([...personIds].map(id => [id, []]))
  const take: TakeEvidence = (personId, evidence) => { book.get(personId)?.push(evidence) }
  meetingEvidence(input, take)
  yearlyEvidence(personIds, input, take)
  personEvidence(personIds, input, take)
  for (const list of book.values()) list.sort((a, b) => (b.on ?? '').localeCompare(a.on ?? '') || a.key.localeCompare(b.key))
  return book
}
