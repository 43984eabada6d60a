import { dayOf, monthOf, yearOf } from '../../time/local-date.ts'
import { monthPeriodOf } from '../../time/period.ts'
import type { MonthAccount } from '../dues/dues-account.ts'
import { branchOfMonths } from '../dues/dues-months.ts'
import { accountsOf } from '../dues/people-accounts.ts'
import { yuanText } from '../dues/money.ts'
import { owingLevel, unpaidRuns, type UnpaidRun } from '../dues/unpaid-runs.ts'
import type { Finding } from '../finding.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/** W-FEE-OWE (domain.md B.5, F.4): members of today who have not paid for three months in a row or more, a finding a run. */
export function duesFindings(input: RuleInput): readonly Finding[] {
  const wanted = new Set(input.organisations.map(organisation => organisation.id))
  const first = Math.min(...input.years) - 1
  const years = Array.from({ length: Math.max(...input.years, yearOf(input.today)) - first + 1 }, (_, i) => first + i)
  const nameOf = new Map(input.people.map(person => [person.id, person.name]))
  const accountOf = accountsOf(input)
  const membershipsOf = grouped(input.memberships, membership => membership.personId)
  const isMember = (personId: string) => branchOfMonths(membershipsOf.get(personId) ?? [], yearOf(input.today))[monthOf(input.today) - 1] !== null
  const standards = input.duesStandards.filter(standard => standard.year >= first)
  const assessed = new Set(standards.map(standard => standard.personId))
  const hasStandard = new Set(standards.map(standard => `${standard.personId} ${standard.year}`))
  /** A year without a standard owes nothing that is known: its account is not worked out. */
  const accounts = (personId: string) => years.map(year => (hasStandard.has(`${personId} ${year}`) ? accountOf(personId, year) : { year, months: unknownYear }))
  return [...assessed].filter(isMember).flatMap(personId => unpaidRuns(accounts(personId))
    .filter(run => run.months >= 3 && wanted.has(run.organisationId) && input.years.some(year => run.from.year <= year && year <= run.to.year))
    .map(run => owingFinding(personId, nameOf.get(personId) ?? '', run)))
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
