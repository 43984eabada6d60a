import { dottedDate } from '#shared/time/local-date.ts'
import { dateOf } from '#shared/time/local-date-time.ts'
import type { MeetingRow } from '../../workers/list-query.ts'

/** Meetings to choose from, the latest first; one that was asked for from elsewhere stands there too. */
export function meetingOptions(rows: readonly MeetingRow[], chosenId: string | null): { value: string; label: string }[] {
  const options = rows.toReversed().map(({ id, startAt, title }) => ({ value: id, label: `${dottedDate(dateOf(startAt))} ${title}` }))
  const isThere = chosenId === null || chosenId === 'all' || options.some(option => option.value === chosenId)
  return isThere ? options : [{ value: chosenId, label: '所选的会议' }, ...options]
}
