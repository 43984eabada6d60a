import type { Reader } from '../archive/reader.ts'
import type { Document } from '../documents/document.ts'
import { labelled } from '../model/labelled.ts'
import type { Finding } from '../rules/finding.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { Period } from '../time/period.ts'

/** What a ledger is made of: one meeting, one person's way into the party, or one organisation (with its subtree where the ledger says so) over a period. */
export type LedgerScope =
  | { readonly kind: 'meeting'; readonly meetingId: string }
  | { readonly kind: 'developmentCase'; readonly caseId: string }
  | { readonly kind: 'organisationPeriod'; readonly organisationId: string; readonly period: Period }

/** A printable ledger: records of a scope become one Document, with what is missing said beforehand. */
export interface Ledger {
  readonly id: string
  readonly title: string
  /** The section of domain.md that it follows. */
  readonly source: string
  readonly scope: LedgerScope['kind']
  /** Of what a whole period's files are made, one each: every meeting, every case, every branch, or the organisation that was asked for. */
  readonly each: 'meeting' | 'developmentCase' | 'branch' | 'organisation'
  /** Years only, as an account of twelve months is; missing = any period. */
  readonly yearsOnly?: boolean
  /** Which group of the choice it stands in; missing = 党组织. */
  readonly family?: LedgerFamily
  /** Holds ID numbers or telephones, masked unless they are asked for in full. */
  readonly masksNumbers?: boolean
  /** Columns that a unit may choose and order (`settings.ledgerColumns`); missing = they are fixed. */
  readonly columns?: readonly LedgerColumn[]
  compose(reader: Reader, scope: LedgerScope, today: LocalDate, options?: LedgerOptions): Promise<ComposedLedger>
}

/** 台账 in the order of a clerk's year. */
export const ledgerFamily = labelled({ meetings: '会议', people: '人员', development: '发展党员', dues: '党费', study: '学时', organisations: '党组织', archive: '归档', forms: '空白表' })
export type LedgerFamily = (typeof ledgerFamily.keys)[number]

export interface LedgerColumn {
  readonly id: string
  readonly title: string
  /** Left out until it is chosen. */
  readonly hiddenAtFirst: boolean
}

export interface LedgerOptions {
  /** ID numbers and telephones in full; masked unless asked for. */
  readonly showsWholeNumbers?: boolean
  /** Registers as of another day than the period's last. */
  readonly asOf?: LocalDate
}

export interface ComposedLedger {
  readonly document: Document
  /** File name without extension, safe on every system. */
  readonly fileName: string
  readonly rows: number
  /** Nothing is left silently blank: what is missing, whose, and where to fill it in. */
  readonly missing: readonly Finding[]
  /** What else is to be said before it is printed: columns that fit no A4. */
  readonly notices?: readonly string[]
}
