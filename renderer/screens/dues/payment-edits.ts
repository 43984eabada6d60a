import type { DuesPayment, paymentMethod } from '#shared/model/dues.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { newId } from '../../storage/new-id.ts'

/** What goes with every payment that is entered now: the month's day of collection, how, by whom. */
export interface Collection {
  readonly paidOn: LocalDate
  readonly method: (typeof paymentMethod.keys)[number] | null
  readonly collector: string
}

type Payments = readonly DuesPayment[]

/** What is missing to the due, as one more payment; nothing where it is paid. */
export function paidAsDue(before: Payments, month: number, dueCents: number, collection: Collection): Payments {
  const missing = dueCents - before.reduce((sum, payment) => sum + payment.paidCents, 0)
  return missing <= 0 ? before : [...before, payment(month, missing, collection)]
}

/** Exactly so much in all: what stood there with the same sum stays as it is. */
export function paidExactly(before: Payments, month: number, cents: number, collection: Collection): Payments {
  if (cents === 0) return []
  if (before.reduce((sum, one) => sum + one.paidCents, 0) === cents) return before
  const [only] = before
  return before.length === 1 && only !== undefined ? [{ ...only, paidCents: cents }] : [payment(month, cents, collection)]
}

function payment(month: number, paidCents: number, { paidOn, method, collector }: Collection): DuesPayment {
  return { id: newId(), month, paidCents, paidOn, method, collector, remark: '' }
}
