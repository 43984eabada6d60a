import type { Reader } from '../../archive/reader.ts'
import { remember } from '../../archive/reader-memory.ts'
import type { DevelopmentCase } from '../../model/development-case.ts'
import type { DuesStandard, DuesYear } from '../../model/dues.ts'
import type { Meeting, MeetingKind } from '../../model/meeting.ts'
import type { MeetingPlan } from '../../model/meeting-plan.ts'
import type { Membership } from '../../model/membership.ts'
import type { Organisation, OrganisationFact } from '../../model/organisation.ts'
import type { Person } from '../../model/person.ts'
import type { Post } from '../../model/post.ts'
import type { Stored } from '../../model/record.ts'
import type { Review } from '../../model/review.ts'
import type { Settings } from '../../model/settings.ts'
import type { Talk } from '../../model/talk.ts'
import type { TermOfOffice } from '../../model/term-of-office.ts'
import type { Training } from '../../model/training.ts'
import type { Unit } from '../../model/unit.ts'
import { dayOf, type LocalDate, yearOf } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import { monthPeriodOf, type Period, quarterOf } from '../../time/period.ts'

export interface WarningScope {
  readonly today: LocalDate
  /** Missing = of every organisation. */
  readonly organisationIds?: readonly string[]
  /** Missing = this year and the last: what was missed last year stays open until it is entered. */
  readonly years?: readonly number[]
}

/** Everything that the rules look at, read once and indexed once. */
export interface RuleInput {
  readonly today: LocalDate
  readonly years: readonly number[]
  readonly settings: Omit<Settings, 'id'>
  readonly organisations: readonly Organisation[]
  readonly everyOrganisation: readonly Organisation[]
  readonly facts: readonly OrganisationFact[]
  readonly factsOf: (organisationId: string) => readonly OrganisationFact[]
  readonly people: readonly Person[]
  readonly posts: readonly Post[]
  readonly memberships: readonly Membership[]
  readonly unit: Unit | null
  readonly termsOfOffice: readonly TermOfOffice[]
  readonly developmentCases: readonly DevelopmentCase[]
  readonly duesStandards: readonly DuesStandard[]
  readonly duesPayments: readonly DuesYear[]
  readonly trainings: readonly Training[]
  readonly meetingPlans: readonly MeetingPlan[]
  readonly talks: readonly Stored<Talk>[]
  readonly reviews: readonly Stored<Review>[]
  /** Held until today, by start; of every organisation, for a secretary may lecture anywhere. */
  readonly held: readonly Stored<Meeting>[]
  /** Held by the organisation, of the kind, counting for the period. */
  readonly heldIn: (organisationId: string, kind: MeetingKind, period: Period) => readonly Stored<Meeting>[]
}

/** The same input for the same scope where the reader has a memory. */
export function readRuleInput(reader: Reader, scope: WarningScope): Promise<RuleInput> {
  return remember(reader, `rule input ${JSON.stringify(scope)}`, () => ruleInput(reader, scope))
}

async function ruleInput(reader: Reader, scope: WarningScope): Promise<RuleInput> {
  const years = scope.years ?? [yearOf(scope.today) - 1, yearOf(scope.today)]
  const [settings, everyOrganisation, facts, people, posts, memberships, meetings, unit, termsOfOffice, developmentCases, duesStandards, duesPayments, trainings, meetingPlans, talks, reviews] = await Promise.all([
    reader.settings(), reader.organisations(), reader.organisationFacts(), reader.people(), reader.posts(), reader.memberships(),
    reader.meetings({ from: dayOf(Math.min(...years), 1, 1), to: dayOf(Math.max(...years), 12, 31) }),
    reader.unit(), reader.termsOfOffice(), reader.developmentCases(), reader.duesStandards(), reader.duesPayments(), reader.trainings(), reader.meetingPlans(), reader.talks(), reader.reviews(),
  ])
  const { today, organisationIds } = scope
  const wanted = organisationIds === undefined ? null : new Set(organisationIds)
  const held = meetings.filter(meeting => dateOf(meeting.startAt) <= today)
  const byOrganisation = grouped(facts, fact => fact.organisationId)
  const index = meetingIndex(held)
  return {
    today, years, settings, everyOrganisation, facts, people, posts, memberships, held, unit, termsOfOffice, developmentCases, duesStandards, duesPayments, trainings, meetingPlans, talks, reviews,
    organisations: wanted === null ? everyOrganisation : everyOrganisation.filter(organisation => wanted.has(organisation.id)),
    factsOf: id => byOrganisation.get(id) ?? [],
    heldIn: (organisationId, kind, period) => index.get(`${organisationId} ${kind} ${period}`) ?? [],
  }
}

/** The same answer for the same text, worked out once: periods are parsed, and there are few of them. */
export function remembered<K extends string | number, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return key => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    known.set(key, value)
    return value
  }
}

export function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** A record of several kinds counts for each of them (domain.md B.1): its month and quarter by its day, its year by belongYear. */
function meetingIndex(meetings: readonly Stored<Meeting>[]): ReadonlyMap<string, readonly Stored<Meeting>[]> {
  const periodsOf = remembered((day: LocalDate) => [monthPeriodOf(day), quarterOf(day)])
  const index = new Map<string, Stored<Meeting>[]>()
  for (const meeting of meetings) {
    for (const period of [...periodsOf(dateOf(meeting.startAt)), String(meeting.belongYear)]) {
      for (const kind of new Set(meeting.kinds)) {
        const key = `${meeting.organisationId} ${kind} ${period}`
        const group = index.get(key)
        if (group === undefined) index.set(key, [meeting])
        else group.push(meeting)
      }
    }
  }
  return index
}
