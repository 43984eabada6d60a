import type { Ledger, LedgerOptions, LedgerScope } from '#shared/ledgers/ledger.ts'
import type { Period } from '#shared/time/period.ts'
import type { LedgerJob } from './ledger-job.ts'

/** All of them, where one could be chosen. */
export const everyOne = 'all'

export interface JobChoice {
  readonly ledger: Ledger
  readonly period: Period
  readonly organisationId: string | null
  readonly organisationName: string
  /** Of each branch below, where the ledger is a branch's and the organisation is none. */
  readonly branchIds: readonly string[] | null
  /** The chosen meeting or case, or all of them; null = there is none. */
  readonly recordId: string | null
  readonly recordIds: readonly string[]
  readonly options: LedgerOptions
}

/** null = nothing to print yet. */
export function jobOf({ ledger, period, organisationId, organisationName, branchIds, recordId, recordIds, options }: JobChoice): LedgerJob | null {
  const own = ledger.masksNumbers === true ? { options } : {}
  const title = `${ledger.title}_${organisationName}_${period}`
  switch (ledger.scope) {
    case 'organisationPeriod': {
      const of = (id: string): LedgerScope => ({ kind: 'organisationPeriod', organisationId: id, period })
      if (branchIds !== null) return branchIds.length === 0 ? null : { kind: 'several', ledgerId: ledger.id, scopes: branchIds.map(of), title, each: '每个支部', ...own }
      return organisationId === null ? null : { kind: 'one', ledgerId: ledger.id, scope: of(organisationId), ...own }
    }
    case 'meeting':
    case 'developmentCase': {
      const scopeOf = (id: string): LedgerScope => (ledger.scope === 'meeting' ? { kind: 'meeting', meetingId: id } : { kind: 'developmentCase', caseId: id })
      if (recordId === null) return null
      if (recordId !== everyOne) return { kind: 'one', ledgerId: ledger.id, scope: scopeOf(recordId), ...own }
      return recordIds.length === 0 ? null : { kind: 'several', ledgerId: ledger.id, scopes: recordIds.map(scopeOf), title, each: ledger.scope === 'meeting' ? '每次会议' : '每个人', ...own }
    }
  }
}
