import type { MeetingForm, RosterEntry } from './meeting-form.ts'
import { keepsStoredRoster } from './to-meeting.ts'

/** The day's roster as the archive now knows it, where a saved record holds another one; null where there is nothing to renew. */
export function renewableRoster(form: Pick<MeetingForm, 'storedRoster' | 'organisationId' | 'day' | 'kinds'>, roster: readonly RosterEntry[]): readonly RosterEntry[] | null {
  if (!keepsStoredRoster(form) || roster.length === 0) return null
  const kept = new Map((form.storedRoster?.entries ?? []).map(entry => [entry.personId, entry.isVoter]))
  const isSame = kept.size === roster.length && roster.every(entry => kept.get(entry.personId) === entry.isVoter)
  return isSame ? null : roster
}
