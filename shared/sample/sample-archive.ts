import type { Meeting } from '../model/meeting.ts'
import type { TableName } from '../model/tables.ts'
import type { Unit } from '../model/unit.ts'
import { addDays, dayOf, daysBetween, type LocalDate, yearOf } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { memberTypeOn, mayVoteOn } from '../rules/roster.ts'
import { committeeSeats } from '../model/post.ts'
import { type Dice, diceOf } from './dice.ts'
import { meetingPlan, type PlannedMeeting } from './meeting-plan.ts'
import { sampleDues } from './sample-dues.ts'
import { type Roster, sampleMeeting } from './sample-meetings.ts'
import { sampleDevelopment } from './sample-development.ts'
import { type SampleTree, sampleTree } from './sample-organisations.ts'
import { type SamplePeople, samplePeople } from './sample-people.ts'
import { samplePeopleDetails } from './sample-people-details.ts'
import { sampleTerms } from './sample-terms.ts'
import { sampleTrainings } from './sample-trainings.ts'

/** What a sample shall hold; missing = a small, realistic office of two years. */
export interface SampleRequest {
  /** Whole number; the same request yields the same records. */
  readonly seed: number
  readonly today: LocalDate
  readonly branches?: number
  readonly people?: number
  /** Exactly so many meetings; missing = what the year's plan holds. */
  readonly meetings?: number
  /** Calendar years up to today's, at least 1. */
  readonly years?: number
}

/** A record with the base fields that it keeps (formats.md §1). */
export interface SampleRecord {
  readonly table: TableName
  readonly value: { readonly id: string } & Readonly<Record<string, unknown>>
}

/** The unit's name in every sample, wholly fictional. */
export const sampleUnitName = '云岭市文化和档案局'
const clerk = '林小满'

/** A fictional archive: a 机关党委, a 总支, branches and groups, members with rare characters, meetings with the gaps an inspector would find. */
export function sampleArchive(request: SampleRequest): readonly SampleRecord[] {
  const dice = diceOf(request.seed)
  const { today } = request
  const years = Math.max(1, request.years ?? 2)
  const from = dayOf(yearOf(today) - years + 1, 1, 1)
  const founded = dayOf(yearOf(from) - 1, 3, 1)
  const start = Date.parse(`${founded}T01:00:00Z`)
  const counts = membersPerBranch(request.people ?? (request.branches ?? 7) * 14, request.branches ?? 7)
  const tree = sampleTree(dice, start, { founded, renamed: dayOf(yearOf(today) - (years > 1 ? 1 : 0), 3, 1) }, counts)
  const people = samplePeople(dice, start, tree, founded, counts, today)
  const development = sampleDevelopment(request.seed, tree, people, today, request.people === undefined)
  const details = samplePeopleDetails(request.seed, tree, people, today, request.people === undefined)
  const account = request.people === undefined ? sampleAccounts(request.seed, tree, people, today) : {}
  const planned = exactly(dice, meetingPlan(dice, tree, from, today), request.meetings, from, today)
  const rosters = rosterFinder(tree, people)
  const meetings = planned.map(p => sampleMeeting(dice, Date.parse(`${p.on}T01:00:00Z`), p, rosters(p), nameOn(p)))
  return [...records(founded, { units: [unit(dice, start)], ...tables(tree, people), ...account, ...sampleTerms(request.seed, tree, today), ...details, people: [...details.people, ...development.people], developmentCases: development.developmentCases }), ...meetings.map((m, index) => enteredMeeting(m, index, today))]
}

/** Dues and trainings of the members; their own dice, so that everything else stays as it was. */
function sampleAccounts(seed: number, tree: SampleTree, people: SamplePeople, today: LocalDate): Partial<Record<TableName, readonly { readonly id: string }[]>> {
  const dice = diceOf(seed + 700)
  const start = Date.parse(`${dayOf(yearOf(today) - 1, 1, 5)}T01:00:00Z`)
  return { ...sampleDues(dice, start, people, tree.branches.map(branch => branch.organisation.id), today), trainings: sampleTrainings(dice, start, people, today) }
}

