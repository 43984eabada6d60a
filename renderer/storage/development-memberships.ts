import { type CommitOp, put } from '#shared/archive/commit.ts'
import type { DevelopmentCase } from '#shared/model/development-case.ts'
import { blankMembership, type Membership } from '#shared/model/membership.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Probation } from '#shared/rules/development/probation.ts'
import { covers } from '#shared/time/interval.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { newId } from './new-id.ts'

type Memberships = readonly Stored<Membership>[]

/** A probationary member from the day of the meeting on (细则 31 条); `before`: the day that stood there until now. */
export function acceptedInto(memberships: Memberships, { personId, organisationId }: Pick<DevelopmentCase, 'personId' | 'organisationId'>, on: LocalDate, before: LocalDate | null): readonly CommitOp[] {
  if (memberships.length === 0) return [put('memberships', { ...blankMembership, id: newId(), personId, organisationId, memberType: 'probationary', joinedOn: on, from: on, joinType: '新发展' })]
  return memberships.flatMap(membership => {
    const followsCase = membership.joinedOn === null || (before !== null && membership.joinedOn === before)
    if (!followsCase || membership.joinedOn === on) return []
    return [put('memberships', { ...membership, joinedOn: on, ...(membership.from === before ? { from: on } : {}) })]
  })
}

/** Full from the day that the probation ended, not from the meeting or the approval (细则 33 条); every period of the person says so. */
export function madeFull(memberships: Memberships, { from, fullOn }: Probation): readonly CommitOp[] {
  return memberships.filter(membership => membership.joinedOn === null || membership.joinedOn.startsWith(from.slice(0, membership.joinedOn.length))).map(membership => put('memberships', {
    ...membership, fullOn, ...(membership.to === null || membership.to >= fullOn ? { memberType: 'full' as const } : {}),
  }))
}

export function extended(memberships: Memberships, to: LocalDate): readonly CommitOp[] {
  return memberships.filter(membership => membership.memberType === 'probationary').map(membership => put('memberships', { ...membership, probationExtendedTo: to }))
}

/** 编入党小组, in the branch where the person is. */
export function inGroup(memberships: Memberships, groupId: string | null): readonly CommitOp[] {
  const current = memberships.at(-1)
  return current === undefined || current.groupId === groupId ? [] : [put('memberships', { ...current, groupId })]
}

/** 取消预备党员资格: the membership in force ends on that day. */
export function endedWith(memberships: Memberships, on: LocalDate): readonly CommitOp[] {
  return memberships.filter(membership => membership.memberType === 'probationary' && covers(membership, on)).map(membership => put('memberships', { ...membership, to: on, status: 'removed', statusOn: on }))
}
