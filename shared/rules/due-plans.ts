import type { MeetingKind } from '../model/meeting.ts'
import type { MeetingPlan } from '../model/meeting-plan.ts'
import type { Organisation, OrganisationFact, OrganisationType } from '../model/organisation.ts'
import type { Settings } from '../model/settings.ts'
import type { LocalDate } from '../time/local-date.ts'
import { monthsOf, rangeOf } from '../time/period.ts'
import { YearMonth } from '../time/year-month.ts'
import { frequencyRules } from './warnings/frequency-rules.ts'
import { owes } from './warnings/owed.ts'

export type DuePlan = Pick<MeetingPlan, 'organisationId' | 'kind' | 'month'>

interface Custom {
  readonly kind: MeetingKind
  readonly every: 'quarter' | 'year'
  readonly organisationTypes: readonly OrganisationType[]
}

const leadingTypes: readonly OrganisationType[] = ['partyGroup', 'workCommittee', 'organCommittee']

/** Planned though nothing warns of them: the 中心组 each quarter (R-MTG-16), the 民主生活会 once a year (R-MTG-10). */
const leadingBodies: readonly Custom[] = [
  { kind: 'centerGroup', every: 'quarter', organisationTypes: ['partyGroup'] },
  { kind: 'democraticLife', every: 'year', organisationTypes: leadingTypes },
]

/** The middle month of a quarter, and November of a year: early enough to be made up for within it (一般第四季度). */
const monthsFor: Readonly<Record<'month' | 'quarter' | 'year', readonly number[]>> = { month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], quarter: [2, 5, 8, 11], year: [11] }

/** What the rules ask the organisations to hold in the months of the year that are not over, and no plan stands for yet (domain.md B.1). */
export function duePlans(
  year: number, today: LocalDate, organisations: readonly Organisation[], factsOf: (organisationId: string) => readonly OrganisationFact[],
  settings: Pick<Settings, 'lectureEveryQuarter'>, plans: readonly DuePlan[],
): readonly DuePlan[] {
  const known = new Set(plans.map(keyOf))
  const asked = frequencyRules.filter(rule => rule.switchedBy === undefined || settings[rule.switchedBy])
  const months = monthsOf(year)
  const wanted = organisations.flatMap(organisation => {
    const facts = factsOf(organisation.id)
    const ofRules = asked.flatMap(rule => monthsFor[rule.every].flatMap(number => {
      const month = months[number - 1]
      return month !== undefined && owes(rule, organisation, facts, rangeOf(month)) ? [{ kind: rule.kind, month }] : []
    }))
    const ofBodies = leadingBodies.filter(({ organisationTypes }) => organisationTypes.includes(organisation.type)).flatMap(({ kind, every }) => monthsFor[every].flatMap(number => {
      const month = months[number - 1]
      return month !== undefined && isThere(organisation, rangeOf(month).to) ? [{ kind, month }] : []
    }))
    return [...ofRules, ...ofBodies].filter(({ month }) => rangeOf(month).to >= today).map(({ kind, month }): DuePlan => ({ organisationId: organisation.id, kind, month: YearMonth.parse(month) }))
  })
  return [...new Map(wanted.map(plan => [keyOf(plan), plan])).values()].filter(plan => !known.has(keyOf(plan))).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function isThere({ establishedOn, dissolvedOn }: Organisation, on: LocalDate): boolean {
  return establishedOn <= on && (dissolvedOn === null || dissolvedOn >= on)
}

function keyOf({ organisationId, kind, month }: DuePlan): string {
  return `${month} ${organisationId} ${kind}`
}
