import type { Footer, PageSetup } from './document.ts'

/** Millimetres. */
export type Margins = PageSetup['margin']

/** A type area of 156 × 225 mm on A4. GB/T 9704-2012, 5.2.1; domain.md D.1. */
export const standardMargins: Margins = { top: 37, right: 26, bottom: 35, left: 28 }

/** A4 upright. */
export function portraitA4(footer: Footer, margins: Margins = standardMargins): PageSetup {
  return { widthMm: 210, heightMm: 297, orientation: 'portrait', margin: margins, footer }
}

/** The same sheet turned by a quarter: the upright's left edge (订口) is the top, so the type area is turned with it. */
export function landscapeA4(footer: Footer, margins: Margins = standardMargins): PageSetup {
  return { widthMm: 297, heightMm: 210, orientation: 'landscape', margin: turned(margins), footer }
}

/** A wide table's A4: the sides give way, the binding edge at the top stays. */
export function landscapeA4WithNarrowSides(footer: Footer, margins: Margins = standardMargins): PageSetup {
  return withNarrowSides(landscapeA4(footer, margins))
}

/** A table that no A4 holds: twice the sheet, with the same margins. */
export function landscapeA3(footer: Footer, margins: Margins = standardMargins): PageSetup {
  return { ...landscapeA4(footer, margins), widthMm: 420, heightMm: 297 }
}

/** The same sheet with the margins that a unit has set; sides that gave way to a wide table stay narrow. The same again when it is done twice. */
export function withMargins(page: PageSetup, margins: Margins): PageSetup {
  if (page.orientation === 'portrait') return { ...page, margin: margins }
  const lying = { ...page, margin: turned(margins) }
  return page.margin.left <= narrowSideMm && page.margin.right <= narrowSideMm ? withNarrowSides(lying) : lying
}

export function withNarrowSides(page: PageSetup): PageSetup {
  const { margin } = page
  return { ...page, margin: { ...margin, left: Math.min(narrowSideMm, margin.left), right: Math.min(narrowSideMm, margin.right) } }
}

const narrowSideMm = 20

/** The page number stands below the type area: it needs fifteen millimetres there. */
function turned({ top, right, bottom, left }: Margins): Margins {
  return { top: left, right: top, bottom: Math.max(15, right), left: bottom }
}

/** Width in millimetres between the margins. */
export function typeAreaWidthMm(page: PageSetup): number {
  return page.widthMm - page.margin.left - page.margin.right
}
