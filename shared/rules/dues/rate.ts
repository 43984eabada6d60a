import type { DuesCategory } from '../../model/dues.ts'

interface Bracket {
  /** Up to this base of a month, included. */
  readonly upToCents: number
  readonly perMille: number
}

const yuan = 100

/** R-FEE-01 (中组部 2008 规定 1、2 条): 月工资收入 after tax. The whole base is multiplied by the one rate of its bracket. */
const ofSalary: readonly Bracket[] = [
  { upToCents: 3_000 * yuan, perMille: 5 }, { upToCents: 5_000 * yuan, perMille: 10 }, { upToCents: 10_000 * yuan, perMille: 15 }, { upToCents: Infinity, perMille: 20 },
]

/** R-FEE-02 (2008 规定 5 条、组电明字〔2017〕5号): 基本离退休费 or 基本养老金. */
const ofPension: readonly Bracket[] = [{ upToCents: 5_000 * yuan, perMille: 5 }, { upToCents: Infinity, perMille: 10 }]

/** How the due of a category comes about. */
export type DuesBasis =
  | { readonly kind: 'rate'; readonly brackets: readonly Bracket[] }
  | { readonly kind: 'fixed'; readonly cents: number }
  /** Decided for each member; `from`–`to` 分 where the rule gives limits. */
  | { readonly kind: 'byHand'; readonly limits?: { readonly from: number; readonly to: number } }
  | { readonly kind: 'nothing' }

/** R-FEE-01…03, 07. 年薪制 and 不按月取得收入 are set by hand: what they pay changes from month to month. */
export const duesBases: Readonly<Record<DuesCategory, DuesBasis>> = {
  monthlySalary: { kind: 'rate', brackets: ofSalary },
  retired: { kind: 'rate', brackets: ofPension },
  farmer: { kind: 'byHand', limits: { from: 20, to: 100 } },
  studentOrLowIncome: { kind: 'fixed', cents: 20 },
  annual: { kind: 'byHand' },
  nonMonthly: { kind: 'byHand' },
  reduced: { kind: 'byHand' },
  exempt: { kind: 'nothing' },
}

/** 适用比例 in thousandths, by the base of a month in 分; null = none follows from the category. */
export function duesRate(category: DuesCategory, baseCents: number): number | null {
  const basis = duesBases[category]
  if (basis.kind !== 'rate') return null
  return basis.brackets.find(({ upToCents }) => baseCents <= upToCents)?.perMille ?? null
}

/** 0.5%、1%、1.5%. */
export function rateText(perMille: number): string {
  return `${perMille / 10}%`
}
