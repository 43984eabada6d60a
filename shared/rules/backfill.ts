import type { Meeting } from '../model/meeting.ts'
import type { RecordBase } from '../model/record.ts'
import { chineseDate, daysBetween, type LocalDate } from '../time/local-date.ts'
import { dayInChina } from '../time/instant.ts'
import { dateOf } from '../time/local-date-time.ts'

/** Entered later than this after the meeting, a record is 补录 and says why (domain.md E; domain-checks C53). */
export const backfillAfterDays = 7

export type Backfill =
  | { readonly kind: 'timely' }
  | { readonly kind: 'backfilled'; readonly eventOn: LocalDate; readonly enteredOn: LocalDate; readonly days: number; readonly reason: string }

/** Whether the meeting was entered late, as its stored row says. */
export function backfillOf(meeting: Pick<Meeting, 'startAt' | 'backfillReason'> & Pick<RecordBase, 'createdAt'>): Backfill {
  return backfillWhenEntered(meeting, dayInChina(meeting.createdAt))
}

/** The same for a form that is being filled in: it would be entered today. */
export function backfillWhenEntered(meeting: Pick<Meeting, 'startAt' | 'backfillReason'>, enteredOn: LocalDate): Backfill {
  const eventOn = dateOf(meeting.startAt)
  const days = daysBetween(eventOn, enteredOn)
  if (days <= backfillAfterDays) return { kind: 'timely' }
  return { kind: 'backfilled', eventOn, enteredOn, days, reason: meeting.backfillReason.trim() }
}

/** Stands in the footer of everything that prints the record; null for a timely one. */
export function backfillNote(backfill: Backfill): string | null {
  if (backfill.kind === 'timely') return null
  const reason = backfill.reason === '' ? '未写明' : backfill.reason
  return `补录：会议日期 ${chineseDate(backfill.eventOn)}，录入日期 ${chineseDate(backfill.enteredOn)}，原因：${reason}`
}
