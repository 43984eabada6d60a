import type { Finding } from '../finding.ts'
import type { RuleInput } from './rule-input.ts'

/** W-EDU-HOURS (domain.md B.5, F.4). */
export function studyFindings(_input: RuleInput): readonly Finding[] {
  return []
}
