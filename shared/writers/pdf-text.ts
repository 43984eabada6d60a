import type { Content } from 'pdfmake/interfaces'
import type { Align, TextRole, TextSize } from '#shared/documents/document.ts'
import { pointsOf } from '#shared/documents/document.ts'
import { printableText } from '#shared/documents/printable-text.ts'
import type { FontSet, Glyph } from './fonts.ts'
import { wrap, type Line, type Measure } from './wrap.ts'

/** A text in one font role. */
export interface StyledText {
  readonly text: string
  readonly role: TextRole
  readonly bold?: boolean
}

/** How lines are set: `pitch` is exact, from line to line, in points. */
export interface LineStyle {
  readonly size: TextSize
  readonly pitch: number
  readonly align: Align
  readonly firstIndent?: number
  readonly tracking?: number
}

/** Texts broken into lines of a width in points. */
export function setLines(texts: readonly StyledText[], fonts: FontSet, width: number, style: LineStyle): Line[] {
  const glyphs: Glyph[] = texts.length === 1 && texts[0] !== undefined ? glyphsOf(texts[0], fonts) : texts.flatMap(text => glyphsOf(text, fonts))
  return wrap(glyphs, measureOf(width, style))
}

/** The pdfmake nodes of set lines, one to a line: pdfmake only places them. */
export function lineNodes(lines: readonly Line[], width: number, style: LineStyle): Content[] {
  return lines.map((line, index) => {
    const indent = index === 0 ? (style.firstIndent ?? 0) : 0
    const spacing = characterSpacing(line, width - indent, style)
    return {
      text: spansOf(line),
      noWrap: true,
      fontSize: pointsOf[style.size],
      lineHeight: style.pitch / pointsOf[style.size],
      ...(spacing === 0 ? {} : { characterSpacing: spacing }),
      ...(indent === 0 ? {} : { margin: [indent, 0, 0, 0] }),
      alignment: style.align === 'justify' ? 'left' : style.align,
    }
  })
}

/** What pdfmake takes as the text of one line: a plain span, or spans of several fonts that must stay on it. */
export function spansOf(line: Line): Content {
  return line.spans.map((span, index) => ({ text: span.text, font: span.face, ...(index < line.spans.length - 1 ? stayOnLine : {}) }))
}

function glyphsOf(text: StyledText, fonts: FontSet): Glyph[] {
  return fonts.glyphs(printableText(text.text), text.role, text.bold ?? false)
}

function measureOf(width: number, style: LineStyle): Measure {
  return { size: pointsOf[style.size], width, firstIndent: style.firstIndent ?? 0, tracking: style.tracking ?? 0 }
}

/** Full lines are stretched to the margin, unless a long word left so much room that they would look torn. */
function characterSpacing(line: Line, width: number, style: LineStyle): number {
  const tracking = style.tracking ?? 0
  const gaps = line.characters - line.spans.length
  if (style.align !== 'justify' || line.last || gaps < 1) return tracking
  const stretch = (width - line.width) / gaps
  return stretch > widestStretchEm * pointsOf[style.size] ? tracking : tracking + stretch
}

const widestStretchEm = 0.2

/** pdfmake's own mark that a span is glued to the next one; without it a rounding error could move the rest to a new line. */
const stayOnLine = { noNewLine: true }
