import type { Meeting } from '../../model/meeting.ts'
import type { Stored } from '../../model/record.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { monthPeriodOf, quarterOf } from '../../time/period.ts'
import { backfillOf } from '../backfill.ts'
import { completenessOf } from '../completeness.ts'
import { completenessContexts, nameLookup } from '../completeness-context.ts'
import type { Finding } from '../finding.ts'
import { shortNameOn } from '../organisation-on.ts'
import { grouped, remembered, type RuleInput } from './rule-input.ts'

/** What the meetings themselves show: elements, quorums, doubles, people in two places, too many late entries. */
export function recordFindings(input: RuleInput): readonly Finding[] {
  const wanted = new Set(input.organisations.map(organisation => organisation.id))
  const meetings = input.held.filter(meeting => wanted.has(meeting.organisationId))
  const contextOf = completenessContexts(input.settings, input.people, input.posts)
  return [
    ...meetings.flatMap(meeting => completenessOf(meeting, contextOf(meeting)).findings),
    ...doubles(meetings),
    ...inTwoPlaces(input, wanted),
    ...lateEntries(input, meetings),
  ]
}

/** Two records of one organisation on one day that share a kind and begin at the same time or bear the same name. */
function doubles(meetings: readonly Stored<Meeting>[]): readonly Finding[] {
  const sameDay = grouped(meetings, meeting => `${meeting.organisationId} ${dateOf(meeting.startAt)}`)
  return [...sameDay.values()].flatMap(day => day.flatMap((later, i) => {
    const earlier = day.slice(0, i).find(other => areDoubles(other, later))
    return earlier === undefined ? [] : [meetingFinding('W-DUP', later, 'title', `与同一天的“${earlier.title}”疑似重复记录`, '同一会议只记一条，几种会合开可在一条记录里多选类型')]
  }))
}

function areDoubles(a: Meeting, b: Meeting): boolean {
  return a.kinds.some(kind => b.kinds.includes(kind)) && (a.startAt === b.startAt || a.title.trim() === b.title.trim())
}

/** One person marked present at two meetings whose times overlap (domain.md F.2). Of a meeting without an end only its beginning is known. */
function inTwoPlaces(input: RuleInput, wanted: ReadonlySet<string>): readonly Finding[] {
  const nameOf = nameLookup(input.people)
  const days = grouped(input.held, meeting => dateOf(meeting.startAt))
  return [...days.values()].filter(day => day.length > 1 && day.some(meeting => wanted.has(meeting.organisationId))).flatMap(day => inTwoPlacesOn(day, wanted, nameOf))
}

function inTwoPlacesOn(day: readonly Meeting[], wanted: ReadonlySet<string>, nameOf: (personId: string) => string): readonly Finding[] {
  const attended = new Map<string, Meeting[]>()
  return day.flatMap(meeting => meeting.attendees.flatMap((attendee, i) => {
    if (attendee.status !== 'present') return []
    const before = attended.get(attendee.personId)
    if (before === undefined) attended.set(attendee.personId, [meeting])
    else before.push(meeting)
    const other = before?.find(earlier => overlapping(earlier, meeting))
    if (other === undefined || !wanted.has(meeting.organisationId)) return []
    return [meetingFinding('W-MTG-QUALITY', meeting, `attendees.${i}`, `${nameOf(attendee.personId)}同一时段还登记为出席“${other.title}”`, '检查常见问题：同一人同一时段两处在场')]
  }))
}

function overlapping(a: Meeting, b: Meeting): boolean {
  return a.id !== b.id && (a.startAt === b.startAt || (a.startAt < (b.endAt ?? b.startAt) && b.startAt < (a.endAt ?? a.startAt)))
}

/** From so many late entries in a quarter on, and when they are more than a third of its records. */
const fewestLateEntries = 3

function lateEntries(input: RuleInput, meetings: readonly Stored<Meeting>[]): readonly Finding[] {
  const quarterOfDay = remembered(quarterOf)
  const quarters = grouped(meetings, meeting => `${meeting.organisationId} ${quarterOfDay(dateOf(meeting.startAt))}`)
  return [...quarters.values()].flatMap(quarter => {
    const [first] = quarter
    const late = quarter.filter(meeting => backfillOf(meeting).kind === 'backfilled').length
    if (first === undefined || late < fewestLateEntries || late * 3 <= quarter.length) return []
    const { organisationId } = first
    const name = shortNameOn(input.factsOf(organisationId), organisationId, dateOf(first.startAt))
    return [{
      rule: 'W-BACKFILL', level: 'yellow', organisationId, period: quarterOf(dateOf(first.startAt)), subject: { kind: 'organisation', id: organisationId, name },
      message: `补录比例过高：共 ${quarter.length} 条记录，其中补录 ${late} 条`, basis: '会议记录应如实、及时形成',
    }] satisfies readonly Finding[]
  })
}

function meetingFinding(rule: string, meeting: Meeting, field: string, message: string, basis: string): Finding {
  return {
    rule, level: 'yellow', organisationId: meeting.organisationId, period: monthPeriodOf(dateOf(meeting.startAt)),
    subject: { kind: 'meeting', id: meeting.id, name: meeting.title, field }, message, basis,
  }
}
