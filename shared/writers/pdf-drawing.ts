import type { FontSet } from './fonts.ts'
import { borderWidth, cellPadding, cellPitch, shadeColours, sidePadding, watermarkColour } from './layout.ts'
import type { SharedFonts } from './pdf-shared-fonts.ts'
import { pointsOf, type TextSize } from '#shared/documents/document.ts'
import { heightOf, type SetPlace, type SetRow } from './pdf-rows.ts'
import { alignmentOf } from './pdf-table.ts'
import type { Line } from './wrap.ts'

/** Operators of a page, from the top left corner of what they draw, and the fonts they name. */
export interface Drawing {
  readonly operators: string
  readonly fonts: readonly string[]
}

/** What it takes to set text by our own hand: glyphs, and the places that they have in the file. */
export interface Pen {
  readonly fonts: FontSet
  readonly shared: SharedFonts
}

/** Rows of a table one below the other. pdfmake would need three times the time, and a list of every word. */
export function drawRows(rows: readonly SetRow[], columns: readonly number[], size: TextSize, pen: Pen): Drawing {
  const heights = rows.map(row => heightOf(row, size))
  const fills: string[] = []
  const lines = segments()
  const text = textOperators(pen, pointsOf[size], '0 g')
  let top = 0
  rows.forEach((row, index) => {
    let left = 0
    row.places.forEach((place, column) => {
      if (place.kind === 'cell') drawCell(place, { left, top, width: sum(columns, column, column + place.columnSpan), height: sum(heights, index, index + place.rowSpan) }, row.shade === true)
      left += columns[column] ?? 0
    })
    top += heights[index] ?? 0
  })
  return { operators: `${fills.join('')}${lines.operators()}${text.operators()}`, fonts: text.fonts() }

  function drawCell(place: Extract<SetPlace, { kind: 'cell' }>, box: Box, header: boolean): void {
    const shade = place.cell.shade ?? (header ? 'header' : undefined)
    if (shade !== undefined) fills.push(`${colour(shadeColours[shade])} rg ${n(box.left)} ${n(-box.top - box.height)} ${n(box.width)} ${n(box.height)} re f\n`)
    const [left, above, right, below] = place.borders ?? [true, true, true, true]
    if (above) lines.across(box.top, box.left, box.left + box.width)
    if (below) lines.across(box.top + box.height, box.left, box.left + box.width)
    if (left) lines.down(box.left, box.top, box.top + box.height)
    if (right) lines.down(box.left + box.width, box.top, box.top + box.height)
    const free = Math.max(0, box.height - 2 * cellPadding - borderWidth - Math.max(1, place.lines.length) * cellPitch(size))
    const first = box.top + borderWidth + cellPadding + (cellPitch(size) - pointsOf[size]) / 2 + free / 2
    const inner = { left: box.left + borderWidth / 2 + sidePadding(size), width: box.width - borderWidth - 2 * sidePadding(size) }
    place.lines.forEach((line, index) => { text.line(line, inner, first + index * cellPitch(size) + baselineEm * pointsOf[size], alignmentOf(place.cell, header)) })
  }
}

/** One line in the colour of a watermark, its middle at the origin. */
export function drawFaintly(line: Line, size: TextSize, pen: Pen): Drawing {
  const text = textOperators(pen, pointsOf[size], `${colour(watermarkColour)} rg`)
  text.line(line, { left: -line.width / 2, width: line.width }, (baselineEm - 0.5) * pointsOf[size], 'left')
  return { operators: text.operators(), fonts: text.fonts() }
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** From the top of a line to its baseline: every face has this ascent (font-face.ts). */
const baselineEm = 0.88

/** Points with three decimals. */
const n = (points: number): string => String(Math.round(points * 1000) / 1000)

function colour(hex: string): string {
  return [0, 2, 4].map(at => n(parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ')
}

const sum = (numbers: readonly number[], from: number, to: number): number => {
  let total = 0
  for (let i = from; i < to; i++) total += numbers[i] ?? 0
  return total
}

/** Lines that go on from cell to cell are drawn once. */
function segments(): { across: (y: number, from: number, to: number) => void; down: (x: number, from: number, to: number) => void; operators: () => string } {
  const spans = { across: new Map<string, [number, number][]>(), down: new Map<string, [number, number][]>() }
  const add = (map: Map<string, [number, number][]>, at: number, from: number, to: number): void => {
    const key = n(at)
    const known = map.get(key) ?? []
    map.set(key, known)
    const last = known.findLast(([start, end]) => from >= start - 0.01 && from <= end + 0.01)
    if (last !== undefined) last[1] = Math.max(last[1], to)
    else known.push([from, to])
  }
  const half = borderWidth / 2
  return {
    across: (y, from, to) => { add(spans.across, y, from, to) },
    down: (x, from, to) => { add(spans.down, x, from, to) },
    operators: () => {
      let path = ''
      for (const [y, list] of spans.across) for (const [from, to] of list) path += `${n(from - half)} ${n(-Number(y))} m ${n(to + half)} ${n(-Number(y))} l\n`
      for (const [x, list] of spans.down) for (const [from, to] of list) path += `${x} ${n(-from)} m ${x} ${n(-to)} l\n`
      return `0 G ${borderWidth} w\n${path}S\n`
    },
  }
}

function textOperators({ fonts, shared }: Pen, size: number, fill: string): { line: (line: Line, inner: { left: number; width: number }, baseline: number, align: 'left' | 'center' | 'right') => void; operators: () => string; fonts: () => string[] } {
  const parts: string[] = []
  const used = new Set<string>()
  let current = ''
  return {
    line: (line, inner, baseline, align) => {
      const shift = align === 'left' ? 0 : (inner.width - line.width) / (align === 'center' ? 2 : 1)
      let place = `1 0 0 1 ${n(inner.left + shift)} ${n(-baseline)} Tm`
      for (const { face: file, text } of line.spans) {
        const face = fonts.faces.get(file)
        if (face === undefined || text === '') continue
        const name = shared.nameOf(face)
        if (name !== current) place += ` /${name} ${size} Tf`
        current = name
        used.add(name)
        parts.push(`${place} ${shared.stringOf(face, text)} Tj\n`)
        place = ''
      }
    },
    operators: () => (parts.length === 0 ? '' : `${fill} BT\n${parts.join('')}ET\n`),
    fonts: () => [...used],
  }
}
