import type { DuesStandard, DuesYear } from '../../model/dues.ts'
import { dayOf, type LocalDate, monthOf, yearOf } from '../../time/local-date.ts'
import { monthPeriodOf } from '../../time/period.ts'
import type { MonthAccount } from '../dues/dues-account.ts'
import { branchOfMonths } from '../dues/dues-months.ts'
import { accountsOf, paidYears } from '../dues/people-accounts.ts'
import { yuanText } from '../dues/money.ts'
import { owingLevel, unpaidRuns, type UnpaidRun } from '../dues/unpaid-runs.ts'
import { monthsOfYear } from '../dues/year-months.ts'
import type { Finding } from '../finding.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/** W-FEE-OWE (domain.md B.5, F.4): members of today who have not paid for three months in a row or more, a finding a run. */
export function duesFindings(input: RuleInput): readonly Finding[] {
  const wanted = new Set(input.organisations.map(organisation => organisation.id))
  const first = Math.min(...input.years) - 1
  const years = Array.from({ length: Math.max(...input.years, yearOf(input.today)) - first + 1 }, (_, i) => first + i)
  const paidOf = paidYears(input.duesPayments)
  const owing = Array.from(yearsAssessed(input.duesStandards, first)).filter(([personId, assessed]) => mayOwe(years, assessed, year => paidOf(personId, year), input.today))
  if (owing.length === 0) return []
  const nameOf = new Map(input.people.map(person => [person.id, person.name]))
  const accountOf = accountsOf(input)
  const membershipsOf = grouped(input.memberships, membership => membership.personId)
  const isMember = (personId: string) => branchOfMonths(membershipsOf.get(personId) ?? [], yearOf(input.today))[monthOf(input.today) - 1] !== null
  /** A year without a standard owes nothing that is known: its account is not worked out. */
  const accounts = (personId: string, assessed: ReadonlySet<number>) => years.map(year => (assessed.has(year) ? accountOf(personId, year) : { year, months: unknownYear }))
  return owing.filter(([personId]) => isMember(personId)).flatMap(([personId, assessed]) => unpaidRuns(accounts(personId, assessed))
    .filter(run => run.months >= fewestMonths && wanted.has(run.organisationId) && input.years.some(year => run.from.year <= year && year <= run.to.year))
    .map(run => owingFinding(personId, nameOf.get(personId) ?? '', run)))
}

const fewestMonths = 3

/** The years from `first` on for which a person has a standard. */
function yearsAssessed(standards: readonly DuesStandard[], first: number): ReadonlyMap<string, ReadonlySet<number>> {
  const years = new Map<string, Set<number>>()
  for (const { personId, year } of standards) {
    if (year < first) continue
    const own = years.get(personId)
    if (own === undefined) years.set(personId, new Set([year]))
    else own.add(year)
  }
  return years
}

/** Whether so many months in a row have ended without a payment: of most people none have, and theirs need no account. */
function mayOwe(years: readonly number[], assessed: ReadonlySet<number>, paidIn: (year: number) => DuesYear | null, today: LocalDate): boolean {
  let unpaid = 0
  for (const year of years) {
    const months = assessed.has(year) ? paidMonths(paidIn(year)) : everyMonth
    for (const { month, last } of monthsOfYear(year)) {
      unpaid = (months & (1 << month)) !== 0 || last >= today ? 0 : unpaid + 1
      if (unpaid >= fewestMonths) return true
    }
  }
  return false
}

const everyMonth = ~0

/** A bit a month, 1 << 1 for January. */
function paidMonths(paid: DuesYear | null): number {
  let months = 0
  for (const { month, paidCents } of paid?.payments ?? []) if (paidCents > 0) months |= 1 << month
  return months
}

/** One month that ends any run. */
const unknownYear: readonly MonthAccount[] = [{ month: 1, organisationId: null, dueCents: null, paidCents: 0, paidOn: null, payments: [], state: 'notSet', lateCents: 0, isTooLate: false }]

function owingFinding(personId: string, name: string, run: UnpaidRun): Finding {
  return {
    rule: 'W-FEE-OWE', level: owingLevel(run.months), organisationId: run.organisationId, period: monthPeriodOf(dayOf(run.to.year, run.to.month, 1)),
    subject: { kind: 'dues', id: personId, name, field: monthPeriodOf(dayOf(run.from.year, run.from.month, 1)) },
    message: `${name}连续 ${run.months} 个月未交党费（${spanText(run)}），欠 ${yuanText(run.owedCents)} 元`,
    basis: run.months >= 6 ? '党章第九条：没有正当理由，连续六个月不交纳党费，就被认为是自行脱党' : '党费应按月交纳，补交一般不超过 6 个月；党章第九条',
  }
}

/** 2026年1月—3月、2025年11月—2026年1月. */
function spanText({ from, to }: UnpaidRun): string {
  return `${from.year}年${from.month}月—${from.year === to.year ? '' : `${to.year}年`}${to.month}月`
}
