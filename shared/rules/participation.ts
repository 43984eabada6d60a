import type { Meeting } from '../model/meeting.ts'

/** What one person took part in, counted over some meetings. */
export interface Participation {
  /** Meetings that the person should have attended: present, on leave or absent; observers and those left out of the base are not counted. */
  readonly should: number
  readonly present: number
  readonly leave: number
  readonly absent: number
  /** Absences made up for by 补学. */
  readonly madeUp: number
  readonly lectures: number
  /** Topics at which words of the person stand in the minutes. */
  readonly speeches: number
  /** Percent of those who should have come, one decimal; null where nothing was asked. */
  readonly rate: number | null
}

export const noParticipation: Participation = { should: 0, present: 0, leave: 0, absent: 0, madeUp: 0, lectures: 0, speeches: 0, rate: null }

/** By person (党和国家机关基层组织工作条例第二十六条：定期检查通报党员参加组织生活情况, R-MTG-17). A meeting of several kinds counts once. */
export function participationIn(meetings: readonly Meeting[]): ReadonlyMap<string, Participation> {
  const counts = new Map<string, Count>()
  const countOf = (id: string): Count => {
    const count = counts.get(id) ?? { present: 0, leave: 0, absent: 0, madeUp: 0, lectures: 0, speeches: 0 }
    counts.set(id, count)
    return count
  }
  for (const { attendees, topics, lecture } of meetings) {
    for (const { personId, status, makeUp } of new Map(attendees.map(attendee => [attendee.personId, attendee])).values()) {
      if (status === 'excluded' || status === 'nonvotingObserver') continue
      const count = countOf(personId)
      count[status] += 1
      if (status !== 'present' && makeUp !== null) count.madeUp += 1
    }
    for (const { speeches } of topics) for (const personId of new Set(speeches.map(speech => speech.personId))) if (personId !== null) countOf(personId).speeches += 1
    if (lecture?.lecturerId != null) countOf(lecture.lecturerId).lectures += 1
  }
  return new Map(Array.from(counts, ([id, count]) => {
    const should = count.present + count.leave + count.absent
    return [id, { ...count, should, rate: should === 0 ? null : Math.round((count.present / should) * 1000) / 10 }]
  }))
}

type Count = Record<'present' | 'leave' | 'absent' | 'madeUp' | 'lectures' | 'speeches', number>
