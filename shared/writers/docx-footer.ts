import { AlignmentType, Footer, PageNumber, Paragraph, TabStopType, TextRun, type IParagraphOptions, type ParagraphChild } from 'docx'
import { pointsOf, type PageSetup } from '#shared/documents/document.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { fontOf, styleIds } from './docx-styles.ts'
import { footerSizes, twipsOf, twipsOfMm } from './layout.ts'

/** Footers of odd and even pages; they differ where numbers stand outside (双面打印). */
export function docxFooters(page: PageSetup): { default: Footer; even: Footer } {
  return { default: new Footer({ children: [line(page, 'odd')] }), even: new Footer({ children: [line(page, 'even')] }) }
}

function line(page: PageSetup, side: 'odd' | 'even'): Paragraph {
  const note = noteRuns(page)
  const numbers = numberRuns(page)
  const oneCharacter = twipsOf(pointsOf[footerSizes.dashed])
  const tabs = (position: number): Partial<IParagraphOptions> => ({ tabStops: [{ type: TabStopType.RIGHT, position }] })
  const width = twipsOfMm(typeAreaWidthMm(page))
  const style = page.footer.numbering === 'none' ? styleIds.footerNote : styleIds.footer
  if (page.footer.numbering === 'dashed' && side === 'even') return new Paragraph({ style, indent: { left: oneCharacter }, ...tabs(width), children: [...numbers, ...note.length > 0 ? [tab(), ...note] : []] })
  if (page.footer.numbering === 'dashed') return new Paragraph({ style, ...tabs(width - oneCharacter), children: [...note, tab(), ...numbers] })
  if (page.footer.numbering === 'pageOfPages' && note.length > 0) return new Paragraph({ style, ...tabs(width), children: [...note, tab(), ...numbers] })
  return new Paragraph({ style, alignment: page.footer.numbering === 'pageOfPages' ? AlignmentType.CENTER : AlignmentType.LEFT, children: [...note, ...numbers] })
}

const tab = (): TextRun => new TextRun({ text: '\t' })

function noteRuns(page: PageSetup): ParagraphChild[] {
  const { note } = page.footer
  return note === undefined ? [] : [new TextRun({ text: printableText(note), size: pointsOf[footerSizes.note] * 2, font: { ...fontOf('song'), hint: 'eastAsia' } })]
}

function numberRuns(page: PageSetup): ParagraphChild[] {
  const run = (...children: string[]): TextRun => new TextRun({ children, size: pointsOf[footerSizes[page.footer.numbering]] * 2, font: { ...fontOf('song'), ascii: '宋体', hAnsi: '宋体', hint: 'eastAsia' } })
  switch (page.footer.numbering) {
    case 'none': return []
    case 'pageOfPages': return [run('第', PageNumber.CURRENT, '页 共', PageNumber.TOTAL_PAGES, '页')]
    case 'dashed': return [run('— ', PageNumber.CURRENT, ' —')]
  }
}
