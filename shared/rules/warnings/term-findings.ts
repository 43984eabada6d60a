import type { Finding } from '../finding.ts'
import type { RuleInput } from './rule-input.ts'

/** W-TERM: terms that end, and elections that lag behind (domain.md B.3). */
export function termFindings(_input: RuleInput): readonly Finding[] {
  return []
}
