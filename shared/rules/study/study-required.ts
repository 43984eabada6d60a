import type { Membership } from '../../model/membership.ts'
import type { Person } from '../../model/person.ts'
import { committeeSeats, partyPost, type PartyPost, type Post } from '../../model/post.ts'
import type { Settings } from '../../model/settings.ts'
import { covers } from '../../time/interval.ts'
import { dayOf, daysBetween, type LocalDate } from '../../time/local-date.ts'
import { remembered } from '../warnings/rule-input.ts'

/** 身份 of domain.md C.19. */
export type StudyRole = 'secretary' | 'committeeMember' | 'member'
export const studyRoleWords: Readonly<Record<StudyRole, string>> = { secretary: '书记', committeeMember: '委员', member: '党员' }

const secretaries: readonly PartyPost[] = ['secretary', 'disciplineSecretary']

/** The highest seat on any committee that is held on that day (R-EDU-02); the post is that seat, for lists that name it. */
export function studyRoleOn(posts: readonly Post[], day: LocalDate): { readonly role: StudyRole; readonly post: PartyPost | null } {
  if (posts.length === 0) return { role: 'member', post: null }
  const held = posts.filter(post => committeeSeats.includes(post.post) && covers(post, day)).map(post => post.post)
  const [highest] = held.sort((a, b) => partyPost.keys.indexOf(a) - partyPost.keys.indexOf(b))
  if (highest === undefined) return { role: 'member', post: null }
  return { role: held.some(post => secretaries.includes(post)) ? 'secretary' : 'committeeMember', post: highest }
}

/** 标准: 56 of secretaries and committee members, 32 of members (R-EDU-01, R-EDU-02). */
export function requiredHours(role: StudyRole, settings: Pick<Settings, 'studyHoursMember' | 'studyHoursLeader'>): number {
  return role === 'member' ? settings.studyHoursMember : settings.studyHoursLeader
}

/** What is asked of a person in a year. */
export type StudyDemand =
  | { readonly kind: 'asked' }
  /** R-MEM-06: 年老体弱、失能. */
  | { readonly kind: 'exempt'; readonly reason: string }
  /** 失联: not reachable on the last day that is asked (in the spirit of R-MEM-06); their finding is W-LOST. */
  | { readonly kind: 'lost' }
  /** In a branch for less than half of the year, as organisations that existed less owe no period. */
  | { readonly kind: 'tooShort' }

/** `asOf`: the last day of the year that is asked; `memberships`: all of the person. */
export function studyDemand(person: Pick<Person, 'studyExemptions'>, memberships: readonly Membership[], year: number, asOf: LocalDate): StudyDemand {
  const exemption = person.studyExemptions.find(({ fromYear, toYear }) => fromYear <= year && (toYear === null || year <= toYear))
  if (exemption !== undefined) return { kind: 'exempt', reason: exemption.reason }
  if (memberships.some(membership => covers(membership, asOf) && isLostOn(membership, asOf))) return { kind: 'lost' }
  return isInForHalf(memberships, year) ? { kind: 'asked' } : { kind: 'tooShort' }
}

/** A day of losing touch that is not known counts as past; one who was lost later was reachable on that day. */
function isLostOn({ lost }: Membership, day: LocalDate): boolean {
  return lost !== null && (lost.since === null || lost.since <= day)
}

/** 差额: what is missing; null = nothing is asked. */
export function studyGap(demand: StudyDemand, required: number, total: number): number | null {
  return demand.kind === 'asked' ? Math.max(0, Math.round((required - total) * 100) / 100) : null
}

/** In any branch for half of the year's days; memberships of one person do not overlap. */
function isInForHalf(memberships: readonly Membership[], year: number): boolean {
  const { first, last, days } = yearSpan(year)
  if (memberships.some(({ from, to }) => from <= first && (to === null || to >= last))) return true
  const daysIn = memberships.reduce((sum, { from, to }) => {
    const begin = from > first ? from : first
    const end = to !== null && to < last ? to : last
    return end < begin ? sum : sum + daysBetween(begin, end) + 1
  }, 0)
  return daysIn * 2 >= days
}

/** Asked for each of ten thousand people, and the same for all. */
const yearSpan = remembered((year: number) => {
  const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)]
  return { first, last, days: daysBetween(first, last) + 1 }
})
