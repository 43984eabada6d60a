import { quorumRules } from '#shared/rules/quorum.ts'

/** R-QRM-04: at least four fifths of those with a vote must be present at an election; it is recorded as it was all the same. Null where it can't be told. */
export function turnoutText(should: number | null, actual: number | null): string | null {
  if (should === null || actual === null || should === 0) return null
  const needed = quorumRules.election.presentNeeded(should)
  return actual >= needed ? `须 ${needed} 人，够` : `须 ${needed} 人，还差 ${needed - actual} 人`
}
