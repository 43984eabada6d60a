import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import { leftPeriod, movedPeriods, restoredPeriods, statusChanged } from '#shared/rules/membership-changes.ts'
import { endingStatuses, rosterOn } from '#shared/rules/roster.ts'
import { addDays, type LocalDate } from '#shared/time/local-date.ts'
import { aMembership, anId, anOrganisation, aPerson, day } from '../../support/builders.ts'

const branches = [anOrganisation(), anOrganisation(), anOrganisation()]
const people = [aPerson({ name: '张喆' }), aPerson({ name: '李堃' }), aPerson({ name: '王頔' })]
const firstDay = day('2024-02-20')
const days = 90

type Event =
  | { readonly kind: 'admit' | 'move'; readonly on: number; readonly branch: number }
  | { readonly kind: 'confirm' | 'suspendVote' | 'restoreVote' | 'leave' | 'restore'; readonly on: number }
  | { readonly kind: 'status'; readonly on: number; readonly status: (typeof endingStatuses)[number] }

const on = fc.integer({ min: 0, max: days })
const branch = fc.integer({ min: 0, max: branches.length - 1 })
const anEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('admit' as const, 'move' as const), on, branch }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('confirm' as const, 'suspendVote' as const, 'restoreVote' as const, 'leave' as const, 'restore' as const), on }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('status' as const), on, status: fc.constantFrom('suspended' as const, 'expelled' as const, 'removed' as const, 'deceased' as const) }) },
)
/** Of one person, at most one a day, as they came. */
const aLife = fc.uniqueArray(anEvent, { selector: event => event.on, maxLength: 10 }).map(events => events.toSorted((a, b) => a.on - b.on))

/** How one stands on one day. `stoppedIn`: the branch in which the membership was stopped. */
interface Standing { readonly branch: number | null; readonly isFull: boolean; readonly voteRests: boolean; readonly since: number; readonly stoppedIn: number | null }

const outside: Standing = { branch: null, isFull: false, voteRests: false, since: -1, stoppedIn: null }

/** The naive model: day after day, what the event of the day makes of the standing of the day before. `leave` names the last day, so it works on the next. */
function standings(events: readonly Event[]): readonly Standing[] {
  const told: Standing[] = []
  let now = outside
  for (let d = 0; d <= days + 1; d++) {
    const left = events.find(event => event.kind === 'leave' && event.on === d - 1)
    if (left !== undefined && isPossible(told[d - 1] ?? outside, left)) now = { ...now, branch: null }
    const event = events.find(one => one.on === d)
    if (event !== undefined && isPossible(now, event)) now = after(now, event)
    told.push(now)
  }
  return told
}

function isPossible(now: Standing, event: Event): boolean {
  switch (event.kind) {
    case 'admit': return now.branch === null && now.stoppedIn === null
    case 'restore': return now.stoppedIn !== null
    case 'move': return now.branch !== null && event.branch !== now.branch && event.on > now.since
    case 'confirm': return now.branch !== null && !now.isFull && event.on > now.since
    case 'suspendVote': return now.branch !== null && !now.voteRests
    case 'restoreVote': return now.branch !== null && now.voteRests
    case 'leave': return now.branch !== null && event.on > now.since
    case 'status': return now.branch !== null && event.on > now.since
  }
}

function after(now: Standing, event: Event): Standing {
  switch (event.kind) {
    case 'admit': return { branch: event.branch, isFull: now.isFull, voteRests: false, since: event.on, stoppedIn: null }
    case 'restore': return { ...now, branch: now.stoppedIn, voteRests: false, since: event.on, stoppedIn: null }
    case 'move': return { ...now, branch: event.branch, since: event.on }
    case 'confirm': return { ...now, isFull: true }
    case 'suspendVote': return { ...now, voteRests: true }
    case 'restoreVote': return { ...now, voteRests: false }
    case 'leave': return now
    case 'status': return { ...now, branch: null, stoppedIn: now.branch }
  }
}

/** The same events as a clerk enters them. */
function periods(personId: string, events: readonly Event[]): readonly Membership[] {
  const told = standings(events)
  const rows: Membership[] = []
  const replaceLast = (...by: readonly Membership[]) => void rows.splice(-1, 1, ...by)
  for (const event of events) {
    const before = event.on === 0 ? outside : (told[event.on - 1] ?? outside)
    const left = events.some(one => one.kind === 'leave' && one.on === event.on - 1 && isPossible(before, one))
    if (!isPossible(left ? { ...before, branch: null } : before, event)) continue
    const last = rows.at(-1)
    const today = addDays(firstDay, event.on)
    if (event.kind === 'admit') rows.push(aMembership({ personId, organisationId: idOf(event.branch), joinedOn: firstDay, fullOn: last?.fullOn ?? null, memberType: before.isFull ? 'full' : 'probationary', from: today }))
    else if (last !== undefined) replaceLast(...entered(last, event, today))
  }
  return rows
}

function entered(last: Membership, event: Event, today: LocalDate): readonly Membership[] {
  switch (event.kind) {
    case 'admit': return [last]
    case 'restore': return restoredPeriods(last, today, anId())
    case 'move': return movedPeriods(last, { organisationId: idOf(event.branch), groupId: null }, today, anId())
    case 'confirm': return [{ ...last, memberType: 'full', fullOn: today }]
    case 'suspendVote': return [{ ...last, votingSuspensions: [...last.votingSuspensions, { from: today, to: null }] }]
    case 'restoreVote': return [{ ...last, votingSuspensions: last.votingSuspensions.map(rest => (rest.to === null ? { ...rest, to: addDays(today, -1) } : rest)) }]
    case 'leave': return [leftPeriod(last, today)]
    case 'status': return [statusChanged(last, event.status, today)]
  }
}

function idOf(of: number): string {
  return branches[of]?.id ?? ''
}

function rosterText(memberships: readonly Membership[], on: LocalDate): string {
  return branches.map(organisation => rosterOn(on, organisation, ['memberAssembly'], memberships, [], people)
    .map(({ person, memberType, isVoter }) => `${person.name}${memberType === 'full' ? '' : '（预备）'}${isVoter ? '' : '×'}`).sort().join('、')).join(' | ')
}

function modelText(lives: readonly (readonly Standing[])[], d: number): string {
  return branches.map((_, of) => lives.flatMap((told, index) => {
    const now = told[d] ?? outside
    if (now.branch !== of) return []
    return [`${people[index]?.name ?? ''}${now.isFull ? '' : '（预备）'}${now.isFull && !now.voteRests ? '' : '×'}`]
  }).sort().join('、')).join(' | ')
}

test('the roster of every branch on every day is what a model that walks day by day has', () => {
  fc.assert(fc.property(fc.tuple(aLife, aLife, aLife), lives => {
    const memberships = lives.flatMap((events, index) => periods(people[index]?.id ?? '', events))
    const told = lives.map(standings)
    for (let d = 0; d <= days; d++) expect(rosterText(memberships, addDays(firstDay, d))).toBe(modelText(told, d))
  }), { numRuns: 400 })
})

test('a period moved twice never overlaps, and each day belongs to one of them', () => {
  fc.assert(fc.property(aLife, events => {
    const rows = periods(people[0]?.id ?? '', events).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    rows.forEach((row, index) => {
      const next = rows[index + 1]
      if (next !== undefined) expect(row.to !== null && row.to < next.from).toBe(true)
    })
  }))
})
