import type { Document } from './document.ts'

const codeDigits = 16

/** The code that stands for a commit on paper: the first digits of its head, `3F9A-…`. */
export function headCode(head: string): string {
  return (head.slice(0, codeDigits).toUpperCase().match(/.{4}/g) ?? []).join('-')
}

/** Whoever rewrites the archive's history contradicts every paper that carries this (reliability.md 4.9). */
export function headNote(seq: number, head: string): string {
  return `档案校验 第 ${seq} 次保存 ${headCode(head)}`
}

/** Behind what the footers of all sections say already. */
export function withFooterNote(document: Document, note: string): Document {
  return {
    ...document,
    sections: document.sections.map(section => {
      const { footer } = section.page
      return { ...section, page: { ...section.page, footer: { ...footer, note: footer.note === undefined ? note : `${footer.note}　${note}` } } }
    }),
  }
}
