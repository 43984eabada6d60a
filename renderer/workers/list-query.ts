import type { AttendeeStatus, MeetingKind } from '#shared/model/meeting.ts'
import type { Membership, MemberType } from '#shared/model/membership.ts'
import type { OrganisationType } from '#shared/model/organisation.ts'
import type { Person } from '#shared/model/person.ts'
import type { PartyPost } from '#shared/model/post.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { LocalDateTime } from '#shared/time/local-date-time.ts'
import type { PersonCellKey } from './people-cells.ts'

export interface Sort<Key extends string> {
  readonly by: Key
  readonly descending: boolean
}

/** Which part of the matching rows is sent; missing = all of them. */
export interface Part {
  readonly offset?: number
  readonly limit?: number
}

/** `organisationIds` null = of every organisation. */
export interface MeetingQuery extends Part {
  readonly text: string
  readonly organisationIds: readonly string[] | null
  readonly kinds?: readonly MeetingKind[]
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly sort: Sort<'startAt' | 'title' | 'organisation' | 'place' | 'host' | 'actual'>
}

export interface PeopleQuery extends Part {
  readonly text: string
  readonly organisationIds: readonly string[] | null
  /** `current` = in a branch on `today`; `none` = never in one until then. */
  readonly state: 'current' | 'former' | 'none' | 'all'
  readonly memberTypes?: readonly MemberType[]
  /** Only those who bear it. */
  readonly mark?: PersonMark
  /** The day as of which the list is told. */
  readonly today: LocalDate
  readonly sort: Sort<PeopleSortKey>
}

export type PersonMark = 'cadre' | 'hardship' | 'floating' | 'lost' | 'retired' | 'migrantWorker' | 'withoutVote'

export type PeopleSortKey = 'name' | 'organisation' | 'sex' | 'birth' | 'memberType' | 'post' | 'unitPost' | 'joinedOn' | 'fullOn' | 'isRetired' | 'pinyinInitials' | PersonCellKey

/** A row of the list of meetings. Names are those of the meeting's day. */
export interface MeetingRow {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationType: OrganisationType | null
  readonly kinds: readonly MeetingKind[]
  readonly title: string
  readonly startAt: LocalDateTime
  readonly belongYear: number
  readonly place: string
  readonly hostName: string
  readonly recorderName: string
  /** 应到, 实到, as the roster or the counts say them; null where neither is known. */
  readonly should: number | null
  readonly actual: number | null
  readonly topics: number
  readonly attachments: number
  readonly isBackfilled: boolean
  /** Where the searched words stand in the minutes; empty without a search or when they stand in the row itself. */
  readonly excerpt: string
}

/** A row of the list of people, as of `today`. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly pinyinInitials: string
  readonly sex: Person['sex']
  readonly birth: Person['birth']
  readonly unitPost: string
  readonly isRetired: boolean
  readonly membership: 'current' | 'former' | 'none'
  /** The branch of today, or the last one. */
  readonly organisationId: string | null
  readonly organisationName: string
  readonly groupId: string | null
  readonly memberType: MemberType | null
  readonly joinedOn: Membership['joinedOn']
  readonly fullOn: Membership['fullOn']
  readonly posts: readonly PartyPost[]
  /** The other columns (`people-cells.ts`), each as it is shown. */
  readonly cells: string
}

/** 「共 `total` 条，筛出 `matched` 条」: `total` counts what the organisations in view have. */
export interface ListPage<Row> {
  readonly total: number
  readonly matched: number
  readonly offset: number
  readonly rows: readonly Row[]
}

/** What Ctrl+K finds, best first. */
export interface Found {
  readonly people: ListPage<PersonRow>
  readonly meetings: ListPage<MeetingRow>
}

/** Who counts as 应到 and 实到 in a list. */
export const expectedStatuses: readonly AttendeeStatus[] = ['present', 'leave', 'absent']
