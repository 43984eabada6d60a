import type { DuesPayment, DuesStandard, DuesYear } from '../../model/dues.ts'
import type { Membership } from '../../model/membership.ts'
import type { Settings } from '../../model/settings.ts'
import { addMonths, dayOf, type LocalDate } from '../../time/local-date.ts'
import { type YearMonth, yearMonthOf } from '../../time/year-month.ts'
import { branchOfMonths } from './dues-months.ts'
import { monthlyDue } from './monthly-due.ts'
import { lastDayOf, type MonthOfYear, monthsOfYear } from './year-months.ts'

/** How a member stands with the dues of one month, as of a day. */
export type MonthState =
  /** Not a member that month. */
  | 'notMember'
  /** No standard, or one from which no due follows: nothing can be judged. */
  | 'notSet'
  /** Nothing is owed: 免交. */
  | 'nothingDue'
  /** The month has not ended, and nothing is paid: not owed yet. */
  | 'open'
  /** Ended, and nothing is paid: 未交. */
  | 'unpaid'
  /** Less than the due is paid. */
  | 'short'
  | 'paid'

export interface MonthAccount {
  /** 1 to 12. */
  readonly month: number
  readonly organisationId: string | null
  /** 应交, 分; null = not known. */
  readonly dueCents: number | null
  readonly paidCents: number
  /** The day of the last payment for this month. */
  readonly paidOn: LocalDate | null
  readonly payments: readonly DuesPayment[]
  readonly state: MonthState
  /** Of the paid: 补交, after the month had ended. */
  readonly lateCents: number
  /** 补交 of a month more than six months past (R-FEE-06). */
  readonly isTooLate: boolean
}

export interface DuesAccount {
  readonly personId: string
  readonly year: number
  readonly months: readonly MonthAccount[]
}

/** Rows of the one person: all memberships, the standards of the year, the payments of the year. */
export interface DuesFacts {
  readonly personId: string
  readonly memberships: readonly Membership[]
  readonly standards: readonly DuesStandard[]
  readonly paid: DuesYear | null
}

/** The twelve months of a member's year, as of `today`. */
export function duesAccount(facts: DuesFacts, year: number, rounding: Settings['duesRounding'], today: LocalDate): DuesAccount {
  const branches = branchOfMonths(facts.memberships, year)
  const standards = facts.standards.filter(standard => standard.year === year)
  const payments = paymentsByMonth(facts.paid)
  return { personId: facts.personId, year, months: monthsOfYear(year).map(month => monthAccount(month, year, branches[month.month - 1] ?? null, standards, payments.get(month.month) ?? [], rounding, today)) }
}

/** The standard in force in that month of its year; null before the first one. `standards`: of one person and year. */
export function standardIn(standards: readonly DuesStandard[], month: YearMonth): DuesStandard | null {
  return standards.filter(standard => standard.from <= month).reduce<DuesStandard | null>((latest, one) => (latest === null || one.from > latest.from ? one : latest), null)
}

/** 补交: paid after the month had ended. A payment without a day is taken for one in time. */
export function isMadeUp(payment: Pick<DuesPayment, 'month' | 'paidOn'>, year: number): boolean {
  return payment.paidOn !== null && payment.paidOn > lastDayOf(year, payment.month)
}

/** 补交一般不超过 6 个月 (R-FEE-06), counted from the month's end. */
export function isMadeUpTooLate(payment: Pick<DuesPayment, 'month' | 'paidOn'>, year: number): boolean {
  const month = addMonths(dayOf(year, payment.month, 1), usualMonthsToMakeUp)
  return payment.paidOn !== null && yearMonthOf(payment.paidOn) > yearMonthOf(month)
}

const usualMonthsToMakeUp = 6

function paymentsByMonth(paid: DuesYear | null): ReadonlyMap<number, readonly DuesPayment[]> {
  const byMonth = new Map<number, DuesPayment[]>()
  for (const payment of paid?.payments ?? []) byMonth.set(payment.month, [...(byMonth.get(payment.month) ?? []), payment])
  return byMonth
}

function monthAccount(
  { month, key, last }: MonthOfYear, year: number, organisationId: string | null, standards: readonly DuesStandard[], payments: readonly DuesPayment[],
  rounding: Settings['duesRounding'], today: LocalDate,
): MonthAccount {
  const standard = standardIn(standards, key)
  const due = standard === null ? null : monthlyDue(standard, rounding)
  const dueCents = organisationId === null || due === null || due.kind === 'unknown' ? null : due.cents
  const paidCents = sumOf(payments)
  return {
    month, organisationId, dueCents, paidCents, payments,
    paidOn: payments.reduce<LocalDate | null>((last, { paidOn }) => (paidOn !== null && (last === null || paidOn > last) ? paidOn : last), null),
    state: monthState(organisationId !== null, dueCents, paidCents, last < today),
    lateCents: sumOf(payments.filter(payment => isMadeUp(payment, year))),
    isTooLate: payments.some(payment => isMadeUpTooLate(payment, year)),
  }
}

function sumOf(payments: readonly DuesPayment[]): number {
  return payments.reduce((sum, payment) => sum + payment.paidCents, 0)
}

/** Of a member's month: what is due (null = not known) and paid, 分, and whether the month is over. */
export function monthState(isMember: boolean, dueCents: number | null, paidCents: number, hasEnded: boolean): MonthState {
  if (!isMember) return 'notMember'
  if (dueCents === null) return 'notSet'
  if (dueCents === 0) return 'nothingDue'
  if (paidCents >= dueCents) return 'paid'
  if (paidCents > 0) return 'short'
  return hasEnded ? 'unpaid' : 'open'
}
