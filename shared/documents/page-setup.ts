import type { Footer, PageSetup } from './document.ts'

/** A4 upright: top 37, bottom 35, left 28, right 26 mm, a type area of 156 × 225. GB/T 9704-2012, 5.2.1; domain.md D.1. */
export function portraitA4(footer: Footer): PageSetup {
  return { widthMm: 210, heightMm: 297, orientation: 'portrait', margin: { top: 37, right: 26, bottom: 35, left: 28 }, footer }
}

/** The same sheet turned by a quarter: the upright's left edge (订口) is the top, so the type area of 156 × 225 is turned with it. */
export function landscapeA4(footer: Footer): PageSetup {
  return { widthMm: 297, heightMm: 210, orientation: 'landscape', margin: { top: 28, right: 37, bottom: 26, left: 35 }, footer }
}

/** A wide table's A4: the sides give way, the binding edge at the top stays. */
export function landscapeA4WithNarrowSides(footer: Footer): PageSetup {
  const page = landscapeA4(footer)
  return { ...page, margin: { ...page.margin, left: 20, right: 20 } }
}

/** A table that no A4 holds: twice the sheet, with the same margins. */
export function landscapeA3(footer: Footer): PageSetup {
  return { ...landscapeA4(footer), widthMm: 420, heightMm: 297 }
}

/** Width in millimetres between the margins. */
export function typeAreaWidthMm(page: PageSetup): number {
  return page.widthMm - page.margin.left - page.margin.right
}
