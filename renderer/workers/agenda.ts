import type { OrganisationFact } from '#shared/model/organisation.ts'
import { type Finding, levelOrder, type WarnLevel } from '#shared/rules/finding.ts'
import { matter, type Matter, matterOf } from '#shared/rules/matter.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { grouped, remembered } from '#shared/rules/warnings/rule-input.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { type Period, rangeOf } from '#shared/time/period.ts'
import type { Standing } from './archive-protocol.ts'

/** What 今日 lists, in the order in which it is read; long lists end with their count, so that ten thousand people cross to the window as a page. */
export interface Agenda {
  readonly duties: Readonly<Record<'red' | 'orange' | 'yellow', readonly MatterDuties[]>>
  /** Owed for times before the archive was begun: not urgent, and not hidden either. */
  readonly earlier: readonly MatterDuties[]
  /** Begun, not done, and not yet due for a reminder. */
  readonly later: readonly MatterDuties[]
  /** Meetings whose minutes lack something, the worst first. */
  readonly records: readonly LackingRecord[]
  readonly recordCount: number
}

/** Duties of one matter: 党费, 换届 …. */
export interface MatterDuties {
  readonly matter: Matter
  /** All that are owed, those too that are not in the list. */
  readonly count: number
  readonly duties: readonly Duty[]
}

/** The same words of several organisations are one duty. */
export interface Duty {
  readonly message: string
  readonly basis: string
  /** One for each that owes it, as far as they are listed. */
  readonly findings: readonly Finding[]
  readonly count: number
}

export interface LackingRecord {
  readonly meetingId: string
  readonly title: string
  readonly level: WarnLevel
  readonly first: Finding
  readonly count: number
}

/** So many are listed of each matter, of those who owe one duty, and of meetings. */
export const listedAtMost = 200

/** `begunOn`: the day on which the archive was begun; null = long ago. */
export function agendaOf({ findings, states }: Standing, facts: readonly OrganisationFact[], today: LocalDate, begunOn: LocalDate | null = null): Agenda {
  const lastDayOf = remembered((period: Period) => rangeOf(period).to)
  const owed = findings.filter(finding => finding.rule !== 'W-BLANK' && finding.subject.kind !== 'meeting')
  const isEarlier = (finding: Finding) => begunOn !== null && lastDayOf(finding.period) < begunOn && goesByPeriods.includes(matterOf(finding))
  const [before, since] = [owed.filter(isEarlier), owed.filter(finding => !isEarlier(finding))]
  const level = (wanted: WarnLevel) => byMatter(since.filter(finding => finding.level === wanted))
  const records = lackingRecords(findings)
  return {
    earlier: byMatter(before),
    duties: { red: level('red'), orange: level('orange'), yellow: level('yellow') },
    later: byMatter(states.filter(state => state.kind === 'notDueYet' && lastDayOf(state.period) >= today).map(state => asFinding(state, facts, today))),
    records: records.slice(0, listedAtMost), recordCount: records.length,
  }
}

/** Owed for a stretch of time; other matters are as they are today, whenever they began. */
const goesByPeriods: readonly Matter[] = ['organisationalLife', 'dues', 'study']

function byMatter(findings: readonly Finding[]): readonly MatterDuties[] {
  const groups = grouped(findings, matterOf)
  return matter.keys.flatMap(wanted => {
    const own = groups.get(wanted) ?? []
    return own.length === 0 ? [] : [{ matter: wanted, count: own.length, duties: together(own).slice(0, listedAtMost) }]
  })
}

function together(findings: readonly Finding[]): readonly Duty[] {
  const duties = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.period} ${finding.message}`
    const same = duties.get(key)
    if (same === undefined) duties.set(key, [finding])
    else same.push(finding)
  }
  return [...duties.values()].map(same => ({ message: same[0]?.message ?? '', basis: same[0]?.basis ?? '', findings: same.slice(0, listedAtMost), count: same.length }))
}

function asFinding({ rule, level, organisationId, period, message, basis }: RuleState, facts: readonly OrganisationFact[], today: LocalDate): Finding {
  return { rule, level, organisationId, period, message, basis, subject: { kind: 'organisation', id: organisationId, name: shortNameOn(facts, organisationId, today) } }
}

function lackingRecords(findings: readonly Finding[]): readonly LackingRecord[] {
  const records = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (finding.subject.kind !== 'meeting') continue
    const same = records.get(finding.subject.id)
    if (same === undefined) records.set(finding.subject.id, [finding])
    else same.push(finding)
  }
  return [...records].flatMap(([meetingId, own]) => {
    const [first] = own
    return first === undefined ? [] : [{ meetingId, title: first.subject.name, level: worstOf(own), first, count: own.length }]
  }).sort((a, b) => levelOrder.indexOf(b.level) - levelOrder.indexOf(a.level))
}

function worstOf(findings: readonly Finding[]): WarnLevel {
  return levelOrder.findLast(level => findings.some(finding => finding.level === level)) ?? 'green'
}
