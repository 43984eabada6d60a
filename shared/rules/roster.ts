import type { MeetingKind } from '../model/meeting.ts'
import type { Membership, MemberType } from '../model/membership.ts'
import { branchTypes, type Organisation } from '../model/organisation.ts'
import type { Person } from '../model/person.ts'
import { committeeSeats, partyPost, type PartyPost, type Post } from '../model/post.ts'
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
  const members = memberships.filter(m => isMemberOn(m, day))
  const membershipOf = new Map([...members.filter(m => !within.includes(m.organisationId)), ...members.filter(m => within.includes(m.organisationId))].map(m => [m.personId, m]))
  const ids = new Set(kinds.flatMap(kind => attendeesOf(circleOf(kind, organisation), members, seatHoldersOn(posts, organisation.id, day), organisation, within)))
  return people
    .filter(person => ids.has(person.id))
    .map(person => rosterRow(person, membershipOf.get(person.id) ?? null, postsOn(posts, person.id, organisation.id, day), day))
    .sort(byRank)
}

/** Full or probationary on that day: a full member was still probationary before 转正. */
export function memberTypeOn(membership: Membership, day: LocalDate): MemberType {
  return membership.memberType === 'full' && membership.fullOn !== null && day < membership.fullOn ? 'probationary' : membership.memberType
}

/** A full member whose right to vote does not rest on that day (选举工作条例 5). */
export function mayVoteOn(membership: Membership, day: LocalDate): boolean {
  return memberTypeOn(membership, day) === 'full' && !membership.votingSuspensions.some(rest => covers(rest, day))
}

/** In the branch and accepted into the party by that day. */
export function isMemberOn(membership: Membership, day: LocalDate): boolean {
  return covers(membership, day) && (membership.joinedOn === null || membership.joinedOn <= day)
}

/** Party posts that the person held in the organisation on that day, the highest first. */
export function postsOn(posts: readonly Post[], personId: string, organisationId: string, day: LocalDate): readonly PartyPost[] {
  const held = posts.filter(post => post.personId === personId && post.organisationId === organisationId && covers(post, day)).map(post => post.post)
  return [...new Set(held)].sort((a, b) => partyPost.keys.indexOf(a) - partyPost.keys.indexOf(b))
}

/** 职务 as printed after the name: party posts first, then the office's (domain.md A6.5). Empty where neither is known. */
export function dutyOn(posts: readonly Post[], person: Pick<Person, 'id' | 'unitPost'>, organisationId: string, day: LocalDate): string {
  const party = postsOn(posts, person.id, organisationId, day).map(post => partyPost.labels[post])
  return [...party, person.unitPost].filter(duty => duty !== '').join('、')
}

/** Who sat on the organisation's committee on that day. */
export function seatHoldersOn(posts: readonly Post[], organisationId: string, day: LocalDate): ReadonlySet<string> {
  return new Set(posts.filter(post => post.organisationId === organisationId && committeeSeats.includes(post.post) && covers(post, day)).map(post => post.personId))
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
