import { describe, expect, test } from 'vitest'
import { layoutOf, placeAt, scaleOf, screenOn, scrollTopOf, sheetAt, sheetGap, steppedZoom } from '../../../../renderer/parts/preview/page-layout.ts'

const upright = { width: 794, height: 1123 }
const across = { width: 1123, height: 794 }
const box = { width: 824, height: 600 }

describe('how large a sheet is shown', () => {
  test.each([
    ['upright, as wide as the box', 'width', upright, 800 / 794],
    ['across, as wide as the box', 'width', across, 800 / 1123],
    ['whole: its height decides', 'page', upright, 576 / 1123],
    ['whole: its width decides', 'page', { width: 1123, height: 500 }, 800 / 1123],
    ['as asked, whatever the box', 1.5, upright, 1.5],
    ['a small one is not blown up without end', 'width', { width: 100, height: 100 }, 2],
  ] as const)('%s', (_, zoom, sheet, expected) => { expect(scaleOf(zoom, sheet, box)).toBeCloseTo(expected, 6) })

  test.each([[1, 1, 1.25], [1, -1, 0.75], [0.87, 1, 1], [0.87, -1, 0.75], [2, 1, 2], [0.5, -1, 0.5]] as const)('%d, a step of %d: %d', (shown, by, expected) => { expect(steppedZoom(shown, by)).toBe(expected) })
})

describe('where the sheets stand', () => {
  const layout = layoutOf([upright, across, upright], 1, box)
  test('one under the other, a gap between them and around them', () => {
    expect(layout.tops).toEqual([12, 12 + 1123 + 12, 12 + 1123 + 12 + 794 + 12])
    expect(layout.height).toBe(12 + 1123 + 12 + 794 + 12 + 1123 + 12)
    expect(layout.width).toBe(1123 + 2 * sheetGap)
  })
  test('a height lies on the sheet whose head is the last above it', () => {
    expect([0, 12, 1146, 1147, 99_999].map(y => sheetAt(layout, y))).toEqual([0, 0, 0, 1, 2])
    expect(sheetAt(layoutOf([], 1, box), 5)).toBe(0)
  })
  test('a place stays the same when the zoom changes', () => {
    const place = placeAt(layout, layout.tops[1]! - sheetGap + 397)
    expect(place).toEqual({ sheet: 1, share: 0.5 })
    const half = layoutOf([upright, across, upright], 0.5, box)
    expect(scrollTopOf(half, place)).toBeCloseTo(half.tops[1]! - sheetGap + 0.5 * 397, 6)
  })
})

describe('a screen on', () => {
  const layout = layoutOf([upright, upright], 1, box)
  test('goes down by a screen while the sheet has more, then to the head of the next', () => {
    expect(screenOn(layout, 0, 600, 1)).toBe(560)
    expect(screenOn(layout, 560, 600, 1)).toBe(layout.tops[1]! - sheetGap)
  })
  test('goes up by a screen, but never past the head of the sheet', () => {
    const head = layout.tops[1]! - sheetGap
    expect(screenOn(layout, head + 700, 600, -1)).toBe(head + 140)
    expect(screenOn(layout, head + 140, 600, -1)).toBe(head)
    expect(screenOn(layout, head, 600, -1)).toBe(head - 560)
    expect(screenOn(layout, 100, 600, -1)).toBe(0)
  })
  test('turns whole pages where a whole page is shown', () => {
    const whole = layoutOf([upright, across, upright], 'page', box)
    const head = (i: number) => whole.tops[i]! - sheetGap
    expect([screenOn(whole, 0, 600, 1), screenOn(whole, head(1), 600, 1), screenOn(whole, head(2), 600, -1)]).toEqual([head(1), head(2), Math.max(head(1), head(2) - 560)])
  })
})
