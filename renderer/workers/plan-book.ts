import type { Reader } from '#shared/archive/reader.ts'
import type { MeetingKind } from '#shared/model/meeting.ts'
import { type DuePlan, duePlans } from '#shared/rules/due-plans.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { inOrder, type PlanStanding, standingPlans } from '#shared/rules/plan-standing.ts'
import { grouped } from '#shared/rules/warnings/rule-input.ts'
import { dayOf, type LocalDate } from '#shared/time/local-date.ts'
import { period, rangeOf } from '#shared/time/period.ts'
import type { YearMonth } from '#shared/time/year-month.ts'

/** A planned meeting as the list shows it. */
export interface PlanRow {
  readonly id: string
  readonly month: YearMonth
  readonly on: LocalDate | null
  readonly kind: MeetingKind
  readonly organisation: string
  readonly subject: string
  readonly speakers: string
  readonly standing: PlanStanding
}

export interface PlanBook {
  /** By month. */
  readonly rows: readonly PlanRow[]
  /** What the rules ask for and no plan stands for yet. */
  readonly due: readonly DuePlan[]
}

/** 会议计划 of a year of some organisations as they stand today. `organisationIds` null = all. */
export async function planBookOf(reader: Reader, organisationIds: readonly string[] | null, year: number, today: LocalDate): Promise<PlanBook> {
  const [settings, organisations, facts, people, plans, meetings] = await Promise.all([
    reader.settings(), reader.organisations(), reader.organisationFacts(), reader.people(), reader.meetingPlans(), reader.meetings({ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }),
  ])
  const wanted = organisationIds === null ? null : new Set(organisationIds)
  const isWanted = (id: string) => wanted?.has(id) ?? true
  const factsOf = grouped(facts, fact => fact.organisationId)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const ofYear = plans.filter(({ organisationId, month }) => month.startsWith(`${year}-`) && isWanted(organisationId))
  const rows = standingPlans(ofYear, meetings, today).toSorted((a, b) => inOrder(a.plan, b.plan)).map(({ plan, standing }): PlanRow => ({
    id: plan.id, month: plan.month, on: plan.on, kind: plan.kind, subject: plan.subject, standing, organisation: shortNameOn(factsOf.get(plan.organisationId) ?? [], plan.organisationId, rangeOf(period(plan.month)).to),
    speakers: plan.speakerIds.map(id => names.get(id) ?? '（已删除）').join('、'),
  }))
  return { rows, due: duePlans(year, today, organisations.filter(({ id }) => isWanted(id)), id => factsOf.get(id) ?? [], settings, ofYear) }
}
