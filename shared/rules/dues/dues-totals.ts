import type { MonthAccount } from './dues-account.ts'

/** Sums over months of members, 分. */
export interface DuesTotals {
  /** 应交 of months that have ended, and of months that are paid ahead. */
  readonly dueCents: number
  readonly paidCents: number
  /** Of the paid: 补交. */
  readonly lateCents: number
  /** 欠交: what is left of the dues. */
  readonly owedCents: number
  /** Months whose due is not known. */
  readonly notSet: number
}

export const noDues: DuesTotals = { dueCents: 0, paidCents: 0, lateCents: 0, owedCents: 0, notSet: 0 }

/** A month counts as due when it has ended or something is paid for it: a year in progress is not behind because December is to come. */
export function duesTotals(months: Iterable<MonthAccount>): DuesTotals {
  let [dueCents, paidCents, lateCents, owedCents, notSet] = [0, 0, 0, 0, 0]
  for (const month of months) {
    paidCents += month.paidCents
    lateCents += month.lateCents
    if (month.state === 'notSet') notSet++
    if (month.dueCents === null || month.state === 'open') continue
    dueCents += month.dueCents
    owedCents += Math.max(0, month.dueCents - month.paidCents)
  }
  return { dueCents, paidCents, lateCents, owedCents, notSet }
}

export function added(a: DuesTotals, b: DuesTotals): DuesTotals {
  return {
    dueCents: a.dueCents + b.dueCents, paidCents: a.paidCents + b.paidCents, lateCents: a.lateCents + b.lateCents, owedCents: a.owedCents + b.owedCents, notSet: a.notSet + b.notSet,
  }
}

/** 收缴率: how much of the dues is paid, in percent with one decimal; what is paid beyond them makes nothing up. 100% only when nothing is owed. */
export function collectionRate({ dueCents, owedCents }: DuesTotals): string {
  if (dueCents === 0) return ''
  const tenths = Math.round(((dueCents - owedCents) * 1_000) / dueCents)
  return `${(owedCents > 0 ? Math.min(tenths, 999) : tenths) / 10}%`
}

/** 上缴 and 留存 of what was paid, 分; null where the unit has set no share (R-FEE-08). The share is taken to a thousandth of a percent. */
export function remitted(paidCents: number, share: number | null): { readonly remitCents: number; readonly keptCents: number } | null {
  if (share === null) return null
  const parts = 100_000
  const remitCents = Math.floor((paidCents * Math.round(share * parts) + parts / 2) / parts)
  return { remitCents, keptCents: paidCents - remitCents }
}
