import type { Reader } from '../archive/reader.ts'
import type { Document } from '../documents/document.ts'
import type { Finding } from '../rules/finding.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { Period } from '../time/period.ts'

/** What a ledger is made of: one meeting, or one organisation (with its subtree where the ledger says so) over a period. */
export type LedgerScope =
  | { readonly kind: 'meeting'; readonly meetingId: string }
  | { readonly kind: 'organisationPeriod'; readonly organisationId: string; readonly period: Period }

/** A printable ledger: records of a scope become one Document, with what is missing said beforehand. */
export interface Ledger {
  readonly id: string
  readonly title: string
  /** The section of domain.md that it follows. */
  readonly source: string
  readonly scope: LedgerScope['kind']
  /** Of what a whole period's files are made, one each: every meeting, every branch, or the organisation that was asked for. */
  readonly each: 'meeting' | 'branch' | 'organisation'
  compose(reader: Reader, scope: LedgerScope, today: LocalDate): Promise<ComposedLedger>
}

export interface ComposedLedger {
  readonly document: Document
  /** File name without extension, safe on every system. */
  readonly fileName: string
  readonly rows: number
  /** Nothing is left silently blank: what is missing, whose, and where to fill it in. */
  readonly missing: readonly Finding[]
}
