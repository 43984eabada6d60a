import { type DevelopmentCase, type DevelopmentStep, developmentStepCode } from '../../model/development-case.ts'
import { chineseDate, daysBetween } from '../../time/local-date.ts'
import { type WindowFacts, stepWindow } from './step-window.ts'

/** The case as it would be with that step. */
export function withStep(of: DevelopmentCase, step: DevelopmentStep): DevelopmentCase {
  return { ...of, steps: [...of.steps.filter(({ code }) => code !== step.code), step] }
}

/** What keeps a step from being entered: a day that hasn't come, or one before the earliest without a reason (domain-checks C33). Null = nothing does. */
export function heldBack(of: DevelopmentCase, step: DevelopmentStep, facts: WindowFacts): { readonly field: 'on' | 'earlyReason'; readonly message: string } | null {
  if (step.on === null) return null
  if (step.on > facts.today) return { field: 'on', message: '还没有到这一天。打算哪天办，填在“计划日期”里。' }
  const { earliest, earliestBecause, basis, isProvisional } = stepWindow(withStep(of, step), step.code, facts)
  if (earliest === null || step.on >= earliest || step.earlyReason.trim() !== '') return null
  const label = developmentStepCode.labels[step.code]
  return {
    field: 'earlyReason',
    message: `“${label}”早了 ${daysBetween(step.on, earliest)} 天：最早 ${chineseDate(earliest)}（${earliestBecause}${isProvisional ? '，暂算' : ''}；${basis}）。请核对日期；确需提前的，写明提前的原因。`,
  }
}
