import type { Reader } from '../archive/reader.ts'
import type { MeetingKind } from '../model/meeting.ts'
import { branchTypes, type Organisation } from '../model/organisation.ts'
import { shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { type FrequencyRule, frequencyRules } from '../rules/warnings/frequency-rules.ts'
import { heldBy, type HeldBy } from '../rules/warnings/held-by.ts'
import { grouped, readRuleInput, type RuleInput } from '../rules/warnings/rule-input.ts'
import { type RuleState, statesIn } from '../rules/warnings/states-of.ts'
import type { LocalDate } from '../time/local-date.ts'
import { monthsOf, type Period, rangeOf, yearPeriod } from '../time/period.ts'

/** A branch with a row for each kind that it owes or held. */
export interface MatrixBranch {
  readonly organisationId: string
  readonly name: string
  readonly rows: readonly MatrixRow[]
}

export interface MatrixRow {
  readonly kind: MeetingKind
  /** How often in each month, January first. */
  readonly counts: readonly number[]
  readonly every: 'month' | 'quarter'
  readonly states: ReadonlyMap<Period, RuleState>
}

export interface Matrix {
  readonly input: RuleInput
  /** Of the kinds in the matrix, green ones too. */
  readonly states: readonly RuleState[]
  readonly branches: readonly MatrixBranch[]
}

/** 三会一课 and 主题党日 of all branches below an organisation in a year, superiors' order, as of `today`. */
export async function meetingMatrixOf(reader: Reader, organisationId: string, year: number, today: LocalDate): Promise<Matrix> {
  const days = rangeOf(yearPeriod(year))
  const [organisations, facts] = await Promise.all([reader.organisations(), reader.organisationFacts()])
  const byId = new Map(organisations.map(organisation => [organisation.id, organisation]))
  const branches = subtreeDuring(facts, organisationId, days).flatMap(id => byId.get(id) ?? []).filter(organisation => isBranchDuring(organisation, days.from, days.to))
  const input = await readRuleInput(reader, { today, years: [year], organisationIds: branches.map(branch => branch.id) })
  const states = statesIn(input).filter(state => matrixRules.some(rule => rule.code === state.rule))
  const held = heldBy(input)
  const statesFor = grouped(states, state => `${state.organisationId} ${state.rule}`)
  return {
    input, states,
    branches: branches.map(branch => ({
      organisationId: branch.id,
      name: shortNameOn(facts, branch.id, days.to),
      rows: matrixRules.map(rule => rowOf(rule, branch, year, statesFor.get(`${branch.id} ${rule.code}`) ?? [], held)).filter(row => row.states.size > 0 || row.counts.some(count => count > 0)),
    })),
  }
}

/** The kinds of domain.md C.2 that are owed by the month or the quarter. */
const matrixRules: readonly FrequencyRule[] = frequencyRules.filter(rule => rule.every !== 'year')

function isBranchDuring(organisation: Organisation, from: LocalDate, to: LocalDate): boolean {
  return branchTypes.includes(organisation.type) && organisation.establishedOn <= to && (organisation.dissolvedOn === null || organisation.dissolvedOn >= from)
}

function rowOf(rule: FrequencyRule, branch: Organisation, year: number, states: readonly RuleState[], held: HeldBy): MatrixRow {
  return {
    kind: rule.kind,
    every: rule.every === 'quarter' ? 'quarter' : 'month',
    counts: monthsOf(year).map(month => held(rule, branch, month).meetings.length),
    states: new Map(states.map(state => [state.period, state])),
  }
}
