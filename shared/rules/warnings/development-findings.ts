import type { Finding } from '../finding.ts'
import type { RuleInput } from './rule-input.ts'

/** W-DEV-*: steps too late or too early, inspections, conversions (domain.md B.4.2). */
export function developmentFindings(_input: RuleInput): readonly Finding[] {
  return []
}
