import type { DuesPayment, DuesStandard, DuesYear } from '../../model/dues.ts'
import type { Membership } from '../../model/membership.ts'
import type { Settings } from '../../model/settings.ts'
import { type LocalDate, monthOf, yearOf } from '../../time/local-date.ts'
import type { YearMonth } from '../../time/year-month.ts'
import { branchOfMonths } from './dues-months.ts'
import { type MonthlyDue, monthlyDue } from './monthly-due.ts'
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
  const dues = facts.standards.filter(standard => standard.year === year).sort((a, b) => (a.from < b.from ? -1 : 1)).map((standard): DueFrom => ({ from: standard.from, due: monthlyDue(standard, rounding) }))
  const payments = paymentsByMonth(facts.paid)
  return {
    personId: facts.personId, year,
    months: monthsOfYear(year).map(month => monthAccount(month, year, branches[month.month - 1] ?? null, dues.findLast(({ from }) => from <= month.key)?.due ?? null, payments?.get(month.month) ?? none, today)),
  }
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
  if (payment.paidOn === null || !isMadeUp(payment, year)) return false
  return (yearOf(payment.paidOn) - year) * 12 + monthOf(payment.paidOn) - payment.month > usualMonthsToMakeUp
}

const usualMonthsToMakeUp = 6

/** What a standard asks from a month on; the oldest stands first. */
interface DueFrom { readonly from: YearMonth; readonly due: MonthlyDue }

const none: readonly DuesPayment[] = []

/** null = nothing is paid in the year. */
function paymentsByMonth(paid: DuesYear | null): ReadonlyMap<number, readonly DuesPayment[]> | null {
  if (paid === null || paid.payments.length === 0) return null
  const byMonth = new Map<number, DuesPayment[]>()
  for (const payment of paid.payments) {
    const own = byMonth.get(payment.month)
    if (own === undefined) byMonth.set(payment.month, [payment])
    else own.push(payment)
  }
  return byMonth
}

function monthAccount(
  { month, last }: MonthOfYear, year: number, organisationId: string | null, due: MonthlyDue | null, payments: readonly DuesPayment[], today: LocalDate,
): MonthAccount {
  const dueCents = organisationId === null || due === null || due.kind === 'unknown' ? null : due.cents
  if (payments.length === 0) return { month, organisationId, dueCents, paidCents: 0, payments, paidOn: null, state: monthState(organisationId !== null, dueCents, 0, last < today), lateCents: 0, isTooLate: false }
  const paidCents = sumOf(payments)
  return {
    month, organisationId, dueCents, paidCents, payments,
    paidOn: payments.reduce<LocalDate | null>((latest, { paidOn }) => (paidOn !== null && (latest === null || paidOn > latest) ? paidOn : latest), null),
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
