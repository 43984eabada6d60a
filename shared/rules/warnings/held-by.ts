import type { Meeting } from '../../model/meeting.ts'
import type { Organisation } from '../../model/organisation.ts'
import type { Stored } from '../../model/record.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { type Period, rangeOf } from '../../time/period.ts'
import { nearestFact, shortNameOn } from '../organisation-on.ts'
import { isMemberOn } from '../roster.ts'
import type { FrequencyRule } from './frequency-rules.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/** What was held for a rule in a period, and who still lacks it where each group counts. */
export interface Held {
  readonly meetings: readonly Stored<Meeting>[]
  readonly done: boolean
  /** Names of groups without a meeting of their own. */
  readonly lacking: readonly string[]
}

export type HeldBy = (rule: FrequencyRule, organisation: Organisation, period: Period) => Held

/** The three ways of counting, over one input. */
export function heldBy(input: RuleInput): HeldBy {
  const groupsOf = grouped(input.everyOrganisation.filter(o => o.type === 'group'), o => nearestFact(input.factsOf(o.id), o.id, input.today)?.superiorId ?? '')
  const membershipsOf = grouped(input.memberships.filter(m => m.groupId !== null), m => m.personId)
  const lectures = grouped(input.held.filter(m => m.kinds.includes('partyLecture')), m => String(m.belongYear))
  return (rule, organisation, period) => {
    switch (rule.counts) {
      case 'any': return plainly(input.heldIn(organisation.id, rule.kind, period))
      case 'eachGroup': return byEachGroup(input, organisation, groupsOf.get(organisation.id) ?? [], period, (personId, meeting) => {
        const day = dateOf(meeting.startAt)
        return membershipsOf.get(personId)?.find(m => m.organisationId === organisation.id && isMemberOn(m, day))?.groupId ?? null
      })
      case 'secretary': return plainly((lectures.get(period.slice(0, 4)) ?? []).filter(secretaryGave(input, organisation, period)))
    }
  }
}

function plainly(meetings: readonly Stored<Meeting>[]): Held {
  return { meetings, done: meetings.length > 0, lacking: [] }
}

/**
 * Each group that existed at the month's end needs a meeting: its own record, or one of the branch that somebody of the group attended.
 * A record of the branch that names nobody of any group counts for all of them, and so it does where the archive names no groups.
 */
function byEachGroup(
  input: RuleInput, branch: Organisation, groups: readonly Organisation[], period: Period, groupOf: (personId: string, meeting: Meeting) => string | null,
): Held {
  const { to } = rangeOf(period)
  const asked = groups.filter(group => group.establishedOn <= to && (group.dissolvedOn === null || group.dissolvedOn >= to))
  const ofBranch = input.heldIn(branch.id, 'groupMeeting', period)
  const attended = ofBranch.map(meeting => new Set(meeting.attendees.filter(a => a.status === 'present').map(a => groupOf(a.personId, meeting)).filter(id => id !== null)))
  const own = asked.flatMap(group => input.heldIn(group.id, 'groupMeeting', period))
  const lacking = attended.some(ids => ids.size === 0) ? [] : asked.filter(group => input.heldIn(group.id, 'groupMeeting', period).length === 0 && !attended.some(ids => ids.has(group.id)))
  const meetings = [...ofBranch, ...own]
  return { meetings, done: meetings.length > 0 && lacking.length === 0, lacking: lacking.map(group => shortNameOn(input.factsOf(group.id), group.id, to)) }
}

/** A lecture by somebody who was secretary in that year, wherever it was given; by name and duty where the lecturer is not in the archive. */
function secretaryGave(input: RuleInput, organisation: Organisation, year: Period): (meeting: Meeting) => boolean {
  const { from, to } = rangeOf(year)
  const secretaries = new Set(input.posts.filter(p => p.organisationId === organisation.id && p.post === 'secretary' && p.from <= to && (p.to === null || p.to >= from)).map(p => p.personId))
  const names = new Set(input.people.filter(person => secretaries.has(person.id)).map(person => person.name))
  return ({ lecture, organisationId }) => {
    if (lecture === null) return false
    if (lecture.lecturerId !== null) return secretaries.has(lecture.lecturerId)
    return names.has(lecture.lecturerName.trim()) || (organisationId === organisation.id && lecture.lecturerDuty.includes('书记') && !lecture.lecturerDuty.includes('副书记'))
  }
}
