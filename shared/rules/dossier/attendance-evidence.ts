import { attendeeStatus, meetingKind, type MeetingKind } from '../../model/meeting.ts'
import { chineseDate, dayOf } from '../../time/local-date.ts'
import { doubleLifeIn, leadingSeats } from '../double-life.ts'
import { noParticipation, type Participation, participationIn } from '../participation.ts'
import { type EvidenceContext, type Expected, expectedAt } from './evidence-context.ts'
import type { Evidence, ToldEvidence } from './evidence.ts'
import { inSentence, listed, yearWords } from './evidence-words.ts'

/** 会议出席情况, one fact a year and kind: a record of several kinds counts for each (domain.md B.1). */
export function attendanceEvidence(context: EvidenceContext): readonly ToldEvidence[] {
  const { attended, input: { today } } = context
  return [...attended].flatMap(([year, meetings]) => meetingKind.keys.flatMap(kind => {
    const ofKind = meetings.filter(({ kinds }) => kinds.includes(kind))
    const counts = participationIn(ofKind)
    return Array.from(expectedAt(ofKind), ([personId, expected]): ToldEvidence => {
      const last = expected.at(-1)
      if (last === undefined) throw new Error(`nobody is grouped without a meeting: ${personId}`)
      const words = countWords(counts.get(personId) ?? noParticipation)
      const missed = expected.filter(({ attendee }) => attendee.status !== 'present').map(missedWords)
      return { personId, evidence: {
        key: `attendance/${kind}/${year}`, source: onlySource(expected), year, on: last.on, sectionCode: sectionOf[kind] ?? 'orgLife', name: `${year}年${kindName(kind)}出席情况`, direction: 'neutral',
        fact: `${yearWords(year, last.on, today)}${kindName(kind)}${words}${missed.length === 0 ? '' : `；未到：${missed.join('、')}`}。`,
        sourceOrganisation: listed(expected.map(({ meeting, on }) => context.nameOn(meeting.organisationId, on))),
      } }
    })
  }))
}

/** 双重组织生活情况 of those who sat in a leading body in that year: the numbers of 领导干部双重组织生活统计 (domain.md A5.5). */
export function doubleLifeEvidence(context: EvidenceContext): readonly ToldEvidence[] {
  const { attended, input: { today, posts, organisations } } = context
  return [...attended].flatMap(([year, meetings]) => {
    const last = dayOf(year, 12, 31)
    const leaders = new Set(leadingSeats(posts, organisations, { from: dayOf(year, 1, 1), to: last < today ? last : today }).map(({ personId }) => personId))
    const life = doubleLifeIn(meetings, organisations)
    return Array.from(expectedAt(meetings), ([personId, expected]) => ({ personId, expected })).filter(({ personId }) => leaders.has(personId)).flatMap(({ personId, expected }): readonly ToldEvidence[] => {
      const [asLeader, inBranch, organisational] = [life.asLeader, life.inBranch, life.organisationalLife].map(part => part.get(personId) ?? noParticipation)
      const counted = expected.filter(({ meeting }) => life.counted.has(meeting.id))
      const on = counted.at(-1)?.on
      if (on === undefined || asLeader === undefined || inBranch === undefined || organisational === undefined) return []
      return [{ personId, evidence: {
        key: `double-life/${year}`, source: onlySource(counted), year, on, sectionCode: 'orgLife', name: `${year}年双重组织生活情况`, direction: 'neutral',
        fact: `${yearWords(year, on, today)}双重组织生活：班子民主生活会应参加 ${asLeader.should} 次、实参加 ${asLeader.present} 次；支部组织生活应参加 ${inBranch.should} 次、实参加 ${inBranch.present} 次，其中组织生活会 ${organisational.present} 次。`,
        sourceOrganisation: listed(counted.map(({ meeting, on: day }) => context.nameOn(meeting.organisationId, day))),
      } }]
    })
  })
}

/** Those that are not 组织生活. */
const sectionOf: Partial<Record<MeetingKind, string>> = { centerGroup: 'theory', partyGroupMeeting: 'partyBuilding', jointConference: 'partyBuilding', other: 'other' }

function kindName(kind: MeetingKind): string {
  return kind === 'other' ? '其他会议' : meetingKind.labels[kind]
}

/** One record is opened; several have none that stands for all. */
function onlySource(expected: readonly Expected[]): Evidence['source'] {
  const [only] = expected
  return only !== undefined && expected.length === 1 ? { table: 'meetings', id: only.meeting.id } : null
}

function countWords({ should, present, leave, absent }: Participation): string {
  return `应到 ${should} 次，实到 ${present} 次${leave === 0 ? '' : `，请假 ${leave} 次`}${absent === 0 ? '' : `，缺席 ${absent} 次`}`
}

function missedWords({ on, attendee: { status, reason, makeUp } }: Expected): string {
  const why = inSentence(reason)
  const made = makeUp === null ? '' : `，${chineseDate(makeUp.on)}补学${inSentence(makeUp.how) === '' ? '' : `（${inSentence(makeUp.how)}）`}`
  return `${chineseDate(on)}${attendeeStatus.labels[status]}${why === '' ? '' : `（${why}）`}${made}`
}
