import { blankMembership, type Membership, type MembershipStatus, partyFacts, type Transfer } from '../model/membership.ts'
import { addDays, type LocalDate } from '../time/local-date.ts'

export interface BranchPlace { readonly organisationId: string; readonly groupId: string | null }

/**
 * From `on` the member is in another branch or group: the day before is the last of the former period, `id` names the new one. What was so since
 * `on` or later goes with the new period, what led into the former one stays there.
 */
export function movedPeriods(membership: Membership, to: BranchPlace, on: LocalDate, id: string, letter: Transfer | null = null): readonly [Membership, Membership] {
  const changesBranch = to.organisationId !== membership.organisationId
  const isStatusLater = membership.statusOn !== null && membership.statusOn >= on
  return [
    { ...membership, to: addDays(on, -1), transferOut: letter, decreaseNote: '', ...(isStatusLater ? { status: 'normal', statusOn: null } : {}) },
    {
      ...membership, ...to, id, from: on, transferIn: letter, increaseNote: '', votingSuspensions: membership.votingSuspensions.filter(rest => rest.to === null || rest.to >= on),
      ...(changesBranch ? { floating: null, lost: null } : {}),
    },
  ]
}

/** Gone to another unit: `last` is the last day in the branch, the day after the first one on which the status is 转出. */
export function leftPeriod(membership: Membership, last: LocalDate, letter: Transfer | null = null, decreaseNote = ''): Membership {
  return { ...membership, to: last, status: 'transferredOut', statusOn: addDays(last, 1), transferOut: letter, decreaseNote: decreaseNote || membership.decreaseNote }
}

/** The status since `on`; `to` stays open, for the day of the status ends the membership where it does (statusEndOf). */
export function statusChanged(membership: Membership, status: MembershipStatus, on: LocalDate, note = ''): Membership {
  return { ...membership, status, statusOn: on, decreaseNote: note || membership.decreaseNote }
}

/** 恢复党籍: the period that had ended stays as it was, from `on` another one begins in the same branch. */
export function restoredPeriods(membership: Membership, on: LocalDate, id: string): readonly [Membership, Membership] {
  const { joinedOn, fullOn, joinType, joinOrganisationName, conversionNote, seniorityCorrectionMonths, memberType, personId, organisationId } = membership
  return [
    { ...membership, to: addDays(on, -1) },
    { ...blankMembership, id, personId, organisationId, joinedOn, fullOn, joinType, joinOrganisationName, conversionNote, seniorityCorrectionMonths, memberType, from: on, status: 'restored', statusOn: on, increaseNote: '恢复党籍' },
  ]
}

/** The person's other periods with the party facts that the correction of one has changed (入党日期, 转正日期 …); those that say so already are left out. */
export function carriedFacts<M extends Membership>(before: Membership, after: Membership, others: readonly M[]): readonly M[] {
  const changed = partyFacts.filter(fact => before[fact] !== after[fact])
  return others.filter(other => changed.some(fact => other[fact] !== after[fact])).map(other => ({ ...other, ...Object.fromEntries(changed.map(fact => [fact, after[fact]])) }))
}
