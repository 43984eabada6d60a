import type { Reader } from '../../archive/reader.ts'
import { rangeOf } from '../../time/period.ts'
import type { Finding } from '../finding.ts'
import { shortNameOn } from '../organisation-on.ts'
import { worstFirst } from './due-level.ts'
import { recordFindings } from './record-findings.ts'
import { cadreFindings } from './cadre-findings.ts'
import { developmentFindings } from './development-findings.ts'
import { duesFindings } from './dues-findings.ts'
import { lostFindings } from './lost-findings.ts'
import { planFindings } from './plan-findings.ts'
import { reviewFindings } from './review-findings.ts'
import { readRuleInput, type RuleInput, type WarningScope } from './rule-input.ts'
import { setUpFindings } from './set-up-findings.ts'
import { studyFindings } from './study-findings.ts'
import { talkFindings } from './talk-findings.ts'
import { termFindings } from './term-findings.ts'
import { type RuleState, statesIn } from './states-of.ts'

/** Everything that is missing, late or wrong as of `today`, the worst first. */
export async function findingsOf(reader: Reader, scope: WarningScope): Promise<readonly Finding[]> {
  return everyFinding(await readRuleInput(reader, scope))
}

const found = new WeakMap<RuleInput, readonly Finding[]>()

/** The same, worked out once for one input. */
export function everyFinding(input: RuleInput): readonly Finding[] {
  const findings = found.get(input) ?? findingsIn(input, statesIn(input))
  found.set(input, findings)
  return findings
}

/** The same where the records are read and the states known already. */
export function findingsIn(input: RuleInput, states: readonly RuleState[]): readonly Finding[] {
  return sorted([...frequencyFindings(input, states), ...recordFindings(input), ...registerRules.flatMap(rule => rule(input))])
}

/** What the registers of organisations and people show, one entry a group of rules (domain.md F.4). */
export const registerRules: readonly ((input: RuleInput) => readonly Finding[])[] = [
  termFindings, setUpFindings, developmentFindings, duesFindings, studyFindings, cadreFindings, lostFindings, planFindings, talkFindings, reviewFindings,
]

/** The states that are not green, as findings about their organisation. */
export function frequencyFindings(input: RuleInput, states: readonly RuleState[]): readonly Finding[] {
  return states.filter(state => state.level !== 'green').map(({ rule, level, organisationId, period, message, basis }) => ({
    rule, level, organisationId, period, message, basis,
    subject: { kind: 'organisation', id: organisationId, name: shortNameOn(input.factsOf(organisationId), organisationId, rangeOf(period).to) },
  }))
}

/** By level, then the older period first, then rule and subject: the same order on every PC. */
export function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map(finding => ({ finding, key: `${worstFirst.indexOf(finding.level)} ${finding.period} ${finding.rule} ${finding.subject.name} ${finding.subject.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ finding }) => finding)
}
