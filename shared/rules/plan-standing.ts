import { labelled } from '../model/labelled.ts'
import type { Meeting } from '../model/meeting.ts'
import type { MeetingPlan } from '../model/meeting-plan.ts'
import type { LocalDate } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { period, rangeOf } from '../time/period.ts'

/** Where a planned meeting stands as of a day. */
export const planStanding = labelled({ held: '已开', ahead: '待开', missed: '计划未开', cancelled: '未开，已注明原因' })
export type PlanStanding = (typeof planStanding.keys)[number]

export interface StandingPlan<Plan extends MeetingPlan = MeetingPlan> {
  readonly plan: Plan
  readonly standing: PlanStanding
  /** The meeting that fulfilled it. */
  readonly meetingId: string | null
}

/**
 * What became of each plan: the meeting that the clerk named, else one of the same organisation and kind in the plan's month, the first for the first plan.
 * A meeting fulfils one plan of its kind; a day that differs within the month does no harm. Missed = its month is over.
 */
export function standingPlans<Plan extends MeetingPlan>(plans: readonly Plan[], held: readonly Pick<Meeting, 'id' | 'organisationId' | 'kinds' | 'startAt'>[], today: LocalDate): readonly StandingPlan<Plan>[] {
  const ids = new Set(held.map(meeting => meeting.id))
  const named = plans.flatMap(({ meetingId, kind }) => (meetingId === null ? [] : [`${meetingId} ${kind}`]))
  const taken = new Set(named)
  const byMonth = new Map<string, string[]>()
  for (const { id, organisationId, kinds, startAt } of held.toSorted((a, b) => (a.startAt < b.startAt ? -1 : 1))) {
    if (dateOf(startAt) > today) continue
    for (const kind of kinds) {
      if (taken.has(`${id} ${kind}`)) continue
      const key = `${organisationId} ${kind} ${startAt.slice(0, 7)}`
      byMonth.set(key, [...(byMonth.get(key) ?? []), id])
    }
  }
  const found = new Map(plans.toSorted(inOrder).map(plan => {
    const meetingId = plan.meetingId !== null && ids.has(plan.meetingId) ? plan.meetingId : (byMonth.get(`${plan.organisationId} ${plan.kind} ${plan.month}`)?.shift() ?? null)
    return [plan.id, meetingId]
  }))
  return plans.map(plan => {
    const meetingId = found.get(plan.id) ?? null
    return { plan, meetingId, standing: standingOf(plan, meetingId, today) }
  })
}

function standingOf({ month, cancelledReason }: MeetingPlan, meetingId: string | null, today: LocalDate): PlanStanding {
  if (meetingId !== null) return 'held'
  if (cancelledReason.trim() !== '') return 'cancelled'
  return rangeOf(period(month)).to < today ? 'missed' : 'ahead'
}

/** By month, then by day, those without a day last. */
export function inOrder(a: MeetingPlan, b: MeetingPlan): number {
  const [keyA, keyB] = [a, b].map(plan => `${plan.month} ${plan.on ?? '~'} ${plan.kind} ${plan.id}`) as [string, string]
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
}
