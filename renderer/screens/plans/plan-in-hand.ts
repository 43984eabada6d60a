import * as z from 'zod'
import { meetingKind } from '#shared/model/meeting.ts'
import { MeetingPlan } from '#shared/model/meeting-plan.ts'
import { chineseYearMonth, yearMonthOf } from '#shared/time/year-month.ts'
import { type FieldProblems, problemsOf } from '../../parts/field-problems.ts'

/** A plan while it is typed: its organisation and month may be missing. */
export const PlanInHand = z.object({ ...MeetingPlan.omit({ id: true }).shape, organisationId: MeetingPlan.shape.organisationId.nullable(), month: MeetingPlan.shape.month.nullable() })
export type PlanInHand = z.infer<typeof PlanInHand>

export const emptyPlan: PlanInHand = { organisationId: null, kind: 'memberAssembly', month: null, on: null, subject: '', materials: '', speakerIds: [], meetingId: null, cancelledReason: '', remark: '' }

/** The record, or what keeps it from being one. */
export function toPlan(id: string, value: PlanInHand): { readonly plan: MeetingPlan | null; readonly problems: FieldProblems } {
  const parsed = MeetingPlan.safeParse({ ...value, id })
  const problems = {
    ...(parsed.success ? {} : problemsOf(parsed.error)),
    ...(value.organisationId === null ? { organisationId: '请选择党组织。' } : {}),
    ...(value.month === null ? { month: '请选择月份。' } : {}),
    ...(value.on !== null && value.month !== null && yearMonthOf(value.on) !== value.month ? { on: `日期不在${chineseYearMonth(value.month)}。` } : {}),
  }
  return { plan: parsed.success && Object.keys(problems).length === 0 ? parsed.data : null, problems }
}

/** 2026年5月党员大会. */
export function planWords({ month, kind }: Pick<MeetingPlan, 'month' | 'kind'>): string {
  return `${chineseYearMonth(month)}${meetingKind.labels[kind]}`
}
