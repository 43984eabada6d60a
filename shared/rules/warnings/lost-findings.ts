import type { Finding } from '../finding.ts'
import type { RuleInput } from './rule-input.ts'

/** W-LOST (domain.md B.5). */
export function lostFindings(_input: RuleInput): readonly Finding[] {
  return []
}
