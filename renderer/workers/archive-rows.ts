import type { StoredRow } from '#shared/archive/commit.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import type { Person } from '#shared/model/person.ts'
import type { Post } from '#shared/model/post.ts'
import { folded, initialsOf, type Initials, spelled } from './search-text.ts'
import { meetingEntry, type MeetingEntry } from './meeting-entry.ts'

export interface PersonEntry {
  readonly person: Person
  readonly comparableName: string
  readonly comparable: string
  readonly initials: Initials
  /** What lists of people are ordered by. */
  readonly spelled: string
}

/** What lists read, in memory: the rows of the view, reduced to what they show and what they are searched by. */
export interface ArchiveRows {
  readonly people: Map<string, PersonEntry>
  readonly memberships: Map<string, Membership>
  readonly posts: Map<string, Post>
  readonly organisations: Map<string, Organisation>
  readonly facts: Map<string, OrganisationFact>
  readonly meetings: Map<string, MeetingEntry>
}

export function emptyRows(): ArchiveRows {
  return { people: new Map(), memberships: new Map(), posts: new Map(), organisations: new Map(), facts: new Map(), meetings: new Map() }
}

/** Rows that lists don't show are passed over. */
export function takeRow(rows: ArchiveRows, { table, id, row }: StoredRow): void {
  // the casts below: the machine side has parsed each row by its table's schema before it was stored
  switch (table) {
    case 'people': return set(rows.people, id, row === null ? null : personEntry(row as Person))
    case 'memberships': return set(rows.memberships, id, row as Membership | null)
    case 'posts': return set(rows.posts, id, row as Post | null)
    case 'organisations': return set(rows.organisations, id, row as Organisation | null)
    case 'organisationFacts': return set(rows.facts, id, row as OrganisationFact | null)
    case 'meetings': return set(rows.meetings, id, row === null ? null : meetingEntry(row as Meeting))
    case 'termsOfOffice':
    case 'developmentCases':
    case 'duesStandards':
    case 'duesPayments':
    case 'trainings':
    case 'honours':
    case 'meetingPlans':
    case 'talks':
    case 'reviews':
    case 'archiveItems':
    case 'archiveBoxes':
    case 'binders':
    case 'units':
    case 'settings':
    case 'yearSeals':
    case 'handOvers':
    case 'sealedRecords': return
  }
}

function set<T>(into: Map<string, T>, id: string, value: T | null): void {
  if (value === null) into.delete(id)
  else into.set(id, value)
}

function personEntry(person: Person): PersonEntry {
  return { person, comparableName: folded(person.name), comparable: folded([person.name, person.formerName, person.unitPost].join('\n')), initials: initialsOf(person.name), spelled: spelled(person.name) }
}
