import * as z from 'zod'
import { Talk } from '#shared/model/talk.ts'
import { backfillAfterDays } from '#shared/rules/backfill.ts'
import { daysBetween, LocalDate } from '#shared/time/local-date.ts'
import { clockOf, dateOf } from '#shared/time/local-date-time.ts'
import { type FieldProblems, problemsOf } from '../../parts/field-problems.ts'

/** A talk while it is typed: its day and time stand apart and may be missing. */
export const TalkInHand = z.object({
  ...Talk.omit({ id: true, talkedAt: true, organisationId: true }).shape,
  organisationId: Talk.shape.organisationId.nullable(),
  day: LocalDate.nullable(),
  clock: z.string().nullable(),
})
export type TalkInHand = z.infer<typeof TalkInHand>

export const emptyTalk: TalkInHand = {
  organisationId: null, kind: 'committeeWithMember', day: null, clock: null, place: '', talkerId: null, talkerName: '', talkerDuty: '', talkeeId: null, talkeeName: '', talkeeDuty: '', content: '', opinions: '', answer: '',
  talkerSigned: false, talkeeSigned: false, attachments: [], backfillReason: '', remark: '',
}

export function inHand(talk: Talk): TalkInHand {
  return TalkInHand.parse({ ...talk, day: dateOf(talk.talkedAt), clock: clockOf(talk.talkedAt) })
}

/** The address of the next talk of the same round: when, where, who and of what kind stay, nothing of what was said. */
export function sameRound({ organisationId, kind, day, place, talkerId, talkerName, talkerDuty }: TalkInHand): Readonly<Record<string, string>> {
  const known = { organisation: organisationId ?? '', kind, day: day ?? '', place, talker: talkerId ?? '', talkerName, talkerDuty }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''))
}

/** The record, or what keeps it from being one. `today`: of a new talk, which is late after seven days; null = it stands in the archive. */
export function toTalk(id: string, value: TalkInHand, today: LocalDate | null): { readonly talk: Talk | null; readonly problems: FieldProblems } {
  const { day, clock, ...rest } = value
  const parsed = Talk.safeParse({ ...rest, id, talkedAt: day === null || clock === null ? null : `${day}T${clock}` })
  const problems = { ...(parsed.success ? {} : problemsOf(parsed.error)), ...missing(value, today) }
  return { talk: parsed.success && Object.keys(problems).length === 0 ? parsed.data : null, problems }
}

export function isLate(day: LocalDate | null, today: LocalDate | null): boolean {
  return day !== null && today !== null && daysBetween(day, today) > backfillAfterDays
}

function missing({ organisationId, day, clock, talkerId, talkerName, talkeeId, talkeeName, backfillReason }: TalkInHand, today: LocalDate | null): FieldProblems {
  return {
    ...(organisationId === null ? { organisationId: '请选择党组织。' } : {}),
    ...(day === null || clock === null ? { talkedAt: '请填写谈话的日期和时间，如 0622、1430。' } : {}),
    ...(talkerId === null && talkerName.trim() === '' ? { talkerId: '请填写谈话人。' } : {}),
    ...(talkeeId === null && talkeeName.trim() === '' ? { talkeeId: '请填写谈话对象。' } : {}),
    ...(talkerId !== null && talkerId === talkeeId ? { talkeeId: '谈话对象和谈话人是同一个人。' } : {}),
    ...(isLate(day, today) && backfillReason.trim() === '' ? { backfillReason: `谈话已过去 ${backfillAfterDays} 天以上，请写明补录原因。` } : {}),
  }
}
