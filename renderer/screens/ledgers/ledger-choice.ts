import type { Ledger } from '#shared/ledgers/ledger.ts'
import { ledgerOf, ledgers } from '#shared/ledgers/ledgers.ts'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { Period, quarterOf, yearPeriod } from '#shared/time/period.ts'
import { usePreference } from '../../ui/preference.ts'

export interface LedgerChoice {
  readonly ledger: Ledger
  readonly period: Period
  /** Chosen here the last time; null = none, or the top bar has changed since. */
  readonly organisationId: string | null
}

/** The ledger and the period that the address names, else those of the last time, else the year's usual ones. */
export function useLedgerChoice(query: Readonly<Record<string, string>>, today: LocalDate, inView: string | null = null): readonly [LedgerChoice | null, (chosen: Partial<Kept>) => void] {
  const [kept, keep] = usePreference<Kept>('ledger-choice', {}, isKept)
  const ledger = ledgerOf(query['ledger'] ?? '') ?? ledgerOf(kept.ledger ?? '') ?? ledgers.find(({ scope }) => scope === 'organisationPeriod') ?? null
  if (ledger === null) return [null, () => {}]
  const asked = Period.safeParse(query['period'] ?? (ledger.id === kept.ledger ? kept.period : undefined))
  const period = asked.success ? asked.data : ledger.family === 'meetings' ? quarterOf(today) : yearPeriod(yearOf(today))
  const organisationId = (kept.inView ?? '') === (inView ?? '') ? (kept.organisation ?? null) : null
  return [{ ledger, organisationId, period: ledger.yearsOnly === true ? yearPeriod(Number(period.slice(0, 4))) : period }, chosen => keep({ ...kept, ledger: ledger.id, period, ...chosen })]
}

/** `inView`: the top bar's organisation when this one was chosen; another one there takes its place. */
interface Kept { readonly ledger?: string; readonly period?: string; readonly organisation?: string; readonly inView?: string }

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && Object.values(value).every(each => typeof each === 'string')
}
