import type { OrganisationFact } from '../model/organisation.ts'
import type { Person } from '../model/person.ts'
import type { TableName } from '../model/tables.ts'
import { everUnder } from '../rules/organisation-on.ts'
import type { StoredRow } from './commit.ts'
import { namedRows } from './constraints.ts'
import type { ArchivePart } from './restore-report.ts'
import { refKey } from './row-ref.ts'

/** Rows of a part, with the rows that they name, so that they can stand alone (formats.md §7). Deleted rows are none. */
export function rowsOfPart(rows: readonly StoredRow[], part: ArchivePart): readonly StoredRow[] {
  return withNamed(rows, wantedRows(rows, part))
}

/**
 * The rows that a part asks for by itself, each meeting all its conditions. An organisation comes with its facts, terms, memberships, posts, cases of development,
 * meetings and honours, and with its people's dues, honours and trainings; a person with all rows of their own; days ask for meetings, of that person where one is given. Never the unit, settings and sealed sections.
 */
export function wantedRows(rows: readonly StoredRow[], part: ArchivePart): readonly StoredRow[] {
  const isWanted = conditionOf(rows, part)
  return rows.filter(({ table, id, row }) => row !== null && !neverInParts.includes(table) && isWanted(table, id, row))
}

/** The wanted rows and, over however many steps, those of `rows` that they name, in the order of `rows`. */
export function withNamed(rows: readonly StoredRow[], wanted: readonly StoredRow[]): readonly StoredRow[] {
  const byKey = new Map(rows.map(row => [refKey(row), row]))
  const found = new Set(wanted.map(refKey))
  for (const key of found) { // a Set visits what is added on the way, each only once
    const known = byKey.get(key)
    if (known?.row == null) continue
    for (const named of namedRows(known.table, known.row)) if (byKey.has(refKey(named))) found.add(refKey(named))
  }
  return rows.filter(row => found.has(refKey(row)))
}

/** Rows by which a person belongs to an organisation. */
const ofOnePerson: readonly TableName[] = ['memberships', 'posts', 'developmentCases']

const neverInParts: readonly TableName[] = ['units', 'settings', 'sealedRecords', 'yearSeals', 'handOvers', 'archiveItems', 'archiveBoxes', 'binders']

type Fields = Readonly<Record<string, unknown>>
type Condition = (table: TableName, id: string, row: Fields) => boolean

function conditionOf(rows: readonly StoredRow[], part: ArchivePart): Condition {
  const conditions: Condition[] = []
  if (part.organisationIds !== null) conditions.push(ofOrganisations(rows, part.organisationIds))
  if (part.personIds !== null) conditions.push(ofPeople(part.personIds, hasDays(part)))
  if (part.rows !== null) conditions.push(isOneOf(new Set(part.rows.map(refKey))))
  if (hasDays(part)) conditions.push(ofDays(part, conditions.length === 0))
  return (table, id, row) => conditions.every(meets => meets(table, id, row))
}

function ofOrganisations(rows: readonly StoredRow[], organisationIds: readonly string[]): Condition {
  const facts = rows.flatMap(({ table, row }) => (table === 'organisationFacts' && row !== null ? [row as unknown as OrganisationFact] : [])) // parsed by its table's schema before it was kept
  const organisations = new Set<unknown>(organisationIds.flatMap(id => everUnder(facts, id)))
  const people = new Set<unknown>(rows.flatMap(({ table, id, row }) => {
    if (ofOnePerson.includes(table) && organisations.has(row?.['organisationId'])) return [row?.['personId']]
    return table === 'people' && organisations.has((row as unknown as Person | null)?.cadre?.organisationId) ? [id] : [] // parsed by its table's schema before it was kept
  }))
  return (table, id, row) => {
    if (table === 'organisations') return organisations.has(id)
    if (table === 'people') return people.has(id)
    if (table === 'trainings' && typeof row['organisationId'] !== 'string') return namedRows(table, row).some(named => people.has(named.id))
    return organisations.has(row['organisationId']) || organisations.has(row['groupId']) || (typeof row['organisationId'] !== 'string' && people.has(row['personId']))
  }
}

function ofPeople(personIds: readonly string[], withMeetings: boolean): Condition {
  const people = new Set<unknown>(personIds)
  return (table, id, row) => {
    if (table === 'people') return people.has(id)
    if (table === 'meetings') return withMeetings && namedRows(table, row).some(named => people.has(named.id))
    return people.has(row['personId'])
  }
}

function isOneOf(keys: ReadonlySet<string>): Condition {
  return (table, id) => keys.has(refKey({ table, id }))
}

/** Days say which meetings; asked alone, nothing but meetings. */
function ofDays({ from, to }: ArchivePart, isAlone: boolean): Condition {
  return (table, _id, row) => {
    if (table !== 'meetings') return !isAlone
    const on = String(row['startAt']).slice(0, 10)
    return (from === null || from <= on) && (to === null || on <= to)
  }
}

function hasDays({ from, to }: ArchivePart): boolean {
  return from !== null || to !== null
}
