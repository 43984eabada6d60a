import type { CaseFacts } from '../development/case-facts.ts'
import { caseFindings } from '../development/case-findings.ts'
import type { Finding } from '../finding.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/** Every rule of it. */
export const developmentRules = [
  'W-DEV-EARLY', 'W-DEV-LATE', 'W-DEV-TALK', 'W-DEV-MEETING', 'W-DEV-APPROVE', 'W-DEV-OATH', 'W-DEV-CONVERT', 'W-DEV-INSPECT', 'W-DEV-NOTICE', 'W-DEV-EXTEND', 'W-DEV-STEP', 'W-DEV-MENTOR', 'W-DEV-SPONSOR',
  'W-DEV-REVIEW', 'W-DEV-TRAIN', 'W-DEV-APPROVER', 'W-DEV-MEMBER',
] as const

/** W-DEV-*: steps too late or too early, inspections, notices, conversions (domain.md B.4.2). */
export function developmentFindings(input: RuleInput): readonly Finding[] {
  const wanted = new Set(input.organisations.map(organisation => organisation.id))
  const cases = input.developmentCases.filter(one => wanted.has(one.organisationId))
  if (cases.length === 0) return []
  const facts = caseFactsOf(input)
  return cases.flatMap(one => caseFindings(one, facts))
}

/** Looked up by person, once for all cases. */
export function caseFactsOf({ today, years, settings, people, memberships }: Pick<RuleInput, 'today' | 'years' | 'settings' | 'people' | 'memberships'>): CaseFacts {
  const byId = new Map(people.map(person => [person.id, person]))
  const byPerson = grouped(memberships, membership => membership.personId)
  return { today, years, settings, personOf: id => byId.get(id) ?? null, membershipsOf: id => byPerson.get(id) ?? [] }
}
