import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import type { Settings } from '#shared/model/settings.ts'
import { type ElectionStepCode, electionStepCode, type TermOfOffice } from '#shared/model/term-of-office.ts'
import { type ElectionSetting, electionSetting, nextStep } from '#shared/rules/election-steps.ts'
import { levelSigns, type WarnLevel, warnLevel } from '#shared/rules/finding.ts'
import { termDue, type TermDue, termOn, usualYears } from '#shared/rules/term-due.ts'
import { grouped } from '#shared/rules/warnings/rule-input.ts'
import { termWarning } from '#shared/rules/warnings/term-warning.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { flattened, type OrganisationNode } from '../../parts/organisation-tree.ts'

/** How an organisation stands with its elections, for a list. */
export type TermRow = { readonly node: OrganisationNode } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly term: TermOfOffice; readonly due: TermDue; readonly level: WarnLevel; readonly next: ElectionStepCode | null }
)

/** Every organisation that elects, superiors before their subordinates, with its present term. */
export function termRows(tree: readonly OrganisationNode[], terms: readonly TermOfOffice[], settings: Pick<Settings, 'termRequestMonths' | 'termReplyMonths'>, today: LocalDate): readonly TermRow[] {
  const nodes = flattened(tree)
  const typeOf = new Map(nodes.map(({ organisation }) => [organisation.id, organisation.type]))
  const termsOf = grouped(terms, term => term.organisationId)
  return nodes.filter(({ organisation, isDissolved }) => !isDissolved && usualYears[organisation.type] !== null).map((node): TermRow => {
    const term = termOn(termsOf.get(node.organisation.id) ?? [], node.organisation.id, today)
    if (term === null) return { node, kind: 'none' }
    const setting = electionSetting(node.organisation, node.fact, id => typeOf.get(id) ?? null)
    return { node, kind: 'running', term, due: termDue(term, today), level: termWarning(term, setting, settings, today)?.level ?? 'green', next: nextStep(term, setting) }
  })
}

/** What decides the steps of one organisation's election; `fact` is what is so of it. */
export function settingOf(organisation: Organisation, organisations: readonly Organisation[], fact: OrganisationFact | null): ElectionSetting {
  return electionSetting(organisation, fact, id => organisations.find(one => one.id === id)?.type ?? null)
}

/** ✓ 未到期, ! 待办, ‼ 临期, ✕ 逾期. */
export function levelText(level: WarnLevel): string {
  return `${levelSigns[level]} ${level === 'green' ? '未到期' : warnLevel.labels[level]}`
}

/** 还有 129 天, 逾期 160 天. */
export function daysText(due: TermDue): string {
  return due.kind === 'overdue' ? `逾期 ${due.daysLate} 天` : `还有 ${due.daysLeft} 天`
}

/** Days until the end, negative when it is past: by this a list sorts. */
export function daysUntil(row: TermRow): number {
  if (row.kind === 'none') return Number.NEGATIVE_INFINITY
  return row.due.kind === 'overdue' ? -row.due.daysLate : row.due.daysLeft
}

export function nextStepText(next: ElectionStepCode | null): string {
  return next === null ? '各步都已登记，办理完成换届' : electionStepCode.labels[next]
}
