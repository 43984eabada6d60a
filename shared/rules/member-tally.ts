import type { Membership } from '../model/membership.ts'
import type { Person } from '../model/person.ts'
import type { LocalDate } from '../time/local-date.ts'
import { isMemberOn, memberTypeOn } from './roster.ts'

/** How many members, and how many of them are retired, and floating. */
export interface MemberTally {
  readonly full: number
  readonly probationary: number
  readonly retired: number
  readonly floating: number
}

export const noMembers: MemberTally = { full: 0, probationary: 0, retired: 0, floating: 0 }

/** The members of each organisation itself on that day, read once; a group's members are its branch's too. */
export function memberTallies(memberships: readonly Membership[], people: readonly Pick<Person, 'id' | 'isRetired'>[], day: LocalDate): ReadonlyMap<string, MemberTally> {
  const retired = new Set(people.filter(person => person.isRetired).map(person => person.id))
  const tallies = new Map<string, { -readonly [K in keyof MemberTally]: number }>()
  for (const membership of memberships) {
    if (!isMemberOn(membership, day)) continue
    for (const id of membership.groupId === null ? [membership.organisationId] : [membership.organisationId, membership.groupId]) {
      const tally = tallies.get(id) ?? { ...noMembers }
      tally[memberTypeOn(membership, day)] += 1
      if (retired.has(membership.personId)) tally.retired += 1
      if (membership.floating !== null) tally.floating += 1
      tallies.set(id, tally)
    }
  }
  return tallies
}

/** Of several organisations together. */
export function tallySum(ids: Iterable<string>, tallies: ReadonlyMap<string, MemberTally>): MemberTally {
  let sum = noMembers
  for (const id of ids) {
    const one = tallies.get(id)
    if (one !== undefined) sum = { full: sum.full + one.full, probationary: sum.probationary + one.probationary, retired: sum.retired + one.retired, floating: sum.floating + one.floating }
  }
  return sum
}

/** 党员 counts both full and probationary ones. */
export function allMembers({ full, probationary }: MemberTally): number {
  return full + probationary
}
