import { type DevelopmentCase, type DevelopmentStepCode, developmentStepCode } from '../../model/development-case.ts'
import { chineseDate, daysBetween, type LocalDate, yearOf } from '../../time/local-date.ts'
import { monthPeriodOf } from '../../time/period.ts'
import type { Finding } from '../finding.ts'
import type { CaseFacts, Say } from './case-facts.ts'
import { materialFindings } from './material-findings.ts'
import { extensionRange, probationOf } from './probation.ts'
import { articleText, ruleVersionOn } from './rule-version.ts'
import { dueWithin, inspectionDue, isClosed, type StepStanding, standingsOf } from './step-standing.ts'
import { windowFacts } from './step-window.ts'

/** What an inspector would ask about one person's way into the party (domain.md B.4.2, F.4 W-DEV-*). */
export function caseFindings(of: DevelopmentCase, facts: CaseFacts): readonly Finding[] {
  if (of.terminated !== null) return []
  const person = facts.personOf(of.personId)
  const name = person?.name ?? '（人员已删除）'
  const say: Say = (rule, level, field, on, message, basis) => ({
    rule, level, organisationId: of.organisationId, period: monthPeriodOf(on), subject: { kind: 'developmentCase', id: of.id, name, field }, message: `${name}${message}`, basis,
  })
  const standings = standingsOf(of, windowFacts(person, facts.settings, facts.today))
  const steps = standings.flatMap(standing => stepFindings(of, standing, facts, say))
  if (isClosed(of) && !wasLately(of, facts.years)) return steps
  return [...steps, ...missingSteps(of, standings, facts, say), ...inspectionFindings(of, facts, say), ...extensionFindings(of, say), ...materialFindings(of, facts, say)]
}

function wasLately(of: DevelopmentCase, years: readonly number[]): boolean {
  return of.steps.some(step => step.on !== null && years.includes(yearOf(step.on)))
}

function stepFindings(of: DevelopmentCase, standing: StepStanding, { today, years }: CaseFacts, say: Say): readonly Finding[] {
  const { code, window: { earliest, latest, earliestBecause, latestBecause, basis, isProvisional }, state } = standing
  const label = `“${developmentStepCode.labels[code]}”`
  const estimate = isProvisional ? '，暂算' : ''
  switch (state.kind) {
    case 'early':
      if (state.isReasoned && !years.includes(yearOf(state.on))) return []
      return [say('W-DEV-EARLY', state.isReasoned ? 'yellow' : 'red', code, state.on, `的${label}早了 ${state.days} 天：最早 ${textOf(earliest)}（${earliestBecause}${estimate}），${state.isReasoned ? '已写明原因' : '没有写明原因'}`, basis)]
    case 'late':
      return years.includes(yearOf(state.on)) ? [say('W-DEV-LATE', 'yellow', code, state.on, `的${label}晚了 ${state.days} 天：最晚 ${textOf(latest)}（${latestBecause}${estimate}）`, basis)] : []
    case 'overdue':
      return isTold(of, code) ? [say(dueRules[code] ?? 'W-DEV-LATE', 'red', code, latest ?? today, `的${label}逾期 ${state.days} 天：${overdueWords(of, code, latest ?? today, latestBecause, estimate)}`, basis)] : []
    case 'due':
      return isTold(of, code) ? [say(dueRules[code] ?? 'W-DEV-LATE', state.level, code, latest ?? today, `的${label}应在 ${chineseDate(latest ?? today)}前办（${latestBecause}${estimate}），还有 ${state.daysLeft} 天`, basis)] : []
    case 'done':
    case 'missing':
    case 'next':
    case 'ahead':
    case 'stopped': return []
  }
}

const dueRules: Readonly<Partial<Record<DevelopmentStepCode, string>>> = {
  firstTalk: 'W-DEV-TALK', branchMeeting: 'W-DEV-MEETING', committeeTalk: 'W-DEV-APPROVE', committeeApprove: 'W-DEV-APPROVE', reportUp: 'W-DEV-APPROVE', oath: 'W-DEV-OATH',
  fullMeeting: 'W-DEV-CONVERT', fullApprove: 'W-DEV-APPROVE',
}

/** The talk and the filing share the approval's day: until it is done, it alone is asked for. */
function isTold(of: DevelopmentCase, code: DevelopmentStepCode): boolean {
  return (code !== 'committeeTalk' && code !== 'reportUp') || of.steps.some(step => step.code === 'committeeApprove' && step.on !== null)
}

function overdueWords(of: DevelopmentCase, code: DevelopmentStepCode, latest: LocalDate, because: string, estimate: string): string {
  const probation = probationOf(of)
  if (code !== 'fullMeeting' || probation === null) return `最晚 ${chineseDate(latest)}（${because}${estimate}）`
  if (of.extension !== null || of.transferredIn) return `${chineseDate(latest)}到期，还没有讨论转正`
  const range = extensionRange(probation.endsOn)
  return `预备期 ${chineseDate(probation.endsOn)}已满，还没有讨论转正；如延长，应延至 ${chineseDate(range.from)}至${chineseDate(range.to)}之间`
}

/** One finding for all of them: a file that is being filled in would else fill the list. */
function missingSteps(of: DevelopmentCase, standings: readonly StepStanding[], { today }: CaseFacts, say: Say): readonly Finding[] {
  const missing = standings.filter(({ state }) => state.kind === 'missing')
  const [first] = missing
  if (first === undefined) return []
  const on = of.steps.reduce<LocalDate | null>((latest, step) => (step.on !== null && (latest === null || step.on > latest) ? step.on : latest), null) ?? today
  return [say('W-DEV-STEP', 'yellow', first.code, on, `缺 ${missing.length} 步的日期：${missing.map(({ code }) => developmentStepCode.labels[code]).join('、')}`, first.window.basis)]
}

/** 党支部每半年考察一次 (细则 11 条). */
function inspectionFindings(of: DevelopmentCase, { today }: CaseFacts, say: Say): readonly Finding[] {
  const due = inspectionDue(of)
  if (due === null || isClosed(of)) return []
  const daysLeft = daysBetween(today, due)
  const level = dueWithin(daysLeft)
  if (level === 'green') return []
  const words = daysLeft < 0 ? `半年考察逾期 ${-daysLeft} 天，应在 ${chineseDate(due)}前考察` : `应在 ${chineseDate(due)}前作半年考察，还有 ${daysLeft} 天`
  return [say('W-DEV-INSPECT', level, 'cultivate', due, words, articleText([11], ruleVersionOn(today)))]
}

function extensionFindings(of: DevelopmentCase, say: Say): readonly Finding[] {
  const probation = probationOf(of)
  if (of.extension === null || probation === null) return []
  const range = extensionRange(probation.endsOn)
  if (of.extension.to >= range.from && of.extension.to <= range.to) return []
  return [say('W-DEV-EXTEND', 'red', 'fullMeeting', of.extension.decidedOn, `的预备期延长到 ${chineseDate(of.extension.to)}，应在 ${chineseDate(range.from)}至${chineseDate(range.to)}之间`, articleText([31], ruleVersionOn(of.extension.decidedOn)))]
}

function textOf(day: LocalDate | null): string {
  return day === null ? '' : chineseDate(day)
}
