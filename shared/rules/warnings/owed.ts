import type { Organisation, OrganisationFact } from '../../model/organisation.ts'
import { covers, type Interval } from '../../time/interval.ts'
import { daysBetween } from '../../time/local-date.ts'
import type { DateRange } from '../../time/period.ts'
import type { FrequencyRule } from './frequency-rules.ts'

/**
 * Whether the organisation owes the period its meeting: it existed, with the committee or the groups that the rule asks for, on at least half
 * of the period's days and on its last day. So nobody is asked for the quarter at whose end they were founded, or in which they were dissolved.
 */
export function owes(rule: FrequencyRule, organisation: Organisation, facts: readonly OrganisationFact[], range: DateRange): boolean {
  if (!rule.organisationTypes.includes(organisation.type)) return false
  const { needs } = rule
  const lifetime = { from: organisation.establishedOn, to: organisation.dissolvedOn }
  const intervals = needs === undefined ? [lifetime] : facts.filter(fact => fact[needs]).map(fact => overlap(fact, lifetime))
  const days = intervals.reduce((sum, interval) => sum + daysIn(overlap(interval, range)), 0)
  return intervals.some(interval => covers(interval, range.to)) && days * 2 >= daysIn(range)
}

function overlap(a: Interval, b: Interval): Interval {
  const from = a.from > b.from ? a.from : b.from
  if (a.to === null || b.to === null) return { from, to: a.to ?? b.to }
  return { from, to: a.to < b.to ? a.to : b.to }
}

function daysIn(interval: Interval): number {
  return interval.to === null || interval.to < interval.from ? 0 : daysBetween(interval.from, interval.to) + 1
}
