import type { FieldProblems } from '../../../parts/field-problems.ts'
import type { PersonInHand } from './person-in-hand.ts'

/** What every group of the form works on. */
export interface PersonHand {
  readonly value: PersonInHand
  readonly onChange: (some: Partial<PersonInHand>) => void
  readonly problems: FieldProblems
  readonly tell: (name: string) => (problem: string | null) => void
}
