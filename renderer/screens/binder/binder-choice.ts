import { type BinderOrder, binderOrder } from '#shared/binder/binder-order.ts'
import { checklistsOf, firstChecklist } from '#shared/binder/checklists.ts'
import type { BinderFormat } from '#shared/model/binder.ts'
import type { Settings } from '#shared/model/settings.ts'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { Period, rangeOf, yearPeriod } from '#shared/time/period.ts'
import { isText, isTextList, usePreference } from '../../ui/preference.ts'

/** What the clerk chose for the binder in hand; kept on this PC, so that mending a gap elsewhere loses nothing. */
export interface BinderChoice {
  readonly step: 0 | 1 | 2 | 3
  readonly organisationId: string | null
  /** With everything below it. */
  readonly isTree: boolean
  readonly period: Period
  readonly checklist: string
  /** Ledgers other than the checklist's; null = as it says. */
  readonly ledgers: readonly string[] | null
  readonly formats: readonly BinderFormat[]
  readonly numbering: BinderOrder['numbering'] | null
  readonly hasSignatures: boolean
  readonly hasMinutes: boolean
}

export function useBinderChoice(today: LocalDate): readonly [BinderChoice, (change: Partial<BinderChoice>) => void] {
  const [kept, keep] = usePreference<Partial<BinderChoice>>('binder-choice', {}, isKept)
  const choice: BinderChoice = { ...firstChoice(today), ...kept }
  return [choice, change => keep({ ...choice, ...change })]
}

function firstChoice(today: LocalDate): BinderChoice {
  return {
    step: 0, organisationId: null, isTree: true, period: yearPeriod(yearOf(today)), checklist: firstChecklist, ledgers: null, formats: ['pdf', 'docx'], numbering: null, hasSignatures: true, hasMinutes: true,
  }
}

function isKept(value: unknown): value is Partial<BinderChoice> {
  if (typeof value !== 'object' || value === null) return false
  const kept = value as Partial<Record<keyof BinderChoice, unknown>>
  return Period.safeParse(kept.period).success && isText(kept.checklist) && [0, 1, 2, 3].includes(Number(kept.step)) && (kept.ledgers === null || isTextList(kept.ledgers)) && isTextList(kept.formats)
}

/** The ledgers in the binder's order. */
export function ledgersOf(choice: BinderChoice, settings: Pick<Settings, 'checklists'>): readonly string[] {
  return choice.ledgers ?? checklistsOf(settings).find(({ name }) => name === choice.checklist)?.ledgers ?? []
}

/** Null while no organisation is chosen. */
export function orderOf(choice: BinderChoice, settings: Omit<Settings, 'id'>, today: LocalDate): BinderOrder | null {
  if (choice.organisationId === null) return null
  const { to } = rangeOf(choice.period)
  return binderOrder({
    organisations: choice.isTree ? { kind: 'tree', id: choice.organisationId, on: to < today ? to : today } : { kind: 'one', id: choice.organisationId }, period: choice.period,
    checklist: { name: choice.checklist, ledgers: [...ledgersOf(choice, settings)] }, numbering: choice.numbering ?? settings.paper.numbering, hasSignatures: choice.hasSignatures, hasMinutes: choice.hasMinutes,
  })
}
