import { developmentStepCode } from '#shared/model/development-case.ts'
import type { StepStanding } from '#shared/rules/development/step-standing.ts'
import { stateWord } from '#shared/rules/development/step-standing.ts'
import { conditionOf, stepRule } from '#shared/rules/development/steps.ts'
import type { StepWindow } from '#shared/rules/development/step-window.ts'
import { chineseDate, dottedDate } from '#shared/time/local-date.ts'

/** The line of a cell under its name: the day, or the day that is due. */
export function cellDay({ state, window }: StepStanding): string {
  if (state.kind === 'done' || state.kind === 'early' || state.kind === 'late') return dottedDate(state.on)
  if (state.kind === 'stopped' || state.kind === 'missing') return ''
  if (window.latest !== null) return `至 ${dottedDate(window.latest)}`
  return state.kind === 'next' && window.earliest !== null ? `${dottedDate(window.earliest)} 起` : ''
}

/** Everything that a cell says when it is pointed at. */
export function cellWords({ code, state, window }: StepStanding): string {
  const day = state.kind === 'done' || state.kind === 'early' || state.kind === 'late' ? `，${chineseDate(state.on)}` : ''
  const days = state.kind === 'overdue' || state.kind === 'late' ? ` ${state.days} 天` : state.kind === 'early' ? ` ${state.days} 天` : state.kind === 'due' ? `，还有 ${state.daysLeft} 天` : ''
  return `第 ${stepRule(code).number} 步　${developmentStepCode.labels[code]}：${stateWord(state)}${days}${day}。${windowWords(window)}${conditionOf(code, window.ruleVersion)}。（${window.basis}）`
}

/** 「最早 …；最晚 …。」; empty where neither is known. */
export function windowWords({ earliest, latest, earliestBecause, latestBecause, isProvisional }: StepWindow): string {
  const parts = [
    earliest === null ? '' : `最早 ${chineseDate(earliest)}（${earliestBecause}）`,
    latest === null ? '' : `最晚 ${chineseDate(latest)}（${latestBecause}）`,
  ].filter(part => part !== '')
  return parts.length === 0 ? '' : `${parts.join('；')}${isProvisional ? '（暂算）' : ''}。`
}
