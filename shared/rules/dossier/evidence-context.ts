import type { Attendee, Meeting } from '../../model/meeting.ts'
import type { LocalDate } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { shortNameOn } from '../organisation-on.ts'
import { grouped, remembered } from '../warnings/rule-input.ts'
import type { EvidenceInput } from './evidence-input.ts'

/** The input as every kind of evidence looks at it: read through once, for all that have a file. */
export interface EvidenceContext {
  readonly input: EvidenceInput
  readonly wanted: ReadonlySet<string>
  /** Meetings by 归属年度 with those attendees alone who are wanted, each once: everything is counted over these. */
  readonly attended: ReadonlyMap<number, readonly Meeting[]>
  /** Short name of an organisation on that day. */
  readonly nameOn: (organisationId: string, day: LocalDate) => string
}

export function evidenceContext(input: EvidenceInput, wanted: ReadonlySet<string>): EvidenceContext {
  const own = input.meetings.flatMap(meeting => {
    const attendees = ownAttendees(meeting, wanted)
    return attendees.length === 0 ? [] : [{ ...meeting, attendees }]
  })
  const factsOf = grouped(input.facts, fact => fact.organisationId)
  const name = remembered((key: string) => {
    const [id = '', day = ''] = key.split(' ')
    return shortNameOn(factsOf.get(id) ?? [], id, day as LocalDate) // put together just below
  })
  return {
    input, wanted, nameOn: (id, day) => name(`${id} ${day}`),
    attended: new Map(Array.from(grouped(own, ({ belongYear }) => String(belongYear)), ([year, meetings]) => [Number(year), meetings])),
  }
}

/** Who stands twice on a roster counts as the last line says, as elsewhere. */
function ownAttendees({ attendees }: Meeting, wanted: ReadonlySet<string>): Attendee[] {
  const own = attendees.filter(({ personId }) => wanted.has(personId))
  return own.length < 2 ? own : [...new Map(own.map(attendee => [attendee.personId, attendee])).values()]
}

/** One who should have come to a meeting, and whether he did. */
export interface Expected {
  readonly meeting: Meeting
  readonly attendee: Attendee
  readonly on: LocalDate
}

/** By person, the meetings that the person should have attended, by day. */
export function expectedAt(meetings: readonly Meeting[]): ReadonlyMap<string, readonly Expected[]> {
  const all = meetings.flatMap(meeting => meeting.attendees
    .filter(({ status }) => status !== 'excluded' && status !== 'nonvotingObserver')
    .map((attendee): Expected => ({ meeting, attendee, on: dateOf(meeting.startAt) })))
  return grouped(all.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), ({ attendee }) => attendee.personId)
}
