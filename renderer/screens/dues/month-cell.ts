import type { DuesPayment } from '#shared/model/dues.ts'
import { isMadeUp, isMadeUpTooLate, monthState, type MonthState } from '#shared/rules/dues/dues-account.ts'
import { yuanText } from '#shared/rules/dues/money.ts'
import { lastDayOf } from '#shared/rules/dues/year-months.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { type DuesBook, monthStates, tooLateMark } from '../../workers/dues-book.ts'

/** One month of one member, as the grid shows it. 分. */
export interface MonthCell {
  /** 1 to 12. */
  readonly month: number
  readonly due: number | null
  readonly paid: number
  readonly late: number
  readonly paidOn: LocalDate | null
  readonly state: MonthState
  readonly isTooLate: boolean
}

/** The twelve months of a row of the book. */
export function monthsOf(book: DuesBook, row: number): readonly MonthCell[] {
  return Array.from({ length: 12 }, (_, i): MonthCell => {
    const at = row * 12 + i
    const state = book.state[at] ?? 0
    const due = book.due[at] ?? -1
    return {
      month: i + 1, due: due < 0 ? null : due, paid: book.paid[at] ?? 0, late: book.late[at] ?? 0, paidOn: dayOfNumber(book.paidOn[at] ?? 0),
      state: monthStates[state & (tooLateMark - 1)] ?? 'notMember', isTooLate: state >= tooLateMark,
    }
  })
}

/** The month with other payments than the book knows of. */
export function withPayments(cell: MonthCell, payments: readonly DuesPayment[], year: number, today: LocalDate): MonthCell {
  const own = payments.filter(payment => payment.month === cell.month)
  const paid = own.reduce((sum, payment) => sum + payment.paidCents, 0)
  return {
    ...cell, paid, late: own.filter(payment => isMadeUp(payment, year)).reduce((sum, payment) => sum + payment.paidCents, 0),
    paidOn: own.reduce<LocalDate | null>((last, { paidOn }) => (paidOn !== null && (last === null || paidOn > last) ? paidOn : last), null),
    isTooLate: own.some(payment => isMadeUpTooLate(payment, year)),
    state: monthState(cell.state !== 'notMember', cell.due, paid, lastDayOf(year, cell.month) < today),
  }
}

/** What stands in the cell. Signs say what colours say. */
export function cellText({ state, paid, late }: MonthCell): string {
  const amount = paid === 0 ? '' : yuanText(paid)
  switch (state) {
    case 'notMember': return amount === '' ? '' : `?${amount}`
    case 'notSet': return amount === '' ? '未核定' : amount
    case 'nothingDue': return amount === '' ? '免' : amount
    case 'open': return ''
    case 'unpaid': return '✕未交'
    case 'short': return `!${amount}`
    case 'paid': return late > 0 ? `补${amount}` : amount
  }
}

/** The same in whole words, for the line under the grid. */
export function cellWords({ state, due, paid, late, paidOn, isTooLate }: MonthCell): string {
  const dueWords = due === null ? '' : `应交 ${yuanText(due)}`
  const paidWords = paid === 0 ? '' : `实交 ${yuanText(paid)}${paidOn === null ? '' : `（${paidOn.replaceAll('-', '.')}）`}`
  const lateWords = late === 0 ? '' : isTooLate ? '补交，已超过 6 个月：补交一般不超过 6 个月' : '补交'
  return [dueWords, paidWords, stateWords[state], lateWords].filter(words => words !== '').join('　')
}

const stateWords: Readonly<Record<MonthState, string>> = {
  notMember: '这个月不在所看的支部，不在这里交', notSet: '没有核定应交数，可以直接输入金额，或先到“核定”页核定', nothingDue: '免交', open: '还没交', unpaid: '未交', short: '没有交足', paid: '',
}

function dayOfNumber(number: number): LocalDate | null {
  if (number === 0) return null
  const text = String(number)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as LocalDate // packed from a day by the worker
}
