import type { Reader } from '../../archive/reader.ts'
import type { Organisation } from '../../model/organisation.ts'
import { dayOf, dayOfMonth, type LocalDate, yearOf } from '../../time/local-date.ts'
import { chinesePeriod, type DateRange, monthsOf, type Period, quartersOf, rangeOf, yearPeriod } from '../../time/period.ts'
import type { WarnLevel } from '../finding.ts'
import { type DueLevel, dueLevel } from './due-level.ts'
import { type FrequencyRule, frequencyRules } from './frequency-rules.ts'
import { type Held, heldBy, type HeldBy } from './held-by.ts'
import { owes } from './owed.ts'
import { readRuleInput, type RuleInput, type WarningScope } from './rule-input.ts'

/** How one organisation stands with one rule in one period, the green ones too: what 今日 and the matrix show. */
export interface RuleState {
  readonly rule: string
  readonly organisationId: string
  readonly period: Period
  readonly kind: 'done' | DueLevel['kind']
  readonly level: WarnLevel
  readonly meetingIds: readonly string[]
  readonly message: string
  readonly basis: string
}

/** One state for each organisation, rule and period that has begun. */
export async function statesOf(reader: Reader, scope: WarningScope): Promise<readonly RuleState[]> {
  return statesIn(await readRuleInput(reader, scope))
}

export function statesIn(input: RuleInput): readonly RuleState[] {
  const held = heldBy(input)
  const rules = frequencyRules.filter(rule => rule.switchedBy === undefined || input.settings[rule.switchedBy])
  const begun = rules.map(rule => ({ rule, cycles: cyclesOf(rule, input.years).filter(({ range }) => range.from <= input.today) }))
  return input.organisations.flatMap(organisation => begun.flatMap(({ rule, cycles }) => statesOfRule(rule, cycles, organisation, input, held)))
}

interface Cycle {
  readonly period: Period
  readonly range: DateRange
}

function statesOfRule(rule: FrequencyRule, cycles: readonly Cycle[], organisation: Organisation, input: RuleInput, held: HeldBy): readonly RuleState[] {
  const facts = input.factsOf(organisation.id)
  return cycles
    .filter(({ range }) => owes(rule, organisation, facts, range))
    .map(({ period, range }) => stateOf(rule, organisation, period, range, input, held(rule, organisation, period)))
}

function cyclesOf(rule: FrequencyRule, years: readonly number[]): readonly Cycle[] {
  return years.flatMap(year => periodsOf(rule, year)).map(period => ({ period, range: rangeOf(period) }))
}

function periodsOf(rule: FrequencyRule, year: number): readonly Period[] {
  switch (rule.every) {
    case 'month': return monthsOf(year)
    case 'quarter': return quartersOf(year)
    case 'year': return [yearPeriod(year)]
  }
}

function stateOf(rule: FrequencyRule, organisation: Organisation, period: Period, range: DateRange, input: RuleInput, held: Held): RuleState {
  const base = { rule: rule.code, organisationId: organisation.id, period, meetingIds: held.meetings.map(meeting => meeting.id), basis: rule.basis }
  if (held.done) return { ...base, kind: 'done', level: 'green', message: `${chinesePeriod(period)}已${rule.act}${timesText(held.meetings.length)}` }
  const due = hastened(rule, organisation, input.today, dueOf(rule, range, input))
  return { ...base, kind: due.kind, level: due.level, message: missingText(rule, period, due, held.lacking) }
}

function dueOf(rule: FrequencyRule, range: DateRange, input: RuleInput): DueLevel {
  const { yellowAfterShare, orangeDaysOfMonth, orangeDaysOfQuarter } = input.settings
  const to = rule.untilNextMarch === true ? dayOf(yearOf(range.to) + 1, 3, 31) : range.to
  return dueLevel({ from: range.from, to }, rule.every === 'month' ? orangeDaysOfMonth : orangeDaysOfQuarter, yellowAfterShare, input.today)
}

/** The organisation's fixed day of the month has passed without the meeting: orange at once (domain.md F.4). */
function hastened(rule: FrequencyRule, organisation: Organisation, today: LocalDate, due: DueLevel): DueLevel {
  if (rule.byFixedDay !== true || organisation.fixedThemeDay === null || due.kind === 'overdue') return due
  return dayOfMonth(today) > organisation.fixedThemeDay ? { kind: 'due', level: 'orange', daysLeft: due.daysLeft } : due
}

function timesText(times: number): string {
  return times > 1 ? ` ${times} 次` : ''
}

function missingText(rule: FrequencyRule, period: Period, due: DueLevel, lacking: readonly string[]): string {
  const who = lacking.length === 0 ? '' : `（${lacking.join('、')}）`
  if (due.kind === 'overdue') return `${chinesePeriod(period)}没有${rule.act}${who}，已过 ${due.daysLate} 天`
  return `${chinesePeriod(period)}还没有${rule.act}${who}，还剩 ${due.daysLeft} 天`
}
