import type { MonthAccount } from './dues-account.ts'
import type { WarnLevel } from '../finding.ts'

/** Consecutive months that ended without any payment. */
export interface UnpaidRun {
  readonly from: { readonly year: number; readonly month: number }
  readonly to: { readonly year: number; readonly month: number }
  readonly months: number
  readonly owedCents: number
  /** The branch that the last of them is owed to. */
  readonly organisationId: string
}

/** Runs of 未交 over years that follow each other, oldest first. A month without a due, or with a part of it paid, ends a run. */
export function unpaidRuns(accounts: readonly { readonly year: number; readonly months: readonly MonthAccount[] }[]): readonly UnpaidRun[] {
  const runs: UnpaidRun[] = []
  let current: UnpaidRun | null = null
  for (const { year, months } of accounts) {
    for (const { month, state, dueCents, organisationId } of months) {
      if (state === 'unpaid' && organisationId !== null) {
        const before: UnpaidRun = current ?? { from: { year, month }, to: { year, month }, months: 0, owedCents: 0, organisationId }
        current = { ...before, to: { year, month }, months: before.months + 1, owedCents: before.owedCents + (dueCents ?? 0), organisationId }
        continue
      }
      if (current !== null) runs.push(current)
      current = null
    }
  }
  return current === null ? runs : [...runs, current]
}

/** domain.md F.4 W-FEE-OWE: 3 months 黄, 5 橙, 6 红 (党章 9 条: six months without good reason). */
export function owingLevel(months: number): WarnLevel {
  if (months >= 6) return 'red'
  if (months >= 5) return 'orange'
  return months >= 3 ? 'yellow' : 'green'
}
