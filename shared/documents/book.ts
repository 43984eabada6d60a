import type { ContentsEntry, Document } from './document.ts'

/** Documents that are bound one behind the other, with a cover and contents before them: an inspection binder. */
export interface BookPart {
  /** As the contents and the bookmarks name it; a part of level 2 stands under the part of level 1 before it. */
  readonly title: string
  readonly level: 1 | 2
  readonly document: Document
}

/** What a book is beside its parts. Plain data but for `front`, which is called once the pages of the parts are known. */
export interface BookFrame {
  readonly title: string
  /** For the metadata: the unit, and the day on which the book was made, `2026-11-22`. */
  readonly unit: string
  readonly madeOn: string
  /** 第X页 共Y页 over the whole book, or — X — at the outer side; it takes the place of the parts' own. */
  readonly numbering: 'pageOfPages' | 'dashed'
  /** Cover and contents. Its number of pages doesn't depend on the numbers in `entries`. */
  readonly front: (entries: readonly ContentsEntry[]) => Document
}

/** Where a part came to lie: pages counted from the cover as 1. */
export interface PlacedPart {
  readonly firstPage: number
  readonly pages: number
}