/** Branches of different sizes that add up to `people`: some of more than fourteen, some of fewer than eight. */
function membersPerBranch(people: number, branches: number): readonly number[] {
  const weights = Array.from({ length: branches }, (_, i) => [18, 12, 14, 9, 16, 5, 21][i % 7] ?? 10)
  const sum = weights.reduce((a, b) => a + b, 0)
  const counts = weights.map(weight => Math.max(1, Math.floor((people * weight) / sum)))
  const short = people - counts.reduce((a, b) => a + b, 0)
  return counts.map((count, index) => (index === 0 ? Math.max(1, count + short) : count))
}

function unit(dice: Dice, start: number): Unit {
  return {
    id: dice.uuid(start), name: sampleUnitName, shortName: '市文档局', uscc: '', fondsNo: 'Z109', fondsName: sampleUnitName, contact: '', level: 'city', staffQuota: 130, totalStaff: 120,
  }
}

function tables(tree: SampleTree, people: SamplePeople) {
  return {
    organisations: tree.all.map(o => o.organisation), organisationFacts: tree.all.flatMap(o => o.facts), people: people.people,
    memberships: people.memberships, posts: people.posts,
  }
}

function records(on: LocalDate, rows: Partial<Record<TableName, readonly { readonly id: string }[]>>): readonly SampleRecord[] {
  return Object.entries(rows).flatMap(([table, list]) => list.map(row => ({ table: table as TableName, value: { ...row, ...entered(`${on}T01:30:00.000Z`) } }))) // keys of a record by TableName
}

function entered(at: string) {
  return { createdAt: at, createdBy: clerk, updatedAt: at, updatedBy: clerk, source: 'sample' }
}

/** Entered the day after; one in forty is entered a month late and says why (补录). */
function enteredMeeting(meeting: Meeting, index: number, today: LocalDate): SampleRecord {
  const on = dateOf(meeting.startAt)
  const isLate = index % 40 === 17 && daysBetween(on, today) > 40
  const at = `${addDays(on, isLate ? 33 : 1)}T02:00:00.000Z`
  return { table: 'meetings', value: { ...meeting, backfillReason: isLate ? '纸质记录当时由前任经办人保管，交接后补录。' : '', ...entered(at) } }
}

function nameOn(planned: PlannedMeeting): string {
  const fact = planned.holder.facts.find(f => f.from <= planned.on && (f.to === null || planned.on <= f.to)) ?? planned.holder.facts[0]
  return fact?.shortName ?? ''
}

/** The plan thinned out or filled up to `count` meetings, by day. */
function exactly(dice: Dice, plan: readonly PlannedMeeting[], count: number | undefined, from: LocalDate, today: LocalDate): readonly PlannedMeeting[] {
  if (count === undefined || plan.length === 0) return plan
  if (plan.length >= count) return dice.some(plan, count)
  const days = daysBetween(from, today)
  const more = Array.from({ length: count - plan.length }, () => {
    const like = plan[dice.int(0, plan.length - 1)] ?? plan[0]
    const on = addDays(from, dice.int(0, days))
    return like === undefined ? [] : [{ ...like, on, belongYear: yearOf(on) }]
  })
  return [...plan, ...more.flat()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** Who attends a planned meeting: found once per organisation, then by day. */
function rosterFinder(tree: SampleTree, people: SamplePeople): (planned: PlannedMeeting) => Roster {
  const byBranch = groupBy(people.memberships, m => m.organisationId)
  const byGroup = groupBy(people.memberships, m => m.groupId)
  const seats = groupBy(people.posts.filter(p => committeeSeats.includes(p.post)), p => p.organisationId)
  const membershipOf = new Map(people.memberships.map(m => [m.personId, m]))
  const rootMembers = tree.branches[0] === undefined ? [] : (byBranch.get(tree.branches[0].organisation.id) ?? [])
  return planned => {
    const id = planned.holder.organisation.id
    const ofCommittee = planned.kinds.includes('committee') || planned.kinds.includes('centerGroup')
    const memberships = ofCommittee
      ? (seats.get(id) ?? []).flatMap(seat => membershipOf.get(seat.personId) ?? [])
      : planned.holder.organisation.type === 'group' ? (byGroup.get(id) ?? []) : (byBranch.get(id) ?? rootMembers)
    const members = memberships.filter(m => m.from <= planned.on).map(m => ({ personId: m.personId, isVoter: mayVoteOn(m, planned.on) && memberTypeOn(m, planned.on) === 'full' }))
    return { hostId: members[0]?.personId ?? null, recorderId: members[1]?.personId ?? members[0]?.personId ?? null, members }
  }
}

function groupBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of list) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}
