import { type DevelopmentCase, type DevelopmentStep, type DevelopmentStepCode } from '../../model/development-case.ts'
import { addMonths, daysBetween, type LocalDate } from '../../time/local-date.ts'
import type { WarnLevel } from '../finding.ts'
import { developmentSteps, stepsBefore, type DevelopmentStage } from './steps.ts'
import { type StepWindow, stepWindow, type WindowFacts } from './step-window.ts'

/** How one of the 25 steps stands on a day. */
export type StepState =
  | { readonly kind: 'done'; readonly on: LocalDate }
  /** Before its earliest day; `isReasoned`: the reason is written. */
  | { readonly kind: 'early'; readonly on: LocalDate; readonly days: number; readonly isReasoned: boolean }
  /** After its latest day. */
  | { readonly kind: 'late'; readonly on: LocalDate; readonly days: number }
  /** Without a day, though a step that builds on it has one. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'overdue'; readonly days: number }
  /** The latest day is near. */
  | { readonly kind: 'due'; readonly level: 'yellow' | 'orange'; readonly daysLeft: number }
  /** The next one, without haste. */
  | { readonly kind: 'next' }
  | { readonly kind: 'ahead' }
  /** The case ended before it. */
  | { readonly kind: 'stopped' }

export interface StepStanding {
  readonly code: DevelopmentStepCode
  readonly window: StepWindow
  readonly state: StepState
}

/** Days before its latest day from which a step is 待办, and from which 临期 (domain.md A2.1, of things due within months). */
const yellowDays = 30
const orangeDays = 8

/** 「及时」 has no number: a meeting that was held after all is not held against anybody. */
const heldAtAll: readonly DevelopmentStepCode[] = ['fullMeeting']

/** All 25 steps of a case. */
export function standingsOf(of: DevelopmentCase, facts: WindowFacts): readonly StepStanding[] {
  const days = new Map(of.steps.map(step => [step.code, step]))
  const next = presentStep(of)
  return developmentSteps.map(({ code }) => {
    const window = stepWindow(of, code, facts)
    return { code, window, state: stateOf(of, code, days.get(code) ?? null, window, next, facts.today) }
  })
}

/** The step that comes after the furthest one that is done; null = all done, or ended. */
export function presentStep(of: DevelopmentCase): DevelopmentStepCode | null {
  if (of.terminated !== null) return null
  const done = new Set(of.steps.filter(step => step.on !== null).map(step => step.code))
  const furthest = developmentSteps.findLastIndex(({ code }) => done.has(code))
  return developmentSteps.slice(furthest + 1)[0]?.code ?? null
}

/** 申请人 … 预备党员: the stage of the furthest step that is done. */
export function stageOf(of: DevelopmentCase): DevelopmentStage {
  const done = new Set(of.steps.filter(step => step.on !== null).map(step => step.code))
  return developmentSteps.findLast(({ code }) => done.has(code))?.stage ?? 'application'
}

/** Ended, or a full member whose conversion is approved. */
export function isClosed(of: DevelopmentCase): boolean {
  return of.terminated !== null || of.steps.some(step => step.on !== null && (step.code === 'fullApprove' || step.code === 'archive'))
}

function stateOf(of: DevelopmentCase, code: DevelopmentStepCode, step: DevelopmentStep | null, window: StepWindow, next: DevelopmentStepCode | null, today: LocalDate): StepState {
  if (step !== null && step.on !== null) return doneState(code, step.on, step.earlyReason, window)
  if (of.terminated !== null) return { kind: 'stopped' }
  if (isPassedOver(of, code)) return { kind: 'missing' }
  if (window.latest !== null) {
    const daysLeft = daysBetween(today, window.latest)
    if (daysLeft < 0) return { kind: 'overdue', days: -daysLeft }
    if (daysLeft <= yellowDays) return { kind: 'due', level: daysLeft <= orangeDays && code !== 'fullMeeting' ? 'orange' : 'yellow', daysLeft }
  }
  return code === next ? { kind: 'next' } : { kind: 'ahead' }
}

