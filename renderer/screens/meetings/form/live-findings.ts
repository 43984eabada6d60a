import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { type Completeness, completenessOf } from '#shared/rules/completeness.ts'
import { dayInChina } from '#shared/time/instant.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { nameOf } from '../../../parts/people-index.ts'
import type { Directory } from './directory.ts'
import type { MeetingForm } from './meeting-form.ts'
import { type FormContext, toMeeting } from './to-meeting.ts'

/** 要素体检 of the meeting as it would be saved now; null while it can't be a record yet. */
export function liveFindings(form: MeetingForm, context: FormContext, directory: Directory, seatHolders: ReadonlySet<string>, stored: Stored<Meeting> | null, today: LocalDate): Completeness | null {
  const made = toMeeting(form, context)
  if (!made.ok) return null
  return completenessOf(made.meeting, {
    settings: directory.settings, seatHolders, nameOf: id => nameOf(directory.people, id), enteredOn: stored === null ? today : dayInChina(stored.createdAt),
  })
}
