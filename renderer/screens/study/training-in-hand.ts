import * as z from 'zod'
import { Training } from '#shared/model/training.ts'
import { type FieldProblems, problemsOf } from '../../parts/field-problems.ts'

/** A training while it is typed: days and hours may still be missing. */
export const TrainingInHand = z.object({
  ...Training.pick({ name: true, level: true, purpose: true, form: true, organiser: true, organisationId: true, place: true, attendees: true, attachments: true, remark: true }).shape,
  name: z.string(),
  from: Training.shape.from.nullable(), to: Training.shape.to.nullable(), hours: Training.shape.hours.nullable(),
})
export type TrainingInHand = z.infer<typeof TrainingInHand>

export const emptyTraining: TrainingInHand = {
  name: '', level: null, purpose: 'general', form: 'rotation', organiser: '', organisationId: null, from: null, to: null, place: '', hours: null, attendees: [], attachments: [], remark: '',
}

/** The record, or what keeps it from being one. A training of one day needs no second one. */
export function toTraining(id: string, value: TrainingInHand): { readonly training: Training | null; readonly problems: FieldProblems } {
  const parsed = Training.safeParse({ ...value, id, to: value.to ?? value.from })
  const problems = { ...(parsed.success ? {} : problemsOf(parsed.error)), ...missing(value) }
  return { training: parsed.success && Object.keys(problems).length === 0 ? parsed.data : null, problems }
}

function missing({ name, from, to, hours }: TrainingInHand): FieldProblems {
  return {
    ...(name.trim() === '' ? { name: '请填写培训名称。' } : {}),
    ...(from === null ? { from: '请填写开始日期。' } : {}),
    ...(from !== null && to !== null && to < from ? { to: '结束日期应不早于开始日期。' } : {}),
    ...(hours === null ? { hours: '请填写学时：脱产一天一般 8 学时，半天 4 学时。' } : {}),
  }
}
