import type { Membership } from '#shared/model/membership.ts'
import { isMemberOn, memberTypeOn } from '#shared/rules/roster.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { OrganisationNode } from './organisation-tree.ts'

export interface MemberCount { readonly full: number; readonly probationary: number }

/** Members of each organisation itself on that day. */
export function memberCounts(memberships: readonly Membership[], day: LocalDate): ReadonlyMap<string, MemberCount> {
  const counts = new Map<string, MemberCount>()
  for (const membership of memberships) {
    if (!isMemberOn(membership, day)) continue
    const type = memberTypeOn(membership, day)
    for (const id of membership.groupId === null ? [membership.organisationId] : [membership.organisationId, membership.groupId]) {
      const before = counts.get(id) ?? noMembers
      counts.set(id, { ...before, [type]: before[type] + 1 })
    }
  }
  return counts
}

export const noMembers: MemberCount = { full: 0, probationary: 0 }

/** Of each organisation with all below it, added up from below; a group's members are counted in their branch. */
export function countsWithBelow(tree: readonly OrganisationNode[], own: ReadonlyMap<string, MemberCount>): ReadonlyMap<string, MemberCount> {
  const counts = new Map<string, MemberCount>()
  const countOf = ({ organisation, children }: OrganisationNode): MemberCount => {
    let sum = own.get(organisation.id) ?? noMembers
    for (const child of children) {
      const below = countOf(child)
      if (child.organisation.type !== 'group') sum = { full: sum.full + below.full, probationary: sum.probationary + below.probationary }
    }
    counts.set(organisation.id, sum)
    return sum
  }
  tree.forEach(countOf)
  return counts
}

/** 12 人, or 12 人（预备 1）. */
export function memberCountText({ full, probationary }: MemberCount): string {
  return probationary === 0 ? `${full} 人` : `${full + probationary} 人（预备 ${probationary}）`
}
