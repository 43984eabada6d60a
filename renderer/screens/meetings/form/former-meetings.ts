import type { Meeting } from '#shared/model/meeting.ts'
import { addMonths, type LocalDate } from '#shared/time/local-date.ts'
import type { PersonOrName } from '../../../parts/person-field.tsx'
import { meetingRepository } from '../../../storage/meeting-repository.ts'
import { isNobody } from './meeting-form.ts'

/** What the organisation's former meetings suggest for the next one. */
export interface FormerMeetings {
  /** The latest first, each once. */
  readonly places: readonly string[]
  readonly lastRecorder: PersonOrName | null
}

export const noFormerMeetings: FormerMeetings = { places: [], lastRecorder: null }

const monthsBack = 18

export async function formerMeetings(organisationId: string | null, today: LocalDate, exceptId: string): Promise<FormerMeetings> {
  if (organisationId === null) return noFormerMeetings
  const held = await meetingRepository.ofOrganisation(organisationId, addMonths(today, -monthsBack), addMonths(today, 1))
  return suggestedBy(held.filter(meeting => meeting.id !== exceptId))
}

/** `held` from the oldest to the latest. */
export function suggestedBy(held: readonly Meeting[]): FormerMeetings {
  const latestFirst = held.toReversed()
  const recorders = latestFirst.map((meeting): PersonOrName => ({ personId: meeting.recorderId, name: meeting.recorderName }))
  return {
    places: [...new Set(latestFirst.map(meeting => meeting.place.trim()).filter(place => place !== ''))],
    lastRecorder: recorders.find(recorder => !isNobody(recorder)) ?? null,
  }
}
