import type { LocalDate } from '../time/local-date.ts'
import type { ArchiveBox, ArchiveItem } from '../model/archive-item.ts'
import type { Binder } from '../model/binder.ts'
import type { DevelopmentCase } from '../model/development-case.ts'
import type { DuesStandard, DuesYear } from '../model/dues.ts'
import type { Honour } from '../model/honour.ts'
import type { Meeting } from '../model/meeting.ts'
import type { MeetingPlan } from '../model/meeting-plan.ts'
import type { Membership } from '../model/membership.ts'
import type { Organisation, OrganisationFact } from '../model/organisation.ts'
import type { Person } from '../model/person.ts'
import type { Post } from '../model/post.ts'
import type { Stored } from '../model/record.ts'
import type { Review } from '../model/review.ts'
import type { Settings } from '../model/settings.ts'
import type { Talk } from '../model/talk.ts'
import type { TermOfOffice } from '../model/term-of-office.ts'
import type { Training } from '../model/training.ts'
import type { Unit } from '../model/unit.ts'

/** Everything that rules and ledgers read. The machine side answers from memory, the window from its view. */
export interface Reader {
  unit(): Promise<Stored<Unit> | null>
  /** The unit's own settings, or the defaults. */
  settings(): Promise<Omit<Settings, 'id'>>
  organisations(): Promise<readonly Stored<Organisation>[]>
  organisationFacts(): Promise<readonly Stored<OrganisationFact>[]>
  termsOfOffice(): Promise<readonly Stored<TermOfOffice>[]>
  people(): Promise<readonly Stored<Person>[]>
  memberships(): Promise<readonly Stored<Membership>[]>
  posts(): Promise<readonly Stored<Post>[]>
  developmentCases(): Promise<readonly Stored<DevelopmentCase>[]>
  duesStandards(): Promise<readonly Stored<DuesStandard>[]>
  /** What was paid, a row for each member and year. */
  duesPayments(): Promise<readonly Stored<DuesYear>[]>
  trainings(): Promise<readonly Stored<Training>[]>
  honours(): Promise<readonly Stored<Honour>[]>
  meetingPlans(): Promise<readonly Stored<MeetingPlan>[]>
  talks(): Promise<readonly Stored<Talk>[]>
  reviews(): Promise<readonly Stored<Review>[]>
  archiveItems(): Promise<readonly Stored<ArchiveItem>[]>
  archiveBoxes(): Promise<readonly Stored<ArchiveBox>[]>
  /** Inspection binders that were made. */
  binders(): Promise<readonly Stored<Binder>[]>
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
