import type { EntryDirection } from '../../model/dossier/dossier-entry.ts'
import type { TableName } from '../../model/tables.ts'
import type { DayOrMonth } from '../../time/day-or-month.ts'
import { attendanceEvidence, doubleLifeEvidence } from './attendance-evidence.ts'
import { type EvidenceContext, evidenceContext } from './evidence-context.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { meetingEvidence } from './meeting-evidence.ts'
import { gradeEvidence, honourEvidence, reviewEvidence, talkEvidence } from './person-evidence.ts'
import { studyEvidence, trainingEvidence } from './study-evidence.ts'

/** A recorded fact that may be filed: stated as it is recorded, with the record that it comes from. No judgement is added. */
export interface Evidence {
  /** The same for as long as its record stands, also when a running year is over. */
  readonly key: string
  /** Null where it sums up many records. */
  readonly source: { readonly table: TableName; readonly id: string } | null
  readonly year: number | null
  /** 形成时间: the record's day, of a sum the last one that it counts; null = none is recorded. */
  readonly on: DayOrMonth | null
  readonly sectionCode: string
  /** 材料名称. */
  readonly name: string
  /** One sentence. */
  readonly fact: string
  readonly sourceOrganisation: string
  readonly direction: EntryDirection
}

/** By person, the latest first; what has no day stands after the others of its year. */
export type EvidenceBook = ReadonlyMap<string, readonly Evidence[]>

export interface ToldEvidence { readonly personId: string; readonly evidence: Evidence }

const kindsOfEvidence: readonly ((context: EvidenceContext) => readonly ToldEvidence[])[] = [
  meetingEvidence, studyEvidence, trainingEvidence, attendanceEvidence, doubleLifeEvidence, talkEvidence, reviewEvidence, gradeEvidence, honourEvidence,
]

/** What the archive says of these people; one look through its records for all of them. */
export function evidenceOf(personIds: ReadonlySet<string>, input: EvidenceInput): EvidenceBook {
  const context = evidenceContext(input, personIds)
  const book = new Map<string, Evidence[]>([...personIds].map(id => [id, []]))
  for (const { personId, evidence } of kindsOfEvidence.flatMap(kind => kind(context))) book.get(personId)?.push(evidence)
  for (const list of book.values()) list.sort(latestFirst)
  return book
}

function latestFirst(a: Evidence, b: Evidence): number {
  const [first, second] = [a, b].map(({ on, year }) => on ?? String(year ?? '')) as [string, string] // as many as there were
  return first > second ? -1 : first < second ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
