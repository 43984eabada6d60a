import type { Meeting } from '../model/meeting.ts'
import type { Settings } from '../model/settings.ts'
import type { LocalDate } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { monthPeriodOf } from '../time/period.ts'
import { elementChecks } from './completeness-checks.ts'
import type { ElementFault } from './element-fault.ts'
import type { Finding } from './finding.ts'
import { quorumFaults } from './quorum-faults.ts'

export type CheckedSettings = Pick<Settings, 'firstTopicRequired' | 'electionBase' | 'electionSurplusShare'>

/** What the checks must know beside the minutes. */
export interface CompletenessContext {
  readonly settings: CheckedSettings
  /** Who sat on the committee on the day of the meeting. */
  readonly seatHolders: ReadonlySet<string>
  readonly nameOf: (personId: string) => string
  /** The day on which the record was entered, today for a form that is being filled in. */
  readonly enteredOn: LocalDate
}

export interface Completeness {
  /** 0 to 100: points of the elements in order, of all that apply. */
  readonly score: number
  readonly elements: readonly ElementResult[]
  /** Every fault of an element, and every breach of a quorum, each with its field. */
  readonly findings: readonly Finding[]
}

export interface ElementResult {
  readonly name: string
  readonly points: number
  readonly inOrder: boolean
}

/** 要素体检 of a meeting's minutes (domain.md C.1): what is there, what is missing, and where to fill it in. */
export function completenessOf(meeting: Meeting, context: CompletenessContext): Completeness {
  const checked = elementChecks.filter(check => check.applies(meeting, context)).map(check => ({ check, faults: check.faults(meeting, context) }))
  const elements = checked.map(({ check, faults }) => ({ name: check.name, points: check.points, inOrder: faults.length === 0 }))
  const findings = checked.flatMap(({ check, faults }) => faults.map(fault => findingOf(meeting, check.rule ?? 'W-MTG-QUALITY', fault, fault.basis ?? check.basis)))
  const breaches = quorumFaults(meeting, context).map(fault => findingOf(meeting, 'W-QRM', fault, fault.basis))
  return { score: scoreOf(elements), elements, findings: [...breaches, ...findings] }
}

function scoreOf(elements: readonly ElementResult[]): number {
  const total = elements.reduce((sum, element) => sum + element.points, 0)
  const got = elements.reduce((sum, element) => sum + (element.inOrder ? element.points : 0), 0)
  return total === 0 ? 100 : Math.round((got / total) * 100)
}

function findingOf(meeting: Meeting, rule: string, fault: ElementFault, basis: string): Finding {
  return {
    rule, level: fault.level, organisationId: meeting.organisationId, period: monthPeriodOf(dateOf(meeting.startAt)),
    subject: { kind: 'meeting', id: meeting.id, name: meeting.title, field: fault.field }, message: fault.message, basis,
  }
}
