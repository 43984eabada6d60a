import type { Glyph } from './fonts.ts'
import { mayBreakBetween, unitBreak } from './line-breaks.ts'

/** One set line: spans of one face each, its natural width in points and its number of characters. */
export interface Line {
  readonly spans: readonly Span[]
  readonly width: number
  readonly characters: number
  /** Ends a paragraph or stands before a forced break: not stretched when justified. */
  readonly last: boolean
}

export interface Span {
  readonly text: string
  readonly face: string
}

/** Points throughout. `tracking` is added to every character. */
export interface Measure {
  readonly size: number
  readonly width: number
  readonly firstIndent?: number
  readonly tracking?: number
}

/** Breaks glyphs into lines, greedily. An empty text is one empty line; a word wider than the line is cut. */
export function wrap(glyphs: readonly Glyph[], measure: Measure): Line[] {
  const lines: Line[] = []
  const tracking = measure.tracking ?? 0
  let start = 0
  let breakAt = 0
  let weakBreakAt = 0
  let width = 0
  let room = measure.width - (measure.firstIndent ?? 0) + tolerance
  const end = (at: number, last: boolean): void => {
    lines.push(lineOf(glyphs, start, at, measure, last))
    start = skipSpaces(glyphs, at)
    breakAt = weakBreakAt = start
    width = 0
    room = measure.width + tolerance
  }
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i]
    if (glyph === undefined || i < start) continue
    if (glyph.kind === 'newline') {
      end(i, true)
      start = breakAt = weakBreakAt = i + 1
      continue
    }
    const before = glyphs[i - 1]
    if (i > start && before !== undefined && mayBreakBetween(before.kind, glyph.kind)) {
      const together = unitBreak(glyphs[i - 2]?.text ?? '', before.text, glyph.text)
      if (together === 'free') breakAt = i
      else if (together === 'apart') weakBreakAt = i
    }
    width += glyph.advance * measure.size + tracking
    if (width > room && i > start && glyph.kind !== 'space') {
      end(breakAt > start ? breakAt : weakBreakAt > start ? weakBreakAt : i, false)
      i = start - 1
    }
  }
  lines.push(lineOf(glyphs, start, glyphs.length, measure, true))
  return lines
}

/** Rounding of widths must not push a full line over its edge. */
const tolerance = 0.05

function skipSpaces(glyphs: readonly Glyph[], from: number): number {
  let at = from
  while (glyphs[at]?.kind === 'space') at++
  return at
}

function lineOf(glyphs: readonly Glyph[], start: number, end: number, measure: Measure, last: boolean): Line {
  let stop = end
  while (stop > start && glyphs[stop - 1]?.kind === 'space') stop--
  const spans: { text: string; face: string }[] = []
  let width = 0
  for (let i = start; i < stop; i++) {
    const glyph = glyphs[i]
    if (glyph === undefined) continue
    width += glyph.advance * measure.size + (measure.tracking ?? 0)
    const span = spans.at(-1)
    if (span?.face === glyph.face) span.text += glyph.text
    else spans.push({ text: glyph.text, face: glyph.face })
  }
  return { spans, width, characters: Math.max(0, stop - start), last }
}
