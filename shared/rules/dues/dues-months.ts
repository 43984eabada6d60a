import type { Membership } from '../../model/membership.ts'
import { firstDayOf } from '../../time/day-or-month.ts'
import { addDays, type LocalDate } from '../../time/local-date.ts'
import { endingStatuses, memberTypeOn } from '../roster.ts'
import { monthsOfYear } from './year-months.ts'

/** January first: the branch that collects the member's dues of that month; null = no member that month. */
export type BranchOfMonths = readonly (string | null)[]

/**
 * Who owes which month to whom. Dues are owed from the month in which the branch's assembly accepted the member (R-FEE-05) through the month in
 * which membership ends; one who changes branches in mid-month still pays that month in the branch that is left.
 * `memberships`: all of the one person.
 */
export function branchOfMonths(memberships: readonly Membership[], year: number): BranchOfMonths {
  const spans = memberships.flatMap(membership => spanOf(membership, memberships))
  if (spans.length > 1) spans.sort((a, b) => (a.from < b.from ? -1 : 1))
  return monthsOfYear(year).map(({ first, last }) => spans.find(span => span.from <= last && (span.to === null || span.to >= first))?.organisationId ?? null)
}

interface Span {
  readonly organisationId: string
  readonly from: LocalDate
  readonly to: LocalDate | null
}

function spanOf(membership: Membership, all: readonly Membership[]): readonly Span[] {
  const from = acceptedOn(membership, all)
  const to = earlier(membership.to, lastDayAsMember(membership))
  return to !== null && to < from ? [] : [{ organisationId: membership.organisationId, from, to }]
}

/** The day before the status took effect; of one without a day the last in the branch. null = still a member. */
function lastDayAsMember({ status, statusOn, from, to }: Membership): LocalDate | null {
  if (!endingStatuses.includes(status)) return null
  return statusOn === null ? (to ?? addDays(from, -1)) : addDays(statusOn, -1)
}

function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a === null || (b !== null && b < a) ? b : a
}

/** The day of the assembly for one who was accepted here and entered after the committee's approval; else the day of entry (domain-checks C30). */
function acceptedOn(membership: Membership, all: readonly Membership[]): LocalDate {
  const { joinedOn, from } = membership
  if (joinedOn === null) return from
  const accepted = firstDayOf(joinedOn)
  if (accepted >= from) return accepted
  const isFirst = all.every(other => other.from >= from)
  return isFirst && membership.transferIn === null && memberTypeOn(membership, from) === 'probationary' ? accepted : from
}
