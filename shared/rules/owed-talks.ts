import type { Membership } from '../model/membership.ts'
import type { Post } from '../model/post.ts'
import type { Settings } from '../model/settings.ts'
import type { Talk, TalkKind } from '../model/talk.ts'
import { dayOf, type LocalDate, yearOf } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { membersOn, seatHoldersOn } from './roster.ts'

/** A talk that the year still lacks; `otherId` null = with anyone of that circle. */
export interface OwedTalk {
  readonly kind: TalkKind
  readonly personId: string
  readonly otherId: string | null
}

export interface TalkCircle {
  readonly memberships: readonly Membership[]
  readonly posts: readonly Post[]
  readonly talks: readonly Pick<Talk, 'talkerId' | 'talkeeId' | 'talkedAt'>[]
  readonly settings: Pick<Settings, 'talkPairs'>
}

/**
 * Who of a branch still owes a talk this year: each two of the committee with each other, each other member with one of the committee, and, where the unit
 * wants it, with another member (支部工作条例: 支委之间、支委与党员、党员与党员一般每年不少于 1 次; R-MTG-09). Not each member with each other: fifty members would be 1,225 pairs.
 * Either may have been the one who began it. By who sits and belongs there on `asOf`.
 */
export function owedTalks(organisationId: string, asOf: LocalDate, { memberships, posts, talks, settings: { talkPairs } }: TalkCircle): readonly OwedTalk[] {
  const year = yearOf(asOf)
  const talked = talkedWith(talks.filter(({ talkedAt }) => dateOf(talkedAt) >= dayOf(year, 1, 1) && dateOf(talkedAt) <= asOf))
  const members = membersOn(memberships, asOf).filter(membership => membership.organisationId === organisationId).map(({ personId }) => personId)
  const seated = [...seatHoldersOn(posts, organisationId, asOf)].toSorted()
  const others = members.filter(id => !seated.includes(id)).toSorted()
  const hasTalked = (id: string, among: readonly string[]) => among.some(other => other !== id && talked.get(id)?.has(other) === true)
  return [
    ...(talkPairs.betweenCommittee ? seated.flatMap((personId, i) => seated.slice(i + 1).filter(otherId => talked.get(personId)?.has(otherId) !== true).map((otherId): OwedTalk => ({ kind: 'betweenCommittee', personId, otherId }))) : []),
    ...(talkPairs.committeeWithMembers && seated.length > 0 ? others.filter(id => !hasTalked(id, seated)).map((personId): OwedTalk => ({ kind: 'committeeWithMember', personId, otherId: null })) : []),
    ...(talkPairs.betweenMembers && others.length > 1 ? others.filter(id => !hasTalked(id, others)).map((personId): OwedTalk => ({ kind: 'betweenMembers', personId, otherId: null })) : []),
  ]
}

function talkedWith(talks: TalkCircle['talks']): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const note = (one: string, other: string) => found.set(one, (found.get(one) ?? new Set()).add(other))
  for (const { talkerId, talkeeId } of talks) {
    if (talkerId === null || talkeeId === null) continue
    note(talkerId, talkeeId)
    note(talkeeId, talkerId)
  }
  return found
}
