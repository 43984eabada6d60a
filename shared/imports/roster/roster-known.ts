import type { Reader } from '../../archive/reader.ts'
import type { Membership } from '../../model/membership.ts'
import type { Organisation, OrganisationFact } from '../../model/organisation.ts'
import type { Person } from '../../model/person.ts'
import type { Post } from '../../model/post.ts'
import type { Stored } from '../../model/record.ts'
import type { Settings } from '../../model/settings.ts'
import type { LocalDate } from '../../time/local-date.ts'

/** What the archive knows when a roster is held against it. */
export interface RosterKnown {
  readonly people: readonly Stored<Person>[]
  readonly memberships: readonly Stored<Membership>[]
  readonly posts: readonly Stored<Post>[]
  readonly organisations: readonly Stored<Organisation>[]
  readonly facts: readonly Stored<OrganisationFact>[]
  /** What titles were taken for before. */
  readonly importColumns: Settings['importColumns']
  /** The unit's own words that mark material as classified. */
  readonly markWords: readonly string[]
  readonly today: LocalDate
}

export async function rosterKnown(reader: Reader, today: LocalDate): Promise<RosterKnown> {
  const [people, memberships, posts, organisations, facts, settings] = await Promise.all([
    reader.people(), reader.memberships(), reader.posts(), reader.organisations(), reader.organisationFacts(), reader.settings(),
  ])
  return { people, memberships, posts, organisations, facts, importColumns: settings.importColumns, markWords: settings.classificationWords, today }
}
