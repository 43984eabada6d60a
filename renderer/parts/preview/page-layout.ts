/** CSS pixels at 100 %. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** 适合宽度, 整页, or a factor. */
export type PageZoom = 'width' | 'page' | number

export const zoomFactors = [0.5, 0.75, 1, 1.25, 1.5, 2] as const

/** Between two sheets, and around all of them. */
export const sheetGap = 12

const mostFitted = 2

/** How large a sheet is shown in a box; sheets that lie across fill it as well as upright ones. */
export function scaleOf(zoom: PageZoom, sheet: Size, box: Size): number {
  const byWidth = Math.max(0.1, (box.width - 2 * sheetGap) / sheet.width)
  const byHeight = Math.max(0.1, (box.height - 2 * sheetGap) / sheet.height)
  switch (zoom) {
    case 'width': return Math.min(mostFitted, byWidth)
    case 'page': return Math.min(mostFitted, byWidth, byHeight)
    default: return zoom
  }
}

/** The next factor up or down from what is shown now. */
export function steppedZoom(shown: number, by: 1 | -1): number {
  const next = by === 1 ? zoomFactors.find(factor => factor > shown + 0.01) : zoomFactors.findLast(factor => factor < shown - 0.01)
  return next ?? (by === 1 ? 2 : 0.5)
}

/** Where every sheet stands in the scroller. */
export interface Layout {
  readonly tops: readonly number[]
  readonly heights: readonly number[]
  readonly widths: readonly number[]
  readonly height: number
  readonly width: number
}

export function layoutOf(sizes: readonly Size[], zoom: PageZoom, box: Size): Layout {
  const [tops, heights, widths]: [number[], number[], number[]] = [[], [], []]
  let top = sheetGap
  let width = 0
  for (const size of sizes) {
    const scale = scaleOf(zoom, size, box)
    tops.push(top)
    heights.push(size.height * scale)
    widths.push(size.width * scale)
    width = Math.max(width, size.width * scale + 2 * sheetGap)
    top += size.height * scale + sheetGap
  }
  return { tops, heights, widths, height: top, width }
}

/** Index of the sheet on which a height lies; a gap belongs to the sheet above it. */
export function sheetAt({ tops }: Pick<Layout, 'tops'>, y: number): number {
  let [low, high] = [0, tops.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** A place in the book that stays the same whatever its zoom: a sheet, and how far down on it. */
export interface BookPlace {
  readonly sheet: number
  readonly share: number
}

export function placeAt(layout: Layout, scrollTop: number): BookPlace {
  const sheet = sheetAt(layout, scrollTop + sheetGap)
  return { sheet, share: (scrollTop + sheetGap - (layout.tops[sheet] ?? 0)) / Math.max(1, layout.heights[sheet] ?? 1) }
}

export function scrollTopOf(layout: Layout, { sheet, share }: BookPlace): number {
  return (layout.tops[sheet] ?? 0) - sheetGap + share * (layout.heights[sheet] ?? 0)
}

/** One screen on, but never past the head of the next sheet: nothing is skipped, and every sheet is seen from its head. */
export function screenOn(layout: Layout, scrollTop: number, boxHeight: number, by: 1 | -1): number {
  const stride = Math.max(40, boxHeight - 40)
  const { sheet } = placeAt(layout, scrollTop + 1)
  const head = (index: number) => (layout.tops[index] ?? layout.height) - sheetGap
  if (by === 1) {
    const isSeenToItsFoot = (layout.tops[sheet] ?? 0) + (layout.heights[sheet] ?? 0) <= scrollTop + boxHeight + 1
    return isSeenToItsFoot ? head(sheet + 1) : scrollTop + stride
  }
  if (scrollTop > head(sheet) + 1) return Math.max(head(sheet), scrollTop - stride)
  const above = Math.max(0, sheet - 1)
  return Math.max(head(above), scrollTop - stride)
}
