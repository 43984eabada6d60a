import type { Settings } from '../../model/settings.ts'
import { daysBetween, type LocalDate } from '../../time/local-date.ts'
import type { DateRange } from '../../time/period.ts'
import type { WarnLevel } from '../finding.ts'

/** How urgent something is that has not been done yet (domain.md A2.1). */
export type DueLevel =
  | { readonly kind: 'notDueYet'; readonly level: 'green'; readonly daysLeft: number }
  | { readonly kind: 'due'; readonly level: 'yellow' | 'orange'; readonly daysLeft: number }
  | { readonly kind: 'overdue'; readonly level: 'red'; readonly daysLate: number }

export type Thresholds = Pick<Settings, 'yellowAfterShare' | 'orangeDaysOfQuarter' | 'orangeDaysOfMonth'>

/** Of a cycle that has begun and ends with its deadline, on `today`: the day itself counts as passed. */
export function dueLevel(cycle: DateRange, orangeDays: number, yellowAfterShare: number, today: LocalDate): DueLevel {
  const daysLeft = daysBetween(today, cycle.to)
  if (daysLeft < 0) return { kind: 'overdue', level: 'red', daysLate: -daysLeft }
  if (daysLeft <= orangeDays) return { kind: 'due', level: 'orange', daysLeft }
  const passed = daysBetween(cycle.from, today) + 1
  const all = daysBetween(cycle.from, cycle.to) + 1
  return passed >= all * yellowAfterShare ? { kind: 'due', level: 'yellow', daysLeft } : { kind: 'notDueYet', level: 'green', daysLeft }
}

export const worstFirst: readonly WarnLevel[] = ['red', 'orange', 'yellow', 'green']
