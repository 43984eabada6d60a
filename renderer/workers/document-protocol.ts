import type { Document } from '#shared/documents/document.ts'
import type { KnownFont } from '#shared/documents/known-fonts.ts'

export type DocumentFormat = 'docx' | 'pdf' | 'xlsx'

/** A character that no font on this PC can print, and the record in which it stands. */
export interface UncoveredCharacter {
  readonly character: string
  /** `U+2CB2D`. */
  readonly codePoint: string
  readonly text: string
  readonly subject?: string
}

export interface Rendered {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** null for Word and spreadsheets: they count their pages themselves. */
  readonly pages: number | null
}

/** What is being done, for the progress line. */
export type RenderStep = 'fonts' | 'layout'

export type DocumentTask =
  | { readonly kind: 'render'; readonly document: Document; readonly format: DocumentFormat; readonly fonts: readonly KnownFont[]; readonly archival?: boolean }
  | { readonly kind: 'uncovered'; readonly document: Document; readonly fonts: readonly KnownFont[] }

export type ToDocumentWorker =
  | { readonly kind: 'task'; readonly id: number; readonly task: DocumentTask }
  | { readonly kind: 'font'; readonly faceId: string; readonly bytes: Uint8Array | null }

export type FromDocumentWorker =
  | { readonly kind: 'step'; readonly id: number; readonly step: RenderStep }
  | { readonly kind: 'wantFont'; readonly faceId: string }
  | { readonly kind: 'rendered'; readonly id: number; readonly rendered: Rendered }
  | { readonly kind: 'uncovered'; readonly id: number; readonly characters: readonly UncoveredCharacter[] }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string }
