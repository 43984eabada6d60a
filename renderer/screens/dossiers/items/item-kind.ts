import type { ComponentType } from 'react'
import type * as z from 'zod'
import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'

export type ItemList = 'entries' | 'evaluations' | 'appraisals' | 'checkUps' | 'sanctions'
export type ItemOf<L extends ItemList> = Dossier[L][number]

export interface FieldsProps<T> {
  readonly value: T
  readonly change: (some: Partial<T>) => void
  readonly problems: FieldProblems
  /** For fields that may hold what can't be read. */
  readonly tell: (name: string) => (problem: string | null) => void
  readonly opened: OpenedDossier
}

/** One kind of thing that a file holds, and its form. */
export interface ItemKind<L extends ItemList> {
  readonly list: L
  /** In the address, and of its drafts. */
  readonly path: string
  readonly word: string
  /** The class of the catalogue that it stands in; null = each says its own. */
  readonly sectionCode: string | null
  readonly schema: z.ZodType<ItemOf<L>>
  /** As a draft may be kept: half typed. */
  readonly draft: z.ZodType<ItemOf<L>>
  readonly empty: (id: string, opened: OpenedDossier, today: LocalDate, query: Readonly<Record<string, string>>) => ItemOf<L>
  /** What a save needs beyond the schema. */
  readonly missing: (value: ItemOf<L>, opened: OpenedDossier) => FieldProblems
  readonly Fields: ComponentType<FieldsProps<ItemOf<L>>>
}

export type AnyItemKind = { readonly [L in ItemList]: ItemKind<L> }[ItemList]
