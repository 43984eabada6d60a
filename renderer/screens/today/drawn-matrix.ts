import type { MatrixBranch } from '#shared/ledgers/matrix-counts.ts'
import type { MeetingKind } from '#shared/model/meeting.ts'
import { meetingKind } from '#shared/model/meeting.ts'
import { levelOrder, type WarnLevel, warnLevel } from '#shared/rules/finding.ts'
import { frequencyRules } from '#shared/rules/warnings/frequency-rules.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import { chinesePeriod, monthsOf, type Period, quartersOf, yearPeriod } from '#shared/time/period.ts'

/** One cell as it is drawn; `level` none = nothing is asked, or not yet. */
export interface DrawnCell {
  readonly kind: MeetingKind
  readonly period: Period
  readonly months: 1 | 3 | 12
  readonly count: number
  readonly level: WarnLevel | 'none'
  readonly words: string
  readonly isByBelongYear: boolean
}

export interface DrawnRow {
  readonly kind: MeetingKind
  readonly cells: readonly DrawnCell[]
}

/** The branches in view as one: counts added up, the worst level of all. What is owed by the quarter or the year is one cell of its months. */
export function drawnRows(branches: readonly MatrixBranch[], states: readonly RuleState[], year: number): readonly DrawnRow[] {
  const rows = branches.flatMap(branch => branch.rows.map(row => ({ ...row, name: branch.name })))
  const kinds = frequencyRules.map(rule => rule.kind).filter((kind, i, all) => all.indexOf(kind) === i)
  const monthly = kinds.flatMap((kind): readonly DrawnRow[] => {
    const same = rows.filter(row => row.kind === kind)
    const [first] = same
    if (first === undefined) return []
    const counts = monthsOf(year).map((_, month) => same.reduce((sum, row) => sum + (row.counts[month] ?? 0), 0))
    const periods = first.every === 'month' ? monthsOf(year) : quartersOf(year)
    const months = first.every === 'month' ? 1 : 3
    return [{
      kind,
      cells: periods.map((period, i) => {
        const count = counts.slice(i * months, (i + 1) * months).reduce((sum, n) => sum + n, 0)
        return cellOf(kind, period, months, count, same.flatMap(row => stateOf(row.states.get(period), row.name)))
      }),
    }]
  })
  return [...monthly, ...yearly(states, year)]
}

interface NamedState { readonly state: RuleState; readonly name: string }

function stateOf(state: RuleState | undefined, name: string): readonly NamedState[] {
  return state === undefined ? [] : [{ state, name }]
}

/** 组织生活会, 民主评议 and the like: one cell for the whole year. */
function yearly(states: readonly RuleState[], year: number): readonly DrawnRow[] {
  const period = yearPeriod(year)
  return frequencyRules.filter(rule => rule.every === 'year' && rule.kind !== 'partyLecture').flatMap((rule): readonly DrawnRow[] => {
    const own = states.filter(state => state.rule === rule.code && state.period === period)
    if (own.length === 0) return []
    const count = own.reduce((sum, state) => sum + state.meetingIds.length, 0)
    return [{ kind: rule.kind, cells: [{ ...cellOf(rule.kind, period, 12, count, own.map(state => ({ state, name: '' }))), isByBelongYear: true }] }]
  })
}

function cellOf(kind: MeetingKind, period: Period, months: DrawnCell['months'], count: number, states: readonly NamedState[]): DrawnCell {
  const worstLevel = worst(states)
  const isOpen = states.length === 0 || (worstLevel === 'green' && states.some(({ state }) => state.kind === 'notDueYet'))
  const level = isOpen ? 'none' : worstLevel
  return { kind, period, months, count, level, words: wordsOf(kind, period, count, level, states), isByBelongYear: false }
}

function worst(states: readonly NamedState[]): WarnLevel {
  return levelOrder.findLast(level => states.some(({ state }) => state.level === level)) ?? 'green'
}

const namesShown = 5

/** 2026年5月主题党日：开展 3 次，逾期：第二党支部、第五党支部. */
function wordsOf(kind: MeetingKind, period: Period, count: number, level: DrawnCell['level'], states: readonly NamedState[]): string {
  const start = `${chinesePeriod(period)}${meetingKind.labels[kind]}：${count === 0 ? '没有开展' : `开展 ${count} 次`}`
  if (level === 'none') return states.length > 0 ? `${start}，${count === 0 ? '' : '其余'}未到提醒期` : start
  if (level === 'green') return `${start}，${warnLevel.labels.green}`
  const lacking = states.filter(({ state }) => state.level === level)
  const names = lacking.map(({ name }) => name).filter(name => name !== '')
  const who = names.length === 0 ? `${lacking.length} 个支部` : `${names.slice(0, namesShown).join('、')}${names.length > namesShown ? `等 ${names.length} 个` : ''}`
  return `${start}，${warnLevel.labels[level]}：${who}`
}
