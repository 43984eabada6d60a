import type { DuesStandard } from '../../model/dues.ts'
import type { Settings } from '../../model/settings.ts'
import { duesBases, duesRate } from './rate.ts'

/** 月应交 in 分, or what is missing to know it. */
export type MonthlyDue =
  | { readonly kind: 'due'; readonly cents: number; readonly perMille: number | null }
  | { readonly kind: 'unknown'; readonly missing: 'baseCents' | 'setDueCents' }

type Rounding = Settings['duesRounding']

/** What a standard asks for each month (R-FEE-01…03, 07, 09): 另定月应交 before anything else, nothing of one who is exempt. */
export function monthlyDue(standard: Pick<DuesStandard, 'category' | 'baseCents' | 'setDueCents'>, rounding: Rounding): MonthlyDue {
  const { category, baseCents, setDueCents } = standard
  const basis = duesBases[category]
  const perMille = baseCents === null ? null : duesRate(category, baseCents)
  if (basis.kind === 'nothing') return { kind: 'due', cents: 0, perMille: null }
  if (setDueCents !== null) return { kind: 'due', cents: setDueCents, perMille }
  switch (basis.kind) {
    case 'fixed': return { kind: 'due', cents: basis.cents, perMille: null }
    case 'byHand': return { kind: 'unknown', missing: 'setDueCents' }
    case 'rate': return baseCents === null || perMille === null ? { kind: 'unknown', missing: 'baseCents' } : { kind: 'due', cents: ofWhole(baseCents, perMille, rounding), perMille }
  }
}

const stepCents: Readonly<Record<Rounding, number>> = { cent: 1, jiao: 10, yuan: 100 }

/** The whole base × one rate, rounded half up once, to the unit's step (R-FEE-09). Whole numbers throughout. */
function ofWhole(baseCents: number, perMille: number, rounding: Rounding): number {
  const step = stepCents[rounding]
  const divisor = 1_000 * step
  return Math.floor((baseCents * perMille + divisor / 2) / divisor) * step
}
