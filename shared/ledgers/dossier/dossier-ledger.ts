import type { Document } from '../../documents/document.ts'
import type { DossierPaper } from './dossier-paper.ts'

/** What a paper of the section is made of. */
export type DossierScope = { readonly kind: 'dossier'; readonly dossierId: string } | { readonly kind: 'allDossiers' }

/** A scan that is printed behind the file. */
export interface ScanOnPaper {
  readonly caption: string
  readonly bytes: Uint8Array
  readonly mime: 'image/png' | 'image/jpeg'
  readonly widthPx: number
  readonly heightPx: number
}

export interface DossierPaperOptions {
  /** Who prints it, when: at the foot of every page and as its watermark. */
  readonly mark: string
  /** Of this file. */
  readonly scans?: readonly ScanOnPaper[]
}

/** A printable paper of the sealed section. The archive's own ledgers and binders don't know it. */
export interface DossierLedger {
  readonly id: string
  readonly title: string
  /** The section of domain.md that it follows. */
  readonly source: string
  readonly scope: DossierScope['kind']
  /** Its tables are of use in Excel too. */
  readonly hasSheets: boolean
  compose(paper: DossierPaper, scope: DossierScope, options: DossierPaperOptions): { readonly document: Document; readonly fileName: string; readonly rows: number }
}

/** The id of the file that a paper of one file is made for. Throws for all files. */
export function dossierIdOf(scope: DossierScope): string {
  if (scope.kind !== 'dossier') throw new Error('this paper is made for one file')
  return scope.dossierId
}
