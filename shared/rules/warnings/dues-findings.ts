import type { Finding } from '../finding.ts'
import type { RuleInput } from './rule-input.ts'

/** W-FEE-OWE (domain.md B.5, F.4). */
export function duesFindings(_input: RuleInput): readonly Finding[] {
  return []
}
