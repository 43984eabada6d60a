import type { Finding } from '../finding.ts'
import type { RuleInput } from './rule-input.ts'

/** W-CAD-10Y, W-CAD-RATIO (domain.md B.6). */
export function cadreFindings(_input: RuleInput): readonly Finding[] {
  return []
}
