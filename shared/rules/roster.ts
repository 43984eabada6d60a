import type { MeetingKind } from '../model/meeting.ts'
import type { Membership, MembershipStatus, MemberType } from '../model/membership.ts'
import { branchTypes, type Organisation } from '../model/organisation.ts'
import type { Person } from '../model/person.ts'
import { committeeSeats, partyPost, type PartyPost, type Post } from '../model/post.ts'
import { firstDayOf } from '../time/day-or-month.ts'
import { covers } from '../time/interval.ts'
import type { LocalDate } from '../time/local-date.ts'

/** One who should attend, as known on the day of the meeting. */
export interface RosterRow {
  readonly person: Person
  /** Null for a seat holder whose membership is kept elsewhere. */
  readonly memberType: MemberType | null
  readonly isVoter: boolean
  /** Posts in this organisation on that day, the highest first. */
  readonly posts: readonly PartyPost[]
}

/**
 * Who should attend a meeting of these kinds on that day: all members of the branch, holders of committee seats, or the group's members; for
 * several kinds at once, all of them together (支部工作条例 11–13). `within` names the organisations whose members are meant: a superior
 * organisation gives its subtree of that day.
 */
export function rosterOn(
  day: LocalDate, organisation: Pick<Organisation, 'id' | 'type'>, kinds: readonly MeetingKind[], memberships: readonly Membership[],
  posts: readonly Post[], people: readonly Person[], within: readonly string[] = [organisation.id],
): readonly RosterRow[] {
  const members = membersOn(memberships, day)
  const membershipOf = new Map([...members.filter(m => !within.includes(m.organisationId)), ...members.filter(m => within.includes(m.organisationId))].map(m => [m.personId, m]))
  const ids = new Set(kinds.flatMap(kind => attendeesOf(circleOf(kind, organisation), members, seatsOn(posts, memberships, organisation.id, day), organisation, within)))
  return people
    .filter(person => ids.has(person.id))
    .map(person => rosterRow(person, membershipOf.get(person.id) ?? null, postsOn(posts, person.id, organisation.id, day), day))
    .sort(byRank)
}

/** Full or probationary on that day: a full member was still probationary before 转正. */
export function memberTypeOn(membership: Membership, day: LocalDate): MemberType {
  return membership.memberType === 'full' && membership.fullOn !== null && day < firstDayOf(membership.fullOn) ? 'probationary' : membership.memberType
}

/** A full member whose right to vote does not rest on that day (选举工作条例 5). */
export function mayVoteOn(membership: Membership, day: LocalDate): boolean {
  return memberTypeOn(membership, day) === 'full' && !membership.votingSuspensions.some(rest => covers(rest, day))
}

/** In the branch and accepted into the party by that day, and not yet gone: 停止党籍、开除、除名、死亡、转出 end it from their day on (党员教育管理条例 24、25). */
export function isMemberOn(membership: Membership, day: LocalDate): boolean {
  const endedOn = statusEndOf(membership)
  return covers(membership, day) && (membership.joinedOn === null || firstDayOf(membership.joinedOn) <= day) && (endedOn === null || day < endedOn)
}

/** The memberships of that day: who belonged to which branch. */
export function membersOn(memberships: readonly Membership[], day: LocalDate): readonly Membership[] {
  return memberships.filter(membership => isMemberOn(membership, day))
}

/** 党籍状态 after which one is no member of the branch any longer (domain.md D.3). */
export const endingStatuses: readonly MembershipStatus[] = ['suspended', 'expelled', 'removed', 'deceased', 'transferredOut']

/** The first day on which the status has ended the membership; null = it has not. */
export function statusEndOf({ status, statusOn, from }: Pick<Membership, 'status' | 'statusOn' | 'from'>): LocalDate | null {
  return endingStatuses.includes(status) ? (statusOn ?? from) : null
}

/** Party posts that the person held in the organisation on that day, the highest first. */
export function postsOn(posts: readonly Post[], personId: string, organisationId: string, day: LocalDate): readonly PartyPost[] {
  const held = posts.filter(post => post.personId === personId && post.organisationId === organisationId && covers(post, day)).map(post => post.post)
  return [...new Set(held)].sort((a, b) => partyPost.keys.indexOf(a) - partyPost.keys.indexOf(b))
}

