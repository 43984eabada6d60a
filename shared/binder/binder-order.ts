import type { Checklist } from '../model/settings.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { Period } from '../time/period.ts'

/** What a binder shall hold and how it shall look: plain data, chosen on a screen or written on a command line. */
export interface BinderOrder {
  /** One organisation (a branch with its groups), or one with all that were below it on a day. */
  readonly organisations: { readonly kind: 'one'; readonly id: string } | { readonly kind: 'tree'; readonly id: string; readonly on: LocalDate }
  readonly period: Period
  readonly checklist: Checklist
  readonly numbering: 'pageOfPages' | 'dashed'
  /** 签字页 at the end. */
  readonly hasSignatures: boolean
  /** Minutes of every meeting; else only the ledgers that count them. */
  readonly hasMinutes: boolean
  /** ID numbers and telephones in full. */
  readonly showsWholeNumbers: boolean
  /** On the cover, and the name of its files. */
  readonly title: string
}

/** How a binder is made where nothing else was chosen. */
export function binderOrder(some: Pick<BinderOrder, 'organisations' | 'period' | 'checklist'> & Partial<BinderOrder>): BinderOrder {
  return { numbering: 'pageOfPages', hasSignatures: true, hasMinutes: true, showsWholeNumbers: false, title: `${some.checklist.name}材料`, ...some }
}
