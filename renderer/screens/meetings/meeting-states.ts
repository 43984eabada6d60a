import type { MeetingQuality } from '../../workers/archive-protocol.ts'
import type { MeetingRow } from '../../workers/list-query.ts'

/** A row of the list with its 要素体检; null until it is known. */
export interface ListedMeeting extends MeetingRow {
  readonly quality: MeetingQuality | null
}

/** The states that a clerk filters by. */
export const meetingStates = [
  { value: '', label: '全部状态' },
  { value: 'lacking', label: '要素不全' },
  { value: 'red', label: '不合规' },
  { value: 'backfilled', label: '补录' },
] as const

export function isInState(row: ListedMeeting, state: string): boolean {
  switch (state) {
    case 'lacking': return row.quality !== null && row.quality.level !== 'green'
    case 'red': return row.quality?.level === 'red'
    case 'backfilled': return row.isBackfilled
    default: return true
  }
}
