import type { MeetingKind } from '../model/meeting.ts'
import { addDays, dayOf, daysInMonth, type LocalDate, monthOf, yearOf } from '../time/local-date.ts'
import type { Dice } from './dice.ts'
import type { SampleBranch, SampleOrganisation, SampleTree } from './sample-organisations.ts'

/** A meeting that the sample holds: who, when, of which kinds, for which year. */
export interface PlannedMeeting {
  readonly holder: SampleOrganisation
  readonly branch: SampleBranch | null
  readonly kinds: readonly [MeetingKind, ...MeetingKind[]]
  readonly on: LocalDate
  readonly belongYear: number
}

/** What a year of 三会一课 looks like from `from` to `today`, with the gaps that an inspector would find. */
export function meetingPlan(dice: Dice, tree: SampleTree, from: LocalDate, today: LocalDate): PlannedMeeting[] {
  const months = monthsBetween(from, today)
  const ofBranches = tree.branches.flatMap((branch, index) =>
    months.flatMap(month => branchMonth(dice, branch, month.year, month.month).filter(planned => !isForgotten(index, planned, today))))
  const ofRoot = months.flatMap(({ year, month }) => rootMonth(dice, tree, year, month))
  return [...ofBranches, ...ofRoot].filter(planned => planned.on >= from && planned.on <= today).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function branchMonth(dice: Dice, branch: SampleBranch, year: number, month: number): PlannedMeeting[] {
  const fact = branch.facts[branch.facts.length - 1]
  const themeDay = workday(year, month, branch.organisation.fixedThemeDay ?? 10)
  const isAssemblyMonth = month % 3 === 2
  const held = (kinds: PlannedMeeting['kinds'], on: LocalDate, belongYear = year): PlannedMeeting => ({ holder: branch, branch, kinds, on, belongYear })
  return [
    held(isAssemblyMonth ? (dice.chance(0.5) ? ['memberAssembly', 'partyLecture', 'themeDay'] : ['memberAssembly', 'themeDay']) : month % 3 === 0 ? ['themeDay', 'partyLecture'] : ['themeDay'], themeDay),
    ...(fact?.hasCommittee === true ? [held(['committee'], workday(year, month, dice.int(1, 8)))] : []),
    ...branch.groups.map((group): PlannedMeeting => ({ holder: group, branch, kinds: ['groupMeeting'], on: workday(year, month, dice.int(9, 25)), belongYear: year })),
    // the 组织生活会 of a year is held in the first weeks of the next (domain.md 0.2, 6)
    ...(month === 1 ? [held(['organisationalLife', 'democraticReview'], workday(year, 1, dice.int(20, 27)), year - 1)] : []),
  ]
}

function rootMonth(dice: Dice, tree: SampleTree, year: number, month: number): PlannedMeeting[] {
  const held = (kinds: PlannedMeeting['kinds'], date: number): PlannedMeeting => ({ holder: tree.root, branch: null, kinds, on: workday(year, month, date), belongYear: year })
  return [
    held(['committee'], dice.int(10, 20)),
    ...(month === 12 ? [held(['cadreAssembly'], 20)] : []),
    ...(month % 3 === 1 ? [held(['centerGroup'], 18)] : []),
  ]
}

/** The gaps: an assembly missed in the second quarter, two committee months, a theme day, a year without 组织生活会. */
function isForgotten(branchIndex: number, planned: PlannedMeeting, today: LocalDate): boolean {
  const [year, month] = [yearOf(planned.on), monthOf(planned.on)]
  const thisYear = yearOf(today)
  if (branchIndex === 1) return year === thisYear && month === 5 && planned.kinds.includes('memberAssembly')
  if (branchIndex === 3) return year === thisYear && month >= 8 && month <= 9 && planned.kinds.includes('committee')
  if (branchIndex === 4) return year === thisYear && month === 7 && planned.kinds.includes('themeDay')
  if (branchIndex === 5) return planned.kinds.includes('organisationalLife')
  return false
}

function monthsBetween(from: LocalDate, to: LocalDate): { year: number; month: number }[] {
  const count = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1
  return Array.from({ length: count }, (_, i) => {
    const index = yearOf(from) * 12 + monthOf(from) - 1 + i
    return { year: Math.floor(index / 12), month: (index % 12) + 1 }
  })
}

/** The day itself, or the Monday after a weekend within the month. */
export function workday(year: number, month: number, date: number): LocalDate {
  const day = dayOf(year, month, Math.min(date, daysInMonth(year, month)))
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const moved = addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
  return monthOf(moved) === month ? moved : addDays(day, weekday === 6 ? -1 : -2)
}
