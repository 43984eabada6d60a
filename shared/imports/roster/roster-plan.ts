import type { Membership } from '../../model/membership.ts'
import type { Organisation, OrganisationFact, OrganisationType } from '../../model/organisation.ts'
import type { Person } from '../../model/person.ts'
import type { Post } from '../../model/post.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { RosterField } from './roster-field.ts'

export type RosterAction = 'new' | 'changed' | 'same' | 'problem'

/** What a roster would do to the archive. `rows` is for reading, `writes` for the commit; what is only shown needs not carry the latter. */
export interface RosterPlan {
  readonly sheet: string
  readonly rows: readonly RosterPlanRow[]
  readonly counts: Readonly<Record<RosterAction, number>>
  /** Names of branches that the archive lacks, with what becomes of them. */
  readonly organisations: readonly NamedOrganisationPlan[]
  /** Rows that hold no person: sums, notes, headings of groups. */
  readonly passedOver: readonly { readonly number: number; readonly text: string }[]
  /** Titles of columns that are not taken. */
  readonly unusedColumns: readonly string[]
  readonly writes: RosterWrites
}

export interface RosterPlanRow {
  /** As the file counts. */
  readonly number: number
  readonly action: RosterAction
  readonly name: string
  /** Null = one whom the archive does not know yet. */
  readonly personId: string | null
  /** Of a row with the action `problem` at least one stops it. */
  readonly problems: readonly RosterProblem[]
  /** What would be changed of one who is known; empty of new ones. */
  readonly changes: readonly RosterChange[]
  /** What the clerk should decide; until then the careful way is taken. */
  readonly question: RosterQuestion | null
}

export interface RosterProblem {
  /** The column's title, or its letter where it has none; empty = the whole row. */
  readonly column: string
  /** `C`; empty = the whole row. */
  readonly letter: string
  readonly message: string
  /** What to do; empty where the message says it. */
  readonly suggestion: string
  /** `stops`: the row is not entered; `hint`: it is, and this is worth a look. */
  readonly weight: 'stops' | 'hint'
}

/** Values as a clerk reads them; empty = nothing was there. */
export interface RosterChange {
  readonly field: RosterField
  readonly label: string
  readonly from: string
  readonly to: string
}

export type RosterQuestion =
  /** People of the same name whom nothing tells apart from the row, or whom only part of it fits. */
  | { readonly kind: 'namesake'; readonly candidates: readonly Candidate[] }
  /** Another row of the file is about the same person; it is the one that counts. */
  | { readonly kind: 'double'; readonly row: number }
  /** The file says another branch than the archive. `suggestedOn`: what the row says of the day, where it does. */
  | { readonly kind: 'branch'; readonly present: string; readonly wanted: string; readonly suggestedOn: LocalDate | null }

export interface Candidate {
  readonly personId: string
  readonly name: string
  /** 男，1980年5月生，第一党支部: what tells namesakes apart. */
  readonly description: string
}

export interface NamedOrganisationPlan {
  readonly name: string
  /** How many rows of the file name it. */
  readonly rows: number
  readonly choice: 'found' | 'existing' | 'leave'
  /** Of one that is founded: as chosen, or as proposed by its name. */
  readonly type: OrganisationType
  readonly establishedOn: LocalDate
  readonly superiorId: string | null
}

/** Rows as they shall be, new ones with ids of their own. */
export interface RosterWrites {
  readonly organisations: readonly { readonly organisation: Organisation; readonly fact: OrganisationFact }[]
  readonly people: readonly RosterWrite<Person>[]
  readonly memberships: readonly RosterWrite<Membership>[]
  readonly posts: readonly RosterWrite<Post>[]
}

export interface RosterWrite<T> {
  readonly row: T
  /** The revision that was seen; null = new. */
  readonly rev: number | null
  /** The row of the file that asks for it. */
  readonly number: number
}
