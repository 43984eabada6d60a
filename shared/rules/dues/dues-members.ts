import type { Membership } from '../../model/membership.ts'
import type { Person } from '../../model/person.ts'
import { partyPost, type Post } from '../../model/post.ts'
import type { MonthAccount } from './dues-account.ts'
import { accountsOf, type DuesRows } from './people-accounts.ts'

/** A member who owes some month of the year to one of the branches asked for. */
export interface DuesMember {
  readonly person: Person
  /** The branch of the last of those months. */
  readonly organisationId: string
  /** Twelve; a month that is owed to another branch is none of theirs. */
  readonly months: readonly MonthAccount[]
}

interface MemberRows extends DuesRows {
  readonly people: readonly Person[]
  readonly posts: readonly Post[]
}

/** Members of the branches in a year, branch by branch in the order of `organisationIds`, then by post and initials. */
export function duesMembers(rows: MemberRows, organisationIds: readonly string[], year: number): readonly DuesMember[] {
  const place = new Map(organisationIds.map((id, i) => [id, i]))
  const people = new Map(rows.people.map(person => [person.id, person]))
  const accountOf = accountsOf(rows)
  const members = [...peopleEverIn(rows.memberships, place)].flatMap((personId): readonly DuesMember[] => {
    const person = people.get(personId)
    const months = accountOf(personId, year).months.map(month => (month.organisationId === null || place.has(month.organisationId) ? month : elsewhere(month)))
    const organisationId = months.findLast(month => month.organisationId !== null)?.organisationId
    return person === undefined || organisationId === undefined || organisationId === null ? [] : [{ person, organisationId, months }]
  })
  const rankOf = ranks(rows.posts)
  return members
    .map(member => ({ member, place: place.get(member.organisationId) ?? 0, rank: rankOf(member) }))
    .sort((a, b) => a.place - b.place || a.rank - b.rank || compare(a.member.person.pinyinInitials, b.member.person.pinyinInitials) || compare(a.member.person.id, b.member.person.id))
    .map(({ member }) => member)
}

function peopleEverIn(memberships: readonly Membership[], organisations: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  return new Set(memberships.filter(membership => organisations.has(membership.organisationId)).map(membership => membership.personId))
}

function elsewhere({ month }: MonthAccount): MonthAccount {
  return { month, organisationId: null, dueCents: null, paidCents: 0, paidOn: null, payments: [], state: 'notMember', lateCents: 0, isTooLate: false }
}

/** The place of the highest post that the person ever held in the branch: secretaries come first, as on every roster. */
function ranks(posts: readonly Post[]): (member: DuesMember) => number {
  const highest = new Map<string, number>()
  for (const { personId, organisationId, post } of posts) {
    const key = `${personId} ${organisationId}`
    highest.set(key, Math.min(highest.get(key) ?? Infinity, partyPost.keys.indexOf(post)))
  }
  return ({ person, organisationId }) => highest.get(`${person.id} ${organisationId}`) ?? partyPost.keys.length
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
