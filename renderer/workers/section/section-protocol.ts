import type { PlannedDossier } from '#shared/imports/dossier-register/plan-dossiers.ts'
import type { Sheet } from '#shared/imports/sheet.ts'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { DossierAccess } from '#shared/model/dossier/dossier-access.ts'
import type { DossierTemplate, TemplateDimension } from '#shared/model/dossier/dossier-template.ts'
import type { ComposedDossierPaper } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import type { DossierPaperOptions, DossierScope } from '#shared/ledgers/dossier/dossier-ledger.ts'
import type { SectionRow } from '#shared/model/dossier/section-tables.ts'
import type { Stored } from '#shared/model/record.ts'
import type { DossierFinding } from '#shared/rules/dossier/dossier-findings.ts'
import type { DossierMatrix } from '#shared/rules/dossier/matrix.ts'
import type { EvidenceOffer, SourceState } from '#shared/rules/dossier/offers.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { DossierLine } from './dossier-line.ts'

/** What is asked of the open section, off the window's own thread. */
export type SectionQuestion =
  /** The register. */
  | { readonly kind: 'dossiers'; readonly today: LocalDate }
  /** One file with its catalogue; null = there is none, or no longer. */
  | { readonly kind: 'dossier'; readonly id: string }
  /** What the archive's own records say of its person, and what became of it in the file. */
  | { readonly kind: 'evidence'; readonly id: string; readonly today: LocalDate }
  /** What of a year the files have and lack, person by person. */
  | { readonly kind: 'matrix'; readonly years: readonly number[] }
  /** What is missing or due; `dossierId` null = in all files. */
  | { readonly kind: 'findings'; readonly dossierId: string | null; readonly today: LocalDate }
  /** A paper of the section. `run`: papers of the same run are made of what was read once, at its first. */
  | { readonly kind: 'compose'; readonly ledgerId: string; readonly scope: DossierScope; readonly today: LocalDate; readonly options: DossierPaperOptions; readonly run: string }
  /** What an existing register, kept in a spreadsheet till now, would change; null = no sheet of it is one. */
  | { readonly kind: 'planRegister'; readonly sheets: readonly Sheet[]; readonly markWords: readonly string[]; readonly today: LocalDate }
  /** Every version, the one in force first. */
  | { readonly kind: 'templates' }
  /** 调阅登记, the latest first; `dossierId` null = of every file. */
  | { readonly kind: 'accesses'; readonly dossierId: string | null }

export interface SectionAnswers {
  readonly dossiers: readonly DossierLine[]
  readonly dossier: OpenedDossier | null
  readonly evidence: DossierEvidence
  readonly matrix: MatrixOfAll
  readonly findings: readonly DossierFinding[]
  readonly compose: ComposedDossierPaper
  readonly planRegister: readonly PlannedDossier[] | null
  readonly templates: readonly Stored<DossierTemplate>[]
  readonly accesses: readonly AccessLine[]
}

export interface DossierEvidence {
  readonly offers: readonly EvidenceOffer[]
  /** Of entries that came from a record, by their ids. */
  readonly states: ReadonlyMap<string, SourceState>
}

export interface MatrixOfAll {
  readonly dimensions: readonly TemplateDimension[]
  readonly rows: readonly { readonly id: string; readonly name: string; readonly archiveNo: string; readonly matrix: DossierMatrix }[]
}

export interface OpenedDossier {
  readonly dossier: Stored<Dossier>
  /** The name of today, or the one that the file was opened under. */
  readonly name: string
  /** 单位及职务 on the cover. */
  readonly position: string
  readonly template: Stored<DossierTemplate>
  /** A later version is in force. */
  readonly newerTemplate: Stored<DossierTemplate> | null
  /** Every version: each evaluation was held with one. */
  readonly templates: readonly Stored<DossierTemplate>[]
}

export interface AccessLine {
  readonly access: Stored<DossierAccess>
  /** Whose files. */
  readonly names: readonly string[]
}

export type ToSectionWorker =
  /** Lines of JSON `SectionRow`: what the section holds from now on. */
  | { readonly kind: 'open'; readonly bytes: Uint8Array }
  /** What a commit has written. */
  | { readonly kind: 'apply'; readonly rows: readonly SectionRow[] }
  | { readonly kind: 'ask'; readonly id: number; readonly question: SectionQuestion }

export type FromSectionWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: SectionAnswers[keyof SectionAnswers] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string; readonly detail: string }
