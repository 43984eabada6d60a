import { bodyLinePoints, bodySize, pointsOf, type Align, type Column, type ImageBlock, type PageSetup, type Paragraph, type Run, type Shade, type TextRole, type TextSize } from '#shared/documents/document.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { headingRoles } from '#shared/documents/texts.ts'

/** What both writers agree on, so that a page looks the same from Word and in PDF. Points unless a name says otherwise. */

export const pointsOfMm = (mm: number): number => (mm * 72) / 25.4
export const twipsOfMm = (mm: number): number => Math.round((mm * 1440) / 25.4)
export const twipsOf = (points: number): number => Math.round(points * 20)

/** 28 characters of 三号 are 448 points, the type area is 442: each is set a quarter of a point closer. GB/T 9704-2012, 5.2.4. */
export const bodyTracking = -0.25

/** Two characters of running text. */
export const bodyIndent = 2 * (pointsOf[bodySize] + bodyTracking)

export interface TextStyle {
  readonly role: TextRole
  readonly size: TextSize
  readonly pitch: number
  readonly align: Align
  readonly indent: boolean
  readonly before: number
  readonly after: number
}

/** The title of the sheet in 二号 小标宋, 一、 in 三号 黑体, （一） in 三号 楷体. GB/T 9704-2012, 7.3; domain.md D.1. */
export const headingStyles: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { role: headingRoles[1], size: '二号', pitch: 33, align: 'center', indent: false, before: 0, after: bodyLinePoints / 2 },
  2: { role: headingRoles[2], size: bodySize, pitch: bodyLinePoints, align: 'left', indent: true, before: 0, after: 0 },
  3: { role: headingRoles[3], size: bodySize, pitch: bodyLinePoints, align: 'left', indent: true, before: 0, after: 0 },
}

/** Running text is indented and flush on both sides. */
export function paragraphStyle(block: Paragraph): TextStyle {
  const size = block.size ?? bodySize
  const indent = block.indent ?? (block.align === undefined || block.align === 'left')
  const align = indent && (block.align ?? 'left') === 'left' ? 'justify' : (block.align ?? 'left')
  return { role: 'fang', size, pitch: linePitch(size), align, indent, before: 0, after: 0 }
}

/** A line end in running text begins a new paragraph: Word would stretch the line before it from margin to margin. */
export function splitAtLineEnds(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]]
  for (const run of runs) {
    printableText(run.text).split('\n').forEach((text, index) => {
      if (index > 0) paragraphs.push([])
      paragraphs.at(-1)?.push({ ...run, text })
    })
  }
  return paragraphs
}

/** Exact line pitch of running text: that of the standard for 三号 and above, one and a half lines below. */
export function linePitch(size: TextSize): number {
  return pointsOf[size] >= pointsOf[bodySize] ? Math.max(bodyLinePoints, pointsOf[size] * 1.5) : pointsOf[size] * 1.5
}

export const trackingOf = (size: TextSize): number => (size === bodySize ? bodyTracking : 0)

/** Spacing inside tables: their own, never the 28.95 points of running text. */
export const cellPitch = (size: TextSize): number => pointsOf[size] * 1.3
export const cellPadding = 3

/** Left and right of a cell: narrower where many columns are set small. */
export const sidePadding = (size: TextSize): number => (pointsOf[size] < pointsOf['小五'] ? 1.5 : cellPadding)
export const borderWidth = 0.5

/** A watermark slants up by so many degrees, in letters so large that A4 holds it from edge to edge, upright or lying. */
export const watermarkDegrees = 45
export const watermarkColour = 'D9D9D9'
export const watermarkPoints = (lengthEm: number): number => Math.min(28, 680 / lengthEm)

export const shadeColours: Readonly<Record<Shade, string>> = { header: 'ECECEC', green: 'D9EAD3', yellow: 'FFF2CC', orange: 'F9CB9C', red: 'F4B6B0' }

/** Column widths in millimetres, scaled down together if they are wider than the type area: a table never runs off the sheet. */
export function columnWidthsMm(columns: readonly Column[], page: PageSetup): number[] {
  const total = columns.reduce((sum, column) => sum + column.mm, 0)
  const scale = Math.min(1, typeAreaWidthMm(page) / total)
  return columns.map(column => column.mm * scale)
}

/** By how much a picture is made smaller, so that it stays inside the type area with two lines of caption. */
export function printedScale(block: ImageBlock, page: PageSetup): number {
  const heightMm = page.heightMm - page.margin.top - page.margin.bottom - captionRoomMm
  return Math.min(1, typeAreaWidthMm(page) / block.widthMm, heightMm / block.heightMm)
}

const captionRoomMm = 22

/** The page number stands 7 mm below the type area. GB/T 9704-2012, 7.5. */
export const footerGapMm = 7

export const footerSizes = { dashed: '四号', pageOfPages: '五号', none: '五号', note: '小五' } as const satisfies Record<string, TextSize>

/** Heights on a cover, from the top of the type area. */
export const coverGaps = { aboveTitle: 150, belowTitle: 24, aboveLines: 180 } as const
