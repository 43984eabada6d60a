import type { DuesStandard } from '../../model/dues.ts'
import type { Settings } from '../../model/settings.ts'
import { yuanText } from './money.ts'
import { monthlyDue } from './monthly-due.ts'
import { duesBases } from './rate.ts'

/** R-FEE-08 (组电明字〔2017〕5号). */
const usualMostCents = 100_000

/** What an upper organisation would ask about a member's standard; none of it holds the saving back. */
export function standardHints(standard: DuesStandard, rounding: Settings['duesRounding']): readonly string[] {
  return [...missingPart(standard, rounding), ...documentHint(standard), ...amountHints(standard, rounding)]
}

function missingPart(standard: DuesStandard, rounding: Settings['duesRounding']): readonly string[] {
  const due = monthlyDue(standard, rounding)
  if (due.kind === 'due') return []
  return [due.missing === 'baseCents' ? '没有填收入基数，算不出月应交' : '这一类别的月应交须另定，请填“另定月应交”']
}

/** R-FEE-07: decided by the branch and approved by the committee above it; of retired members in hardship the branch's consent is enough. */
function documentHint({ category, approvalDocumentNo }: DuesStandard): readonly string[] {
  if ((category !== 'reduced' && category !== 'exempt') || approvalDocumentNo.trim() !== '') return []
  return ['少交、免交须支部研究、报上一级党委批准（离退休困难党员经支部同意），请填批准文号']
}

function amountHints(standard: DuesStandard, rounding: Settings['duesRounding']): readonly string[] {
  const due = monthlyDue(standard, rounding)
  if (due.kind === 'unknown') return []
  const hints: string[] = []
  if (due.cents > usualMostCents) hints.push('月交额一般不超过 1000 元，自愿多交不限')
  const basis = duesBases[standard.category]
  if (basis.kind === 'byHand' && basis.limits !== undefined && (due.cents < basis.limits.from || due.cents > basis.limits.to)) {
    hints.push(`农民党员每月交 ${yuanText(basis.limits.from)}—${yuanText(basis.limits.to)} 元`)
  }
  const byRule = monthlyDue({ ...standard, setDueCents: null }, rounding)
  if (standard.setDueCents !== null && byRule.kind === 'due' && standard.category !== 'exempt' && due.cents < byRule.cents) {
    hints.push(`低于应交标准 ${yuanText(byRule.cents)} 元：少交的类别应选“少交”，并有批准文号`)
  }
  return hints
}
