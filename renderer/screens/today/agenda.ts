import type { OrganisationFact } from '#shared/model/organisation.ts'
import { type Finding, levelOrder, type WarnLevel } from '#shared/rules/finding.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { rangeOf } from '#shared/time/period.ts'
import type { Standing } from '../../workers/archive-protocol.ts'

/** What 今日 lists, in the order in which it is read. */
export interface Agenda {
  /** Duties by level; the same words of several organisations are one duty. */
  readonly duties: Readonly<Record<'red' | 'orange' | 'yellow', readonly Duty[]>>
  /** Owed for times before the archive was begun: not urgent, and not hidden either. */
  readonly earlier: readonly Duty[]
  /** Begun, not done, and not yet due for a reminder. */
  readonly later: readonly Duty[]
  /** Meetings whose minutes lack something, the worst first. */
  readonly records: readonly LackingRecord[]
}

export interface Duty {
  readonly message: string
  readonly basis: string
  /** One for each organisation that owes it. */
  readonly findings: readonly Finding[]
}

export interface LackingRecord {
  readonly meetingId: string
  readonly title: string
  readonly level: WarnLevel
  readonly findings: readonly Finding[]
}

/** `begunOn`: the day on which the archive was begun; null = long ago. */
export function agendaOf({ findings, states }: Standing, facts: readonly OrganisationFact[], today: LocalDate, begunOn: LocalDate | null = null): Agenda {
  const owed = findings.filter(finding => finding.subject.kind === 'organisation')
  const isEarlier = (finding: Finding) => begunOn !== null && rangeOf(finding.period).to < begunOn
  const level = (wanted: WarnLevel) => together(owed.filter(finding => finding.level === wanted && !isEarlier(finding)))
  return {
    earlier: together(owed.filter(isEarlier)),
    duties: { red: level('red'), orange: level('orange'), yellow: level('yellow') },
    later: together(states.filter(state => state.kind === 'notDueYet' && rangeOf(state.period).to >= today).map(state => asFinding(state, facts, today))),
    records: lackingRecords(findings),
  }
}

function together(findings: readonly Finding[]): readonly Duty[] {
  const duties = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.period} ${finding.message}`
    const same = duties.get(key)
    if (same === undefined) duties.set(key, [finding])
    else same.push(finding)
  }
  return [...duties.values()].map(same => ({ message: same[0]?.message ?? '', basis: same[0]?.basis ?? '', findings: same }))
}

function asFinding({ rule, level, organisationId, period, message, basis }: RuleState, facts: readonly OrganisationFact[], today: LocalDate): Finding {
  return { rule, level, organisationId, period, message, basis, subject: { kind: 'organisation', id: organisationId, name: shortNameOn(facts, organisationId, today) } }
}

function lackingRecords(findings: readonly Finding[]): readonly LackingRecord[] {
  const records = new Map<string, { title: string; findings: Finding[] }>()
  for (const finding of findings) {
    if (finding.subject.kind !== 'meeting') continue
    const record = records.get(finding.subject.id) ?? { title: finding.subject.name, findings: [] }
    record.findings.push(finding)
    records.set(finding.subject.id, record)
  }
  return [...records].map(([meetingId, record]) => ({ meetingId, ...record, level: worstOf(record.findings) }))
    .sort((a, b) => levelOrder.indexOf(b.level) - levelOrder.indexOf(a.level))
}

function worstOf(findings: readonly Finding[]): WarnLevel {
  return levelOrder.findLast(level => findings.some(finding => finding.level === level)) ?? 'green'
}
