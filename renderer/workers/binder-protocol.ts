import type { BinderOrder } from '#shared/binder/binder-order.ts'
import type { PrintedPart } from '#shared/binder/binder-record.ts'
import type { Gap } from '#shared/binder/gap-list.ts'
import type { PlacedPart } from '#shared/documents/book.ts'
import type { KnownFont } from '#shared/documents/known-fonts.ts'
import type { BinderFormat } from '#shared/model/binder.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { UncoveredCharacter } from './document-protocol.ts'

/** What all tasks of a binder are made of. */
export interface BinderWish {
  readonly order: BinderOrder
  readonly today: LocalDate
  readonly fonts: readonly KnownFont[]
  /** At the foot of every page; null = nothing. */
  readonly footerNote: string | null
}

export type BookFormat = 'pdf' | 'docx'

/** A file of a binder that is a folder: `folder` null = beside its contents. */
export interface FolderFile {
  readonly folder: string | null
  readonly name: string
  readonly bytes: Uint8Array
}

export type BinderTask =
  /** What is missing, before anything is printed. */
  | ({ readonly kind: 'look' } & BinderWish)
  | ({ readonly kind: 'make'; readonly formats: readonly BinderFormat[]; readonly archival?: boolean } & BinderWish)

/** A binder before it is printed: its parts, and what the clerk should know of them. */
export interface LookedAt {
  readonly root: string
  readonly units: readonly string[]
  readonly parts: readonly PrintedPart[]
  readonly gaps: readonly Gap[]
  /** What was asked for and is not in it, and what else is to be said. */
  readonly notices: readonly string[]
  readonly uncovered: readonly UncoveredCharacter[]
}

export interface MadeBook {
  readonly format: BookFormat
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface MadeBinder {
  /** File name without extension. */
  readonly stem: string
  readonly root: string
  readonly unitIds: readonly string[]
  readonly parts: readonly PrintedPart[]
  /** Null = only a folder was made. */
  readonly places: readonly PlacedPart[] | null
  /** Of each part; 0 = a divider that is a folder. */
  readonly partPages: readonly number[]
  readonly pages: number
  /** The PDF is there whenever a book was laid out, so that it can be looked at. */
  readonly books: readonly MadeBook[]
  /** Of the folder: attachments that could not be copied, or are something else than their names say. */
  readonly notices: readonly string[]
}

export interface BinderProgress {
  /** 正在排版：党员花名册. */
  readonly doing: string
  readonly done: number
  readonly total: number
  /** Laid out so far. */
  readonly pages: number
}

export type ToBinderWorker =
  | { readonly kind: 'task'; readonly task: BinderTask }
  | { readonly kind: 'font'; readonly faceId: string; readonly bytes: Uint8Array | null }
  | { readonly kind: 'fileSaved' }
  | { readonly kind: 'attachment'; readonly sha256: string; readonly bytes: Uint8Array | null }

export type FromBinderWorker =
  | { readonly kind: 'progress'; readonly progress: BinderProgress }
  | { readonly kind: 'wantFont'; readonly faceId: string }
  /** One after the other: the next comes when this one is saved. */
  | { readonly kind: 'saveFile'; readonly file: FolderFile }
  | { readonly kind: 'wantAttachment'; readonly sha256: string }
  | { readonly kind: 'looked'; readonly looked: LookedAt }
  | { readonly kind: 'made'; readonly made: MadeBinder }
  | { readonly kind: 'failed'; readonly detail: string }
