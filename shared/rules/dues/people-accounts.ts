import type { DuesStandard, DuesYear } from '../../model/dues.ts'
import type { Membership } from '../../model/membership.ts'
import type { Settings } from '../../model/settings.ts'
import type { LocalDate } from '../../time/local-date.ts'
import { grouped } from '../warnings/rule-input.ts'
import { type DuesAccount, duesAccount } from './dues-account.ts'

/** What accounts are made of; all rows of the archive. */
export interface DuesRows {
  readonly memberships: readonly Membership[]
  readonly duesStandards: readonly DuesStandard[]
  readonly duesPayments: readonly DuesYear[]
  readonly settings: Pick<Settings, 'duesRounding'>
  readonly today: LocalDate
}

/** Rows indexed once, so that ten thousand accounts cost ten thousand look-ups. */
export function accountsOf({ memberships, duesStandards, duesPayments, settings, today }: DuesRows): (personId: string, year: number) => DuesAccount {
  const membershipsOf = grouped(memberships, row => row.personId)
  const standardsOf = grouped(duesStandards, row => row.personId)
  const paidOf = paidYears(duesPayments)
  return (personId, year) => duesAccount({
    personId, memberships: membershipsOf.get(personId) ?? [], standards: standardsOf.get(personId) ?? [], paid: paidOf(personId, year),
  }, year, settings.duesRounding, today)
}

/** What a person paid in a year; null = nothing is entered. */
export function paidYears(duesPayments: readonly DuesYear[]): (personId: string, year: number) => DuesYear | null {
  const years = new Map<number, Map<string, DuesYear>>()
  for (const row of duesPayments) {
    const paid = years.get(row.year)
    if (paid === undefined) years.set(row.year, new Map([[row.personId, row]]))
    else paid.set(row.personId, row)
  }
  return (personId, year) => years.get(year)?.get(personId) ?? null
}
