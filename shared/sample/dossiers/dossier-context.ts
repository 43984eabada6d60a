import type { DossierTemplate } from '../../model/dossier/dossier-template.ts'
import type { Person } from '../../model/person.ts'
import type { EvidenceBook } from '../../rules/dossier/evidence.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { Dice } from '../dice.ts'

/** What one file is made of; by its place in the row it gets its gap. */
export interface DossierContext {
  readonly dice: Dice
  /** Milliseconds of its ids' time part. */
  readonly start: number
  readonly today: LocalDate
  /** Whose catalogue the file follows. */
  readonly template: DossierTemplate
  readonly templates: { readonly first: DossierTemplate; readonly second: DossierTemplate }
  /** What the archive says today, and what it said when the year was younger. */
  readonly books: { readonly now: EvidenceBook; readonly earlier: EvidenceBook }
  readonly person: Person
  readonly index: number
  readonly openedOn: LocalDate
}

/** Places in the row of those that lack something, or have what others lack; the rest of a long row follows the same pattern. */
export const places = { notUpdated: 3, poorWithoutGround: 5, hit: 6, overdue: 2, sanctioned: 8, withoutAppraisal: 9, closed: 11 } as const

/** Whether the file is the one at that place, in each twelve of them. */
export function isAt(index: number, place: keyof typeof places): boolean {
  return index % 12 === places[place]
}
