import type { Contents, ContentsEntry, PageSetup } from '#shared/documents/document.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import { escaped, runXml } from './docx-table.ts'
import { styleIds } from './docx-styles.ts'
import { twipsOfMm } from './layout.ts'

/** Where a part of a book begins in Word: what the contents point to, and what Word finds again when it refreshes them. */
export interface DocxMark {
  readonly title: string
  readonly level: 1 | 2
  /** From 1. */
  readonly number: number
}

/**
 * A field that is filled in already, so that Word and WPS show it as it is; refreshing it (F9) finds the marks of the parts, or the headings
 * where there are none. Without page numbers it asks to be refreshed.
 */
export function contentsXml(block: Contents & { readonly entries: readonly ContentsEntry[] }, page: PageSetup, marked: boolean): string {
  const dirty = block.entries.some(entry => entry.page === null) ? ' w:dirty="true"' : ''
  const begin = `<w:r><w:fldChar w:fldCharType="begin"${dirty}/></w:r><w:r><w:instrText xml:space="preserve"> TOC ${marked ? '\\f \\l 1-2' : '\\o "1-3"'} \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
  const width = twipsOfMm(typeAreaWidthMm(page))
  const lines = block.entries.map((entry, index) => {
    const text = runXml(entry.text, '')
    const number = entry.page === null ? '' : `<w:r><w:t>${entry.page}</w:t></w:r>`
    const tab = '<w:r><w:tab/></w:r>'
    const inside = marked ? `<w:hyperlink w:anchor="${anchorOf(index + 1)}" w:history="1">${text}${tab}${pageField(index + 1, number)}</w:hyperlink>` : `${text}${tab}${number}`
    return `<w:p><w:pPr><w:pStyle w:val="TOC${entry.level}"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${width}"/></w:tabs></w:pPr>${index === 0 ? begin : ''}${inside}</w:p>`
  })
  return `${lines.join('')}<w:p><w:pPr><w:pStyle w:val="${styleIds.gap}"/></w:pPr>${lines.length === 0 ? begin : ''}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
}

/** A line one point high that bears the bookmark and the hidden entry for the contents. */
export function markXml({ title, level, number }: DocxMark): string {
  const entry = escaped(printableText(title).replace(/["\\\n]/g, ' '))
  return `<w:p><w:pPr><w:pStyle w:val="${styleIds.gap}"/><w:keepNext/></w:pPr><w:bookmarkStart w:id="${firstBookmark + number}" w:name="${anchorOf(number)}"/>`
    + `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:instrText xml:space="preserve"> TC "${entry}" \\l ${level} </w:instrText></w:r>`
    + `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="${firstBookmark + number}"/></w:p>`
}

function pageField(number: number, page: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF ${anchorOf(number)} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${page}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

const anchorOf = (number: number): string => `_Toc9${String(number).padStart(7, '0')}`

/** docx numbers its own bookmarks from 1. */
const firstBookmark = 900_000
