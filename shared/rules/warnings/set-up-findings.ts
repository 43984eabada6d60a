import type { Finding } from '../finding.ts'
import type { RuleInput } from './rule-input.ts'

/** W-SETUP: members and settings that do not fit each other (domain.md B.4.1). */
export function setUpFindings(_input: RuleInput): readonly Finding[] {
  return []
}
