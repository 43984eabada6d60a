import type { PlacedPart } from '../documents/book.ts'
import type { Binder, BinderEntry, BinderFormat } from '../model/binder.ts'
import type { LocalDate } from '../time/local-date.ts'
import { chinesePeriod } from '../time/period.ts'
import type { BinderOrder } from './binder-order.ts'
import type { BinderUnit } from './binder-units.ts'
import type { BinderPart } from './compose-binder.ts'

/** What is kept of a part once its document is on paper. */
export type PrintedPart = Pick<BinderPart, 'ledger' | 'organisationId' | 'organisation' | 'title'> & { readonly missing: number }

export interface FinishedBinder {
  readonly id: string
  readonly order: BinderOrder
  readonly units: readonly Pick<BinderUnit, 'id'>[]
  readonly madeOn: LocalDate
  /** The archive when the binder was begun: what is saved meanwhile counts as changed since. */
  readonly archive: { readonly seq: number; readonly head: string }
  readonly formats: readonly BinderFormat[]
  readonly parts: readonly PrintedPart[]
  /** Null = no PDF was laid out. */
  readonly places: readonly PlacedPart[] | null
}

export function printedPart({ ledger, organisationId, organisation, title, missing }: BinderPart): PrintedPart {
  return { ledger, organisationId, organisation, title, missing: missing.length }
}

/** The row that a finished binder leaves in the archive. */
export function binderRecord({ id, order, units, madeOn, archive, formats, parts, places }: FinishedBinder): Binder {
  return {
    id, checklist: order.checklist.name, organisationIds: units.map(unit => unit.id), period: order.period, madeOn, seq: archive.seq, head: archive.head, formats: [...formats],
    entries: parts.map(({ ledger, organisationId, title, missing }, i): BinderEntry => ({ ledger, organisationId, title, missing, firstPage: places?.[i]?.firstPage ?? null, pages: places?.[i]?.pages ?? null })),
  }
}

/** 迎检成册：机关党委2026年“年度党建检查”. */
export function binderSummary({ checklist, period }: Pick<Binder, 'checklist' | 'period'>, organisation: string): string {
  return `迎检成册：${organisation}${chinesePeriod(period)}“${checklist}”`
}
