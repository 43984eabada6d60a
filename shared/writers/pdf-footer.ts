import type { Column, Content, DynamicContent } from 'pdfmake/interfaces'
import { pointsOf, type PageSetup, type TextSize } from '#shared/documents/document.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import type { FontSet } from './fonts.ts'
import { footerGapMm, footerSizes, pointsOfMm } from './layout.ts'
import { lineNodes, setLines } from './pdf-text.ts'

/** The footer of a section: the number where `numberSide` says, the note on the other side. */
export function pdfFooter(page: PageSetup, fonts: FontSet): DynamicContent {
  const { left, right } = page.margin
  const width = pointsOfMm(page.widthMm - left - right)
  return (current, count) => {
    const number = numberText(page, current, count)
    const side = numberSide(page, current)
    if (number === '' && page.footer.note === undefined) return null
    const oneCharacter = page.footer.numbering === 'dashed' ? pointsOf[footerSizes.dashed] : 0
    const size = footerSizes[page.footer.numbering]
    const noteWidth = side === 'center' ? 0 : width - numberWidth
    const numberNode: Column = {
      stack: textNodes(number, fonts, width, size, side),
      width: side === 'center' ? width : numberWidth,
      margin: side === 'left' ? [oneCharacter, 0, 0, 0] : [0, 0, oneCharacter, 0],
    }
    const noteLines = textNodes(page.footer.note ?? '', fonts, noteWidth, footerSizes.note, side === 'left' ? 'right' : 'left')
    const noteNode: Column = { stack: noteLines, width: noteWidth, margin: [0, baselineShift(size), 0, 0] }
    const columns = side === 'center' ? [numberNode] : side === 'left' ? [numberNode, noteNode] : [noteNode, numberNode]
    return { columns, margin: [pointsOfMm(left), pointsOfMm(footerGapMm), pointsOfMm(right), 0] }
  }
}

/** Odd pages number at the right, even ones at the left (双面打印); page-of-pages in the middle unless a note takes the line. */
function numberSide(page: PageSetup, current: number): 'left' | 'center' | 'right' {
  if (page.footer.numbering === 'dashed') return current % 2 === 1 ? 'right' : 'left'
  return page.footer.note === undefined ? 'center' : 'right'
}

function numberText(page: PageSetup, current: number, count: number): string {
  switch (page.footer.numbering) {
    case 'none': return ''
    case 'pageOfPages': return `第${current}页 共${count}页`
    case 'dashed': return `— ${current} —`
  }
}

const numberWidth = 110
const footerLine = 1.2

/** The note's smaller letters stand on the number's line. */
function baselineShift(size: TextSize): number {
  return 0.88 * (pointsOf[size] - pointsOf[footerSizes.note])
}

function textNodes(text: string, fonts: FontSet, width: number, size: TextSize, align: 'left' | 'center' | 'right'): Content[] {
  const style = { size, pitch: pointsOf[size] * footerLine, align }
  return lineNodes(setLines([{ text, role: defaultRoles.footer }], fonts, width, style), width, style)
}