function doneState(code: DevelopmentStepCode, on: LocalDate, earlyReason: string, { earliest, latest }: StepWindow): StepState {
  if (earliest !== null && on < earliest) return { kind: 'early', on, days: daysBetween(on, earliest), isReasoned: earlyReason.trim() !== '' }
  if (latest !== null && on > latest && !heldAtAll.includes(code)) return { kind: 'late', on, days: daysBetween(latest, on) }
  return { kind: 'done', on }
}

/** A later step that builds on it is done, or all is over. Of one who came as a probationary member, the steps until then lie elsewhere. */
function isPassedOver(of: DevelopmentCase, code: DevelopmentStepCode): boolean {
  if (of.transferredIn && (code === 'branchMeeting' || stepsBefore('branchMeeting').has(code))) return false
  return code !== 'archive' && of.steps.some(step => step.on !== null && (step.code === 'fullApprove' || stepsBefore(step.code).has(code)))
}

/** Null = nothing to say of it. */
export function levelOf(state: StepState): WarnLevel | null {
  switch (state.kind) {
    case 'done': return 'green'
    case 'early': return state.isReasoned ? 'yellow' : 'red'
    case 'late':
    case 'missing': return 'yellow'
    case 'overdue': return 'red'
    case 'due': return state.level
    case 'next':
    case 'ahead':
    case 'stopped': return null
  }
}

/** The word beside the sign. */
export function stateWord(state: StepState): string {
  switch (state.kind) {
    case 'done': return '已办'
    case 'early': return state.isReasoned ? '提前' : '过早'
    case 'late': return '超期'
    case 'missing': return '缺日期'
    case 'overdue': return '逾期'
    case 'due': return state.level === 'orange' ? '临期' : '待办'
    case 'next': return '下一步'
    case 'ahead': return '未到'
    case 'stopped': return '已终止'
  }
}

/** What is due next: the step and its day, the nearest first; null = nothing has a day. */
export interface NextDue {
  readonly code: DevelopmentStepCode
  readonly on: LocalDate
  readonly level: WarnLevel
  readonly daysLeft: number
}

/** `inspection` is told under the step it belongs to, `cultivate`. */
export function nextDueOf(of: DevelopmentCase, standings: readonly StepStanding[], today: LocalDate): NextDue | null {
  if (isClosed(of)) return null
  const steps = standings.flatMap(({ code, window, state }): readonly NextDue[] => {
    const isOpen = state.kind === 'overdue' || state.kind === 'due' || state.kind === 'next' || state.kind === 'ahead'
    return isOpen && window.latest !== null ? [{ code, on: window.latest, level: levelOf(state) ?? 'green', daysLeft: daysBetween(today, window.latest) }] : []
  })
  const inspection = inspectionDue(of)
  const all = inspection === null ? steps : [...steps, { code: 'cultivate' as const, on: inspection, level: dueWithin(daysBetween(today, inspection)), daysLeft: daysBetween(today, inspection) }]
  return all.reduce<NextDue | null>((first, due) => (first === null || due.on < first.on ? due : first), null)
}

/** 绿 until a month before, 黄 until eight days before, then 橙, 红 from the day after. */
export function dueWithin(daysLeft: number): WarnLevel {
  if (daysLeft < 0) return 'red'
  return daysLeft <= orangeDays ? 'orange' : daysLeft <= yellowDays ? 'yellow' : 'green'
}

/** Half a year after the last inspection, or after the activist was decided on; null once the candidate is (细则 11 条). */
export function inspectionDue(of: DevelopmentCase): LocalDate | null {
  const on = (code: DevelopmentStepCode) => of.steps.find(step => step.code === code)?.on ?? null
  const decided = on('activistDecide')
  if (decided === null || of.terminated !== null) return null
  if (of.steps.some(step => step.on !== null && (step.code === 'candidateDecide' || stepsBefore(step.code).has('candidateDecide')))) return null
  const last = of.inspections.reduce((latest, { on: day }) => (day > latest ? day : latest), decided)
  return addMonths(last, inspectionMonths)
}

const inspectionMonths = 6
