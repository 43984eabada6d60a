import type { LocalDate } from '../time/local-date.ts'
import type { Meeting } from '../model/meeting.ts'
import type { Membership } from '../model/membership.ts'
import type { Organisation, OrganisationFact } from '../model/organisation.ts'
import type { Person } from '../model/person.ts'
import type { Post } from '../model/post.ts'
import type { Stored } from '../model/record.ts'
import type { Settings } from '../model/settings.ts'
import type { Unit } from '../model/unit.ts'

/** Everything that rules and ledgers read. The machine side answers from memory, the window from its view. */
export interface Reader {
  unit(): Promise<Stored<Unit> | null>
  /** The unit's own settings, or the defaults. */
  settings(): Promise<Omit<Settings, 'id'>>
  organisations(): Promise<readonly Stored<Organisation>[]>
  organisationFacts(): Promise<readonly Stored<OrganisationFact>[]>
  people(): Promise<readonly Stored<Person>[]>
  memberships(): Promise<readonly Stored<Membership>[]>
  posts(): Promise<readonly Stored<Post>[]>
  meeting(id: string): Promise<Stored<Meeting> | null>
  /** Meetings of the organisations whose start or belongYear touches the days from–to, by start. */
  meetings(of: MeetingQuery): Promise<readonly Stored<Meeting>[]>
}

export interface MeetingQuery {
  /** Missing = of every organisation. */
  readonly organisationIds?: readonly string[]
  readonly from: LocalDate
  readonly to: LocalDate
}
