import type { DevelopmentCase, DevelopmentStepCode } from '../../model/development-case.ts'
import { developmentStepCode } from '../../model/development-case.ts'
import type { Person } from '../../model/person.ts'
import type { Settings, WorkCalendar } from '../../model/settings.ts'
import { firstDayOf, isDay } from '../../time/day-or-month.ts'
import { addMonths, addYears, chineseDate, type LocalDate } from '../../time/local-date.ts'
import { doneOn, probationOf } from './probation.ts'
import { revisedOn, type RuleVersion, ruleVersionOn } from './rule-version.ts'
import { basisOf, stepsBefore } from './steps.ts'
import { workdayNumber } from './work-calendar.ts'

/** When a step may be taken, by the steps before it. Both days are included. */
export interface StepWindow {
  readonly earliest: LocalDate | null
  readonly latest: LocalDate | null
  /** From what they follow: 「“推荐和确定积极分子”（2025年3月10日）满 1 年」; empty where there is no such day. */
  readonly earliestBecause: string
  readonly latestBecause: string
  /** The article in the version that holds on the step's day. */
  readonly basis: string
  readonly ruleVersion: RuleVersion
  /** 暂算: a day that they follow from isn't known exactly. */
  readonly isProvisional: boolean
}

/** What a window follows from beside the case itself. */
export interface WindowFacts {
  readonly person: Pick<Person, 'birth'> | null
  readonly calendars: readonly WorkCalendar[]
  /** Holds for a step that has no day yet. */
  readonly today: LocalDate
}

export function windowFacts(person: Pick<Person, 'birth'> | null, settings: Pick<Settings, 'workCalendars'>, today: LocalDate): WindowFacts {
  return { person, calendars: settings.workCalendars, today }
}

/** `because` is only put into words for the bound that holds: there are thousands of others. */
interface Bound { readonly day: LocalDate; readonly because: () => string; readonly isProvisional?: boolean }

/** The earliest and the latest day of a step (细则, by the version of the step's own day). */
export function stepWindow(of: DevelopmentCase, code: DevelopmentStepCode, facts: WindowFacts): StepWindow {
  const ruleVersion = ruleVersionOn(doneOn(of, code) ?? facts.today)
  const earliest = last([...inOrder(of, code), ...asked(of, code).flatMap(each => earliestOf[each]?.(of, facts, ruleVersion) ?? [])])
  const latest = latestOf[code]?.(of, facts, ruleVersion) ?? null
  return {
    earliest: earliest?.day ?? null, latest: latest?.day ?? null, earliestBecause: earliest?.because() ?? '', latestBecause: latest?.because() ?? '', basis: basisOf(code, ruleVersion), ruleVersion,
    isProvisional: earliest?.isProvisional === true || latest?.isProvisional === true,
  }
}

type Ruled<B> = Readonly<Partial<Record<DevelopmentStepCode, (of: DevelopmentCase, facts: WindowFacts, version: RuleVersion) => B>>>

const earliestOf: Ruled<readonly Bound[]> = {
  apply: (_of, { person }) => ofAge(person),
  candidateDecide: of => cultivated(of),
  candidateFile: (of, { calendars }, version) => [...cultivated(of), ...(version === '2014' ? [] : noticed(of, calendars))],
  fullMeeting: of => probationEnded(of),
}

const latestOf: Ruled<Bound | null> = {
  firstTalk: of => within(of, 'apply', 1),
  branchMeeting: of => within(of, 'preReview', 1),
  committeeTalk: of => beforeApproval(of),
  committeeApprove: of => approval(of),
  reportUp: of => approval(of),
  oath: (of, _facts, version) => (version === '2014' ? null : oathBy(of)),
  fullMeeting: of => conversionBy(of),
  fullApprove: of => counted(of.conversionSubmittedOn, '转正上报日期', doneOn(of, 'fullMeeting'), 'fullMeeting', 3),
}

/** Its own condition, and those of the steps before it that have no day: what holds them holds it too. */
function asked(of: DevelopmentCase, code: DevelopmentStepCode): readonly DevelopmentStepCode[] {
  return [code, ...[...stepsBefore(code)].filter(before => doneOn(of, before) === null)]
}

/** Not before any step that it builds on. */
function inOrder(of: DevelopmentCase, code: DevelopmentStepCode): readonly Bound[] {
  const before = stepsBefore(code)
  let last: { readonly code: DevelopmentStepCode; readonly on: LocalDate } | null = null
  for (const { code: earlier, on } of of.steps) if (on !== null && before.has(earlier) && (last === null || on > last.on)) last = { code: earlier, on }
  const held = last
  return held === null ? [] : [{ day: held.on, because: () => `不早于${since(held.code, held.on)}` }]
}

