import type { Membership } from '../model/membership.ts'
import { firstDayOf } from '../time/day-or-month.ts'
import type { LocalDate } from '../time/local-date.ts'
import { monthsBetween } from '../time/months.ts'
import { memberTypeOn } from './roster.ts'

/** 党龄 in whole years: from the day of 转正, with the months of 党龄校正值 added (党章第七条, domain.md D.4). null = of a probationary member, or the day is not known. */
export function partySeniorityOn(membership: Membership, day: LocalDate): number | null {
  if (membership.fullOn === null || memberTypeOn(membership, day) !== 'full') return null
  const { months } = monthsBetween(firstDayOf(membership.fullOn), day)
  return Math.max(0, Math.floor((months + membership.seniorityCorrectionMonths) / 12))
}