/** 职务 as printed after the name: party posts before the office's, or after them where the unit has it so (domain.md A6.5). Empty where neither is known. */
export function dutyOn(posts: readonly Post[], person: Pick<Person, 'id' | 'unitPost'>, organisationId: string, day: LocalDate, partyPostFirst = true): string {
  return dutyWords(postsOn(posts, person.id, organisationId, day).map(post => partyPost.labels[post]), [person.unitPost], partyPostFirst)
}

/** Duties of one time told in one line: the party's before the office's (A6.5), or the other way round. */
export function dutyWords(party: readonly string[], office: readonly string[], partyPostFirst: boolean): string {
  return (partyPostFirst ? [...party, ...office] : [...office, ...party]).filter(duty => duty !== '').join('、')
}

/** Who sat on the organisation's committee on that day. */
export function seatHoldersOn(posts: readonly Post[], organisationId: string, day: LocalDate): ReadonlySet<string> {
  return new Set(posts.filter(post => post.organisationId === organisationId && committeeSeats.includes(post.post) && covers(post, day)).map(post => post.personId))
}

/** Those of the seat holders whom death, 停止党籍、开除 or 除名 has not taken out of the party by that day. */
function seatsOn(posts: readonly Post[], memberships: readonly Membership[], organisationId: string, day: LocalDate): ReadonlySet<string> {
  const seats = seatHoldersOn(posts, organisationId, day)
  const own = memberships.filter(m => seats.has(m.personId))
  const isIn = new Set(own.filter(m => isMemberOn(m, day)).map(m => m.personId))
  const isOut = new Set(own.filter(m => m.status !== 'transferredOut' && isEndedBy(m, day)).map(m => m.personId))
  return new Set([...seats].filter(id => isIn.has(id) || !isOut.has(id)))
}

function isEndedBy(membership: Membership, day: LocalDate): boolean {
  const endedOn = statusEndOf(membership)
  return endedOn !== null && endedOn <= day
}

type Circle = 'members' | 'seatHolders' | 'group'

/** Whose meeting it is. Leading bodies meet in the circle of their seats, all other meetings are of the members. */
const circles: Readonly<Record<MeetingKind, Circle>> = {
  memberAssembly: 'members', committee: 'seatHolders', groupMeeting: 'group', partyLecture: 'members', themeDay: 'members', organisationalLife: 'members',
  democraticReview: 'members', democraticLife: 'seatHolders', partyGroupMeeting: 'seatHolders', centerGroup: 'seatHolders', cadreAssembly: 'members',
  jointConference: 'seatHolders', other: 'members',
}

function circleOf(kind: MeetingKind, organisation: Pick<Organisation, 'type'>): Circle {
  if (organisation.type === 'group') return 'group'
  return circles[kind]
}

function attendeesOf(circle: Circle, members: readonly Membership[], seatHolders: ReadonlySet<string>, organisation: Pick<Organisation, 'id' | 'type'>, within: readonly string[]): readonly string[] {
  switch (circle) {
    case 'seatHolders': return [...seatHolders]
    case 'members': return members.filter(m => within.includes(m.organisationId)).map(m => m.personId)
    case 'group': return groupMembers(members, organisation).map(m => m.personId)
  }
}

/** The group's members; of a branch whose minutes don't say which group, all who are in a group, or everybody where nobody is. */
function groupMembers(members: readonly Membership[], organisation: Pick<Organisation, 'id' | 'type'>): readonly Membership[] {
  if (!branchTypes.includes(organisation.type)) return members.filter(m => m.groupId === organisation.id)
  const own = members.filter(m => m.organisationId === organisation.id)
  const grouped = own.filter(m => m.groupId !== null)
  return grouped.length > 0 ? grouped : own
}

function rosterRow(person: Person, membership: Membership | null, posts: readonly PartyPost[], day: LocalDate): RosterRow {
  return {
    person,
    memberType: membership === null ? null : memberTypeOn(membership, day),
    isVoter: membership === null || mayVoteOn(membership, day), // only full members may sit on a committee
    posts,
  }
}

/** Posts first and by their rank, full members before probationary ones, then by initials. */
function byRank(a: RosterRow, b: RosterRow): number {
  return rankOf(a) - rankOf(b) || typeOrder(a) - typeOrder(b) || compare(a.person.pinyinInitials, b.person.pinyinInitials) || compare(a.person.name, b.person.name) || compare(a.person.id, b.person.id)
}

function rankOf(row: RosterRow): number {
  const [highest] = row.posts
  return highest === undefined ? partyPost.keys.length : partyPost.keys.indexOf(highest)
}

function typeOrder(row: RosterRow): number {
  return row.memberType === 'probationary' ? 1 : 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
