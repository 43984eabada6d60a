import type { Reader } from '#shared/archive/reader.ts'
import type { DevelopmentStepCode } from '#shared/model/development-case.ts'
import { caseFindings } from '#shared/rules/development/case-findings.ts'
import { type NextDue, nextDueOf, presentStep, stageOf, standingsOf } from '#shared/rules/development/step-standing.ts'
import type { DevelopmentStage } from '#shared/rules/development/steps.ts'
import { windowFacts } from '#shared/rules/development/step-window.ts'
import { type Finding, levelOrder, type WarnLevel } from '#shared/rules/finding.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { caseFactsOf } from '#shared/rules/warnings/development-findings.ts'
import { remembered } from '#shared/rules/warnings/rule-input.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { spelled } from './search-text.ts'

/** One person's way into the party in a line. */
export interface DevelopmentRow {
  readonly id: string
  readonly personId: string
  readonly name: string
  /** What the list is ordered and searched by. */
  readonly spelled: string
  readonly pinyinInitials: string
  readonly unitPost: string
  readonly organisationId: string
  readonly organisationName: string
  readonly stage: DevelopmentStage
  readonly state: 'open' | 'done' | 'terminated'
  /** What comes next; null = nothing does. */
  readonly present: DevelopmentStepCode | null
  readonly next: NextDue | null
  /** The worst of the findings; green = none. */
  readonly level: WarnLevel
  readonly findings: number
}

/** Every case of the organisations; null = of all. */
export async function developmentRows(reader: Reader, organisationIds: readonly string[] | null, today: LocalDate): Promise<readonly DevelopmentRow[]> {
  const [cases, people, memberships, settings, facts] = await Promise.all([reader.developmentCases(), reader.people(), reader.memberships(), reader.settings(), reader.organisationFacts()])
  const wanted = organisationIds === null ? null : new Set(organisationIds)
  const known = caseFactsOf({ today, years: recentYears(today), settings, people, memberships })
  const branchName = remembered((id: string) => shortNameOn(facts, id, today))
  return cases.filter(one => wanted === null || wanted.has(one.organisationId)).map((one): DevelopmentRow => {
    const person = known.personOf(one.personId)
    const found = caseFindings(one, known)
    const standings = standingsOf(one, windowFacts(person, settings, today))
    const name = person?.name ?? '（人员已删除）'
    return {
      id: one.id, personId: one.personId, name, spelled: spelled(name), pinyinInitials: person?.pinyinInitials ?? '', unitPost: person?.unitPost ?? '', organisationId: one.organisationId, organisationName: branchName(one.organisationId),
      stage: stageOf(one), state: one.terminated !== null ? 'terminated' : presentStep(one) === null ? 'done' : 'open', present: presentStep(one), next: nextDueOf(one, standings, today), level: worst(found), findings: found.length,
    }
  }).sort((a, b) => (a.spelled < b.spelled ? -1 : a.spelled > b.spelled ? 1 : 0))
}

/** What an inspector would ask about one case. */
export async function findingsOfCase(reader: Reader, caseId: string, today: LocalDate): Promise<readonly Finding[]> {
  const [cases, people, memberships, settings] = await Promise.all([reader.developmentCases(), reader.people(), reader.memberships(), reader.settings()])
  const one = cases.find(({ id }) => id === caseId)
  return one === undefined ? [] : caseFindings(one, caseFactsOf({ today, years: recentYears(today), settings, people, memberships }))
}

function recentYears(today: LocalDate): readonly number[] {
  return [yearOf(today) - 1, yearOf(today)]
}

function worst(findings: readonly Finding[]): WarnLevel {
  return levelOrder[Math.max(0, ...findings.map(({ level }) => levelOrder.indexOf(level)))] ?? 'green'
}