/** 18 full years (细则 6 条, 党章 1 条). Of a birth whose day isn't known, from the month's first. */
function ofAge(person: WindowFacts['person']): readonly Bound[] {
  const birth = person?.birth ?? null
  return birth === null ? [] : [{ day: addYears(firstDayOf(birth), 18), because: () => '年满 18 周岁', isProvisional: !isDay(birth) }]
}

/** At least a year as an activist (细则 13 条). */
function cultivated(of: DevelopmentCase): readonly Bound[] {
  const decided = doneOn(of, 'activistDecide')
  return decided === null ? [] : [{ day: addYears(decided, 1), because: () => `${since('activistDecide', decided)}满 1 年` }]
}

export const noticeWorkdays = 5

/** 列为发展对象 when the notice has run out, on its fifth workday at the soonest (细则 2026, 13 条). */
function noticed({ publicNotice }: DevelopmentCase, calendars: readonly WorkCalendar[]): readonly Bound[] {
  if (publicNotice === null) return []
  const fifth = workdayNumber(noticeWorkdays, publicNotice.from, calendars)
  return [
    { ...fifth, because: () => `公示（${chineseDate(publicNotice.from)}起）满 ${noticeWorkdays} 个工作日` },
    ...(publicNotice.to === null ? [] : [{ day: publicNotice.to, because: () => '公示期满' }]),
  ]
}

function within(of: DevelopmentCase, code: DevelopmentStepCode, months: number): Bound | null {
  const on = doneOn(of, code)
  return on === null ? null : { day: addMonths(on, months), because: () => `${since(code, on)}后 ${months} 个月内` }
}

/** Three months from when the branch sent it up, six with a reason (细则 25 条); from the meeting where that day isn't known. */
function approval(of: DevelopmentCase): Bound | null {
  return counted(of.admissionSubmittedOn, '接收上报日期', doneOn(of, 'branchMeeting'), 'branchMeeting', of.approvalDelayReason.trim() === '' ? 3 : 6)
}

function counted(submitted: LocalDate | null, label: string, met: LocalDate | null, code: DevelopmentStepCode, months: number): Bound | null {
  if (submitted !== null) return { day: addMonths(submitted, months), because: () => `${label}（${chineseDate(submitted)}）起 ${months} 个月内` }
  return met === null ? null : { day: addMonths(met, months), because: () => `${since(code, met)}起 ${months} 个月内，未填${label}，按大会日暂算`, isProvisional: true }
}

/** The talk goes before the approval (细则 23 条). */
function beforeApproval(of: DevelopmentCase): Bound | null {
  const approved = doneOn(of, 'committeeApprove')
  return approved === null ? approval(of) : { day: approved, because: () => `不晚于${since('committeeApprove', approved)}` }
}

/** A month (细则 2026, 29 条), counted from the day that brought the month where the approval is older. */
function oathBy(of: DevelopmentCase): Bound | null {
  const approved = doneOn(of, 'committeeApprove')
  if (approved === null) return null
  return approved < revisedOn ? { day: addMonths(revisedOn, 1), because: () => `细则施行（${chineseDate(revisedOn)}）后 1 个月内` } : within(of, 'committeeApprove', 1)
}

/** Not while the probation runs (细则 31、32 条). */
function probationEnded(of: DevelopmentCase): readonly Bound[] {
  const probation = probationOf(of)
  return probation === null ? [] : [{ day: probation.fullOn, because: () => of.extension === null ? `预备期满（自 ${chineseDate(probation.from)}起 1 年）` : '延长的预备期满' }]
}

/** On the day that the probation ends; of a member who was transferred in, up to six months later (细则 35 条). */
function conversionBy(of: DevelopmentCase): Bound | null {
  const probation = probationOf(of)
  if (probation === null) return null
  return of.transferredIn ? { day: addMonths(probation.fullOn, 6), because: () => '转入的预备党员可推迟讨论，不超过 6 个月' } : { day: probation.fullOn, because: () => '预备期满应及时讨论' }
}

function last(bounds: readonly Bound[]): Bound | null {
  return bounds.reduce<Bound | null>((latest, bound) => (latest === null || bound.day > latest.day ? bound : latest), null)
}

function since(code: DevelopmentStepCode, on: LocalDate): string {
  return `“${developmentStepCode.labels[code]}”（${chineseDate(on)}）`
}
