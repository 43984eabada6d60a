import { ExpectedFailure, type Failure } from '#shared/contract/outcome.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { backfillOf, backfillWhenEntered } from '#shared/rules/backfill.ts'
import type { ClassifiedField } from '#shared/rules/classification.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { meetingRepository } from '../../../storage/meeting-repository.ts'
import { rebuildView } from '../../../storage/view-keeper.ts'
import { told } from '../../../ui/doing.ts'
import { unconfirmedMarks } from './confirmed-marks.ts'
import type { MeetingForm } from './meeting-form.ts'
import { type FormContext, type FormProblem, toMeeting } from './to-meeting.ts'

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly rev: number; readonly stored: Stored<Meeting> | null }
  | { readonly kind: 'problems'; readonly problems: readonly FormProblem[] }
  | { readonly kind: 'marked'; readonly marks: readonly ClassifiedField[]; readonly meeting: Meeting }
  | { readonly kind: 'conflict'; readonly mine: Meeting; readonly theirs: Stored<Meeting> | null }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

export interface SaveCircumstances {
  readonly context: FormContext
  /** The record as it was when the form was opened; null = a new one. */
  readonly stored: Stored<Meeting> | null
  readonly today: LocalDate
  readonly ownWords: readonly string[]
  readonly confirmed: ReadonlySet<string>
  /** Written reasons for material that bears a mark; the log keeps them. */
  readonly reasons: readonly string[]
}

/** The form becomes a record, or says why it can't; it is never half saved. */
export async function saveMeeting(form: MeetingForm, around: SaveCircumstances): Promise<SaveOutcome> {
  const made = toMeeting(form, around.context)
  if (!made.ok) return { kind: 'problems', problems: made.problems }
  const { meeting } = made
  if (needsBackfillReason(meeting, around.stored, around.today)) {
    return { kind: 'problems', problems: [{ field: 'backfillReason', message: '会议已过去 7 天以上，请写明补录原因。' }] }
  }
  const marks = unconfirmedMarks(meeting, around.ownWords, around.confirmed)
  if (marks.length > 0) return { kind: 'marked', marks, meeting }
  return commit(form, meeting, around)
}

export function needsBackfillReason(meeting: Meeting, stored: Stored<Meeting> | null, today: LocalDate): boolean {
  const backfill = stored === null ? backfillWhenEntered(meeting, today) : backfillOf({ ...stored, startAt: meeting.startAt, backfillReason: meeting.backfillReason })
  return backfill.kind === 'backfilled' && backfill.reason === ''
}

async function commit(form: MeetingForm, meeting: Meeting, { stored, reasons }: SaveCircumstances): Promise<SaveOutcome> {
  const row = form.rev === null ? meeting : { ...stored, ...meeting, rev: form.rev }
  try {
    await meetingRepository.recordMeeting(row, reasons.length === 0 ? '' : `带密级字样，确认不涉密：${reasons.join('；')}`)
    const saved = await meetingRepository.byId(meeting.id)
    return { kind: 'saved', rev: saved?.rev ?? form.rev ?? 0, stored: saved }
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.code === 'conflict') return { kind: 'conflict', mine: meeting, theirs: await savedByOthers(form) }
    if (failure?.problems !== undefined && failure.problems.length > 0) {
      return { kind: 'problems', problems: failure.problems.map(({ path, message }) => ({ field: path, message })) }
    }
    return { kind: 'failed', ...told(error) }
  }
}

/** What the archive holds now. A view that still shows the revision of the form has missed what somebody else saved, and is made anew first. */
async function savedByOthers({ id, rev }: MeetingForm): Promise<Stored<Meeting> | null> {
  const seen = await meetingRepository.byId(id)
  if ((seen?.rev ?? null) !== rev) return seen
  await rebuildView()
  return meetingRepository.byId(id)
}

function failureOf(error: unknown): Failure | null {
  return error instanceof ExpectedFailure ? error.failure : null
}
