import type { BookFrame, BookPart } from '#shared/documents/book.ts'
import type { ContentsEntry, Document } from '#shared/documents/document.ts'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import { everyBlock, longLedger } from './every-block.ts'

/** A frame with a cover and contents. Wholly fictional. */
export const aFrame = (numbering: BookFrame['numbering'] = 'pageOfPages'): BookFrame => ({
  title: '迎检资料汇编', unit: '中共清河县水务局机关支部委员会', madeOn: '2026-11-22', numbering, front,
})

function front(entries: readonly ContentsEntry[]): Document {
  return {
    title: '迎检资料汇编',
    sections: [
      { page: portraitA4({ numbering: 'none' }), blocks: [{ type: 'cover', title: '迎检资料汇编', lines: ['清河县水务局机关党支部', '二〇二六年十一月'] }] },
      { page: portraitA4({ numbering: 'pageOfPages' }), blocks: [{ type: 'contents', title: '目录', entries }] },
    ],
  }
}

export const aPart = (title: string, document: Document, level: 1 | 2 = 1): BookPart => ({ title, level, document })

export async function* inTurn(...parts: readonly BookPart[]): AsyncGenerator<BookPart> {
  yield* parts
}

/** Three parts of both orientations; the second hangs under the first. */
export const someParts = (): BookPart[] => [aPart('一、组织生活档案', everyBlock()), aPart('党员大会台账', longLedger(60), 2), aPart('二、党课台账', longLedger(3))]
