import type { OrganisationType } from '../../model/organisation.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { RosterField } from './roster-field.ts'
import type { RosterMapping } from './roster-mapping.ts'

/** What the clerk decides before a roster is entered. Plain data: it crosses to workers. */
export interface RosterChoices {
  readonly mapping: RosterMapping
  /** Where rows without a branch of their own go; null = such people enter without a branch. */
  readonly organisationId: string | null
  /** The organisation under which new ones are founded; null = the unit's topmost. */
  readonly superiorId: string | null
  /** By the name in the file, for names that the archive lacks; a name that is missing here is founded as proposed. */
  readonly organisations: Readonly<Record<string, NamedChoice>>
  /** By the number of the row, as the file counts. */
  readonly rows: Readonly<Record<number, RowChoice>>
}

/** What a name of the file stands for. */
export type NamedChoice =
  | { readonly kind: 'found'; readonly type: OrganisationType; readonly establishedOn: LocalDate }
  | { readonly kind: 'existing'; readonly organisationId: string }
  /** Rows with this name are problems. */
  | { readonly kind: 'leave' }

/** All parts may be missing: then what is careful is done, and nothing of the archive is lost. */
export interface RowChoice {
  readonly leaveOut?: true
  /** Why the archive refuses the row: it stays a problem (roster-ops.ts, refusedRows). */
  readonly refused?: string
  /** Answers the questions namesake and double. */
  readonly person?: { readonly kind: 'same'; readonly personId: string } | { readonly kind: 'new' }
  /** Answers the question branch. */
  readonly branch?: { readonly kind: 'transfer'; readonly on: LocalDate } | { readonly kind: 'correct' } | { readonly kind: 'leave' }
  /** Fields in which the archive's value stands. */
  readonly keep?: readonly RosterField[]
}

export function noChoices(mapping: RosterMapping): RosterChoices {
  return { mapping, organisationId: null, superiorId: null, organisations: {}, rows: {} }
}
