import type { CadreList } from '#shared/ledgers/cadre-list.ts'
import type { ComposedLedger, LedgerOptions, LedgerScope } from '#shared/ledgers/ledger.ts'
import type { MatrixBranch } from '#shared/ledgers/matrix-counts.ts'
import type { Archivable } from '#shared/rules/archive/archivable.ts'
import type { Finding, WarnLevel } from '#shared/rules/finding.ts'
import type { Matter } from '#shared/rules/matter.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { Agenda } from './agenda.ts'
import type { DuesBook, DuesScope } from './dues-book.ts'
import type { PlanBook } from './plan-book.ts'
import type { StudyListRow } from './study-list.ts'
import type { DevelopmentRow } from './development-list.ts'

/** What rules and ledgers are asked off the window's own thread. `organisationIds` null = every organisation. */
export type ArchiveQuestion =
  /** `matters`: of these only; missing = of all. */
  | { readonly kind: 'standing'; readonly organisationIds: readonly string[] | null; readonly today: LocalDate; readonly matters?: readonly Matter[] }
  /** What the next clerk has to see to, in lines of words. */
  | { readonly kind: 'openMatters'; readonly today: LocalDate }
  /** What 今日 lists; `begunOn` is the day on which the archive was begun. */
  | { readonly kind: 'agenda'; readonly organisationIds: readonly string[] | null; readonly today: LocalDate; readonly begunOn: LocalDate | null }
  | { readonly kind: 'matrix'; readonly organisationIds: readonly string[]; readonly year: number; readonly today: LocalDate }
  | { readonly kind: 'qualities'; readonly organisationIds: readonly string[] | null }
  | { readonly kind: 'development'; readonly organisationIds: readonly string[] | null; readonly today: LocalDate }
  | { readonly kind: 'developmentCase'; readonly caseId: string; readonly today: LocalDate }
  | { readonly kind: 'personFindings'; readonly personId: string; readonly organisationIds: readonly string[] | null; readonly today: LocalDate }
  /** `organisationId` null = the whole unit. */
  | { readonly kind: 'cadres'; readonly organisationId: string | null; readonly today: LocalDate }
  | { readonly kind: 'compose'; readonly ledgerId: string; readonly scope: LedgerScope; readonly today: LocalDate; readonly options?: LedgerOptions }
  /** `standards`: the page of 核定 needs them; they are the larger part of what crosses. */
  | ({ readonly kind: 'dues'; readonly standards: boolean; readonly today: LocalDate } & DuesScope)
  | { readonly kind: 'plans'; readonly organisationIds: readonly string[] | null; readonly year: number; readonly today: LocalDate }
  /** What of a year's records isn't filed yet. */
  | { readonly kind: 'archivable'; readonly year: number; readonly today: LocalDate }
  | { readonly kind: 'study'; readonly organisationIds: readonly string[] | null; readonly year: number; readonly today: LocalDate }

export interface ArchiveAnswers {
  readonly standing: Standing
  readonly openMatters: readonly string[]
  readonly agenda: { readonly agenda: Agenda; readonly states: readonly RuleState[] }
  /** Branches of and below the organisations asked for, each once. */
  readonly matrix: readonly MatrixBranch[]
  readonly qualities: readonly MeetingQuality[]
  readonly development: readonly DevelopmentRow[]
  /** What is wrong or due with one case. */
  readonly developmentCase: readonly Finding[]
  /** What the rules say of one person. */
  readonly personFindings: readonly Finding[]
  readonly cadres: CadreList
  readonly dues: DuesBook
  readonly plans: PlanBook
  readonly archivable: readonly Archivable[]
  readonly study: readonly StudyListRow[]
  readonly compose: ComposedLedger
}

/** How the organisations stand: everything that is missing, and each rule in each period, done or not. */
export interface Standing {
  readonly findings: readonly Finding[]
  readonly states: readonly RuleState[]
}

/** 要素体检 in short, for lists. */
export interface MeetingQuality {
  readonly id: string
  readonly score: number
  readonly level: WarnLevel
}

export interface ToArchiveWorker { readonly id: number; readonly question: ArchiveQuestion }

export type FromArchiveWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: ArchiveAnswers[keyof ArchiveAnswers] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly detail: string }
