import { type MeetingKind, meetingKind } from '../model/meeting.ts'
import type { OrganisationFact } from '../model/organisation.ts'
import { type TableName, tables } from '../model/tables.ts'
import { shortNameOn } from '../rules/organisation-on.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { StoredRow } from './commit.ts'

type Fields = Readonly<Record<string, unknown>>

/** What rows are called on screens and paper. */
export interface RowNames {
  /** A person's or meeting's own name; where a row has none, that of its person, organisation or table. */
  title(table: TableName, id: string, row: Fields): string
  /** Short name of the organisation that the row belongs to; a person's is the branch. Null = none. */
  organisation(table: TableName, id: string, row: Fields): string | null
}

/** Names by what these rows say of `today`, or said last. */
export function rowNames(naming: readonly StoredRow[], today: LocalDate): RowNames {
  const facts = grouped(naming, 'organisationFacts', 'organisationId')
  const memberships = grouped(naming, 'memberships', 'personId')
  const people = new Map(naming.filter(({ table }) => table === 'people').map(({ id, row }) => [id, textOf(row, 'name')]))
  const named = new Map<string, string | null>()
  const organisationName = (id: string): string | null => {
    const own = facts.get(id) as unknown as readonly OrganisationFact[] | undefined // parsed by their table's schema before they were kept
    const name = named.get(id) ?? (own === undefined ? null : shortNameOn(own, id, today))
    named.set(id, name)
    return name
  }
  const branchOf = (personId: string) => textOf(latest(memberships.get(personId) ?? [], today), 'organisationId')
  return {
    title: (table, id, row) => ownTitle(table, row) || (people.get(textOf(row, 'personId')) ?? '') || (table === 'organisations' ? organisationName(id) : table === 'termsOfOffice' ? organisationName(textOf(row, 'organisationId')) : null) || tables[table].name,
    organisation: (table, id, row) => {
      if (table === 'organisations') return organisationName(id)
      const organisationId = table === 'people' ? branchOf(id) : textOf(row, 'organisationId') || branchOf(textOf(row, 'personId'))
      return organisationId === '' ? null : organisationName(organisationId)
    },
  }
}

function ownTitle(table: TableName, row: Fields): string {
  const own = textOf(row, 'title') || textOf(row, 'name') || textOf(row, 'fullName')
  return own === '' && table === 'meetings' ? untitledMeeting(row) : own
}

/** 2026-05-20 党员大会. */
function untitledMeeting(row: Fields): string {
  const kinds = Array.isArray(row['kinds']) ? row['kinds'].map(kind => meetingKind.labels[kind as MeetingKind]) : [] // parsed by its schema
  return [textOf(row, 'startAt').slice(0, 10), kinds.join('、')].join(' ').trim()
}

/** The one that covers the day, or the last one begun before it, or the first there is. */
function latest(rows: readonly Fields[], today: LocalDate): Fields | null {
  const inOrder = [...rows].sort((a, b) => (textOf(a, 'from') < textOf(b, 'from') ? -1 : 1))
  return inOrder.findLast(row => textOf(row, 'from') <= today) ?? inOrder[0] ?? null
}

function grouped(rows: readonly StoredRow[], table: TableName, field: string): ReadonlyMap<string, readonly Fields[]> {
  const groups = new Map<string, Fields[]>()
  for (const each of rows) {
    if (each.table !== table || each.row === null) continue
    const key = textOf(each.row, field)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each.row])
    else group.push(each.row)
  }
  return groups
}

function textOf(row: Fields | null, field: string): string {
  const value = row?.[field]
  return typeof value === 'string' ? value : ''
}
