import type { Meeting } from '../model/meeting.ts'
import type { Person } from '../model/person.ts'
import { committeeSeats, type Post } from '../model/post.ts'
import type { Stored } from '../model/record.ts'
import { covers } from '../time/interval.ts'
import { dayInChina } from '../time/instant.ts'
import { dateOf } from '../time/local-date-time.ts'
import type { CheckedSettings, CompletenessContext } from './completeness.ts'

/** What many meetings are checked with: names and seats are looked up once, not once a meeting. */
export function completenessContexts(
  settings: CheckedSettings, people: readonly Person[], posts: readonly Post[],
): (meeting: Stored<Meeting>) => CompletenessContext {
  const nameOf = nameLookup(people)
  const seats = seatsByOrganisation(posts)
  return meeting => {
    const day = dateOf(meeting.startAt)
    const held = seats.get(meeting.organisationId) ?? []
    return { settings, nameOf, enteredOn: dayInChina(meeting.createdAt), seatHolders: new Set(held.filter(post => covers(post, day)).map(post => post.personId)) }
  }
}

/** A person's name by id; somebody whom the archive lacks is called so. */
export function nameLookup(people: readonly Person[]): (personId: string) => string {
  const names = new Map(people.map(person => [person.id, person.name]))
  return personId => names.get(personId) ?? '（名册中没有此人）'
}

function seatsByOrganisation(posts: readonly Post[]): ReadonlyMap<string, readonly Post[]> {
  const seats = new Map<string, Post[]>()
  for (const post of posts) {
    if (!committeeSeats.includes(post.post)) continue
    const held = seats.get(post.organisationId)
    if (held === undefined) seats.set(post.organisationId, [post])
    else held.push(post)
  }
  return seats
}
