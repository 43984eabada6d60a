import type { Membership } from '../../model/membership.ts'
import type { Person } from '../../model/person.ts'
import type { PartyPost, Post } from '../../model/post.ts'
import type { Settings } from '../../model/settings.ts'
import { dayOf, type LocalDate } from '../../time/local-date.ts'
import type { WarnLevel } from '../finding.ts'
import { isMemberOn } from '../roster.ts'
import { grouped, remembered } from '../warnings/rule-input.ts'
import { noHours, type StudyFacts, type StudyHours, studyHoursIn } from './study-hours.ts'
import { requiredHours, studyDemand, type StudyDemand, studyGap, type StudyRole, studyRoleOn } from './study-required.ts'

/** A line of 党员学时统计 (domain.md C.19). */
export interface StudyRow {
  readonly person: Person
  readonly organisationId: string
  readonly role: StudyRole
  readonly post: PartyPost | null
  readonly required: number
  readonly hours: StudyHours
  readonly demand: StudyDemand
  /** null = nothing is asked. */
  readonly gap: number | null
  /** As of today; green before the end of November. */
  readonly level: WarnLevel
}

export interface StudyInput extends StudyFacts {
  readonly people: readonly Person[]
  readonly memberships: readonly Membership[]
  readonly posts: readonly Post[]
  readonly settings: StudyFacts['settings'] & Pick<Settings, 'studyHoursMember' | 'studyHoursLeader'>
}

/** Members of the year's last day, or of today while the year runs, in the order of `people`. */
export function studyRows(input: StudyInput, year: number, today: LocalDate): readonly StudyRow[] {
  const { lastDay } = daysOf(year)
  const asOf = lastDay < today ? lastDay : today
  const hours = studyHoursIn(year, input, today)
  const membershipsOf = grouped(input.memberships, row => row.personId)
  const postsOf = grouped(input.posts, row => row.personId)
  return input.people.flatMap((person): readonly StudyRow[] => {
    const memberships = membershipsOf.get(person.id) ?? []
    const current = memberships.find(membership => isMemberOn(membership, asOf))
    if (current === undefined) return []
    const { role, post } = studyRoleOn(postsOf.get(person.id) ?? [], asOf)
    const own = hours.get(person.id) ?? noHours
    const required = requiredHours(role, input.settings)
    const demand = studyDemand(person, memberships, year, asOf)
    const gap = studyGap(demand, required, own.total)
    return [{ person, organisationId: current.organisationId, role, post, required, hours: own, demand, gap, level: studyLevel(gap, required, year, today) }]
  })
}

/** W-EDU-HOURS (domain.md F.4): from 30 November on less than 80 % 黄, short after the year's end 红. */
export function studyLevel(gap: number | null, required: number, year: number, today: LocalDate): WarnLevel {
  if (gap === null || gap === 0) return 'green'
  const { lastDay, noticeFrom } = daysOf(year)
  if (today > lastDay) return 'red'
  return today >= noticeFrom && (required - gap) * 10 < required * 8 ? 'yellow' : 'green'
}

const daysOf = remembered((year: number) => ({ lastDay: dayOf(year, 12, 31), noticeFrom: dayOf(year, 11, 30) }))
