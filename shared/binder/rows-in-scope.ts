import type { StoredRow } from '../archive/commit.ts'
import type { Membership } from '../model/membership.ts'
import type { TableName } from '../model/tables.ts'
import type { DateRange } from '../time/period.ts'

type Fields = Readonly<Record<string, unknown>>

/** Whose papers, and of which days. Groups are named beside their branches. */
export interface PaperScope {
  readonly organisationIds: ReadonlySet<string>
  readonly days: DateRange
}

/** Whether a row of the archive stands in the papers of some organisations over some days, so that a change of it changes them. `isOurs`: a person of theirs. */
export function isInScope({ table, id, row }: Pick<StoredRow, 'table' | 'id'> & { readonly row: Fields }, scope: PaperScope, isOurs: (personId: string) => boolean): boolean {
  const find = whose[table]
  return find !== undefined && find(id, row, { isOf: value => scope.organisationIds.has(String(value)), isOurs: value => isOurs(String(value)) }) && (when[table]?.(row, scope.days) ?? true)
}

/** People that belong to the organisations on any of the days. */
export function peopleOf(memberships: readonly Pick<Membership, 'personId' | 'organisationId' | 'from' | 'to'>[], { organisationIds, days }: PaperScope): ReadonlySet<string> {
  return new Set(memberships.filter(({ organisationId, from, to }) => organisationIds.has(organisationId) && from <= days.to && (to === null || to >= days.from)).map(({ personId }) => personId))
}

interface Owners {
  readonly isOf: (organisationId: unknown) => boolean
  readonly isOurs: (personId: unknown) => boolean
}

const ofOrganisation = (_: string, row: Fields, { isOf }: Owners): boolean => isOf(row['organisationId'])
const ofPerson = (_: string, row: Fields, { isOurs }: Owners): boolean => isOurs(row['personId'])

/** Tables that are missing print nothing in a binder, or only for the clerk. */
const whose: Readonly<Partial<Record<TableName, (id: string, row: Fields, owners: Owners) => boolean>>> = {
  organisations: (id, _, { isOf }) => isOf(id),
  organisationFacts: ofOrganisation,
  termsOfOffice: ofOrganisation,
  people: (id, _, { isOurs }) => isOurs(id),
  memberships: ofOrganisation,
  posts: ofOrganisation,
  developmentCases: ofOrganisation,
  duesStandards: ofPerson,
  duesPayments: ofPerson,
  trainings: (_, row, { isOf, isOurs }) => isOf(row['organisationId']) || (Array.isArray(row['attendees']) && row['attendees'].some((attendee: Fields) => isOurs(attendee['personId']))),
  honours: (id, row, owners) => ofOrganisation(id, row, owners) || ofPerson(id, row, owners),
  meetings: ofOrganisation,
  meetingPlans: ofOrganisation,
  talks: ofOrganisation,
  reviews: ofOrganisation,
}

/** Whether a row of the table can stand in the papers of a binder at all. */
export function isPrinted(table: string): boolean {
  return table in whose
}

const spanned = (row: Fields, { from, to }: DateRange): boolean => String(row['from']) <= to && (typeof row['to'] !== 'string' || row['to'] >= from)
const inYear = (year: unknown, { from, to }: DateRange): boolean => Number(from.slice(0, 4)) <= Number(year) && Number(year) <= Number(to.slice(0, 4))
const onDay = (day: unknown, { from, to }: DateRange): boolean => from <= String(day).slice(0, 10) && String(day).slice(0, 10) <= to

/** Registers of what is so (organisations, terms, people, cases, honours) are printed whatever the days. */
const when: Readonly<Partial<Record<TableName, (row: Fields, days: DateRange) => boolean>>> = {
  organisationFacts: spanned, memberships: spanned, posts: spanned, trainings: spanned,
  duesStandards: (row, days) => inYear(row['year'], days),
  duesPayments: (row, days) => inYear(row['year'], days),
  reviews: (row, days) => inYear(row['year'], days),
  meetings: (row, days) => onDay(row['startAt'], days) || inYear(row['belongYear'], days),
  meetingPlans: (row, { from, to }) => from.slice(0, 7) <= String(row['month']) && String(row['month']) <= to.slice(0, 7),
  talks: (row, days) => onDay(row['talkedAt'], days),
}
