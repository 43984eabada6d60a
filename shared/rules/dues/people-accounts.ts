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
  const standardsOf = grouped(duesStandards, row => `${row.personId} ${row.year}`)
  const paidOf = new Map(duesPayments.map(row => [`${row.personId} ${row.year}`, row]))
  return (personId, year) => duesAccount({
    personId, memberships: membershipsOf.get(personId) ?? [], standards: standardsOf.get(`${personId} ${year}`) ?? [], paid: paidOf.get(`${personId} ${year}`) ?? null,
  }, year, settings.duesRounding, today)
}
