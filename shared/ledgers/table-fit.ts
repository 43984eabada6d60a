import type { PageSetup, TextSize } from '../documents/document.ts'
import { pointsOf } from '../documents/document.ts'
import { landscapeA3, landscapeA4, landscapeA4WithNarrowSides, type Margins, portraitA4, standardMargins, typeAreaWidthMm } from '../documents/page-setup.ts'

export interface TableFit {
  readonly page: PageSetup
  readonly size: TextSize
  /** What to say before it is printed; null = it fits as it should. */
  readonly notice: string | null
}

/** From the ledger's own 字号 to the smallest that paper forms use. */
const smaller: readonly TextSize[] = ['小五', '六号', '小六']

/** The paper and 字号 in which columns of so many millimetres fit: A4 as the ledger has it, then narrower sides before smaller characters, A3 lying (domain.md C: A4, wide tables lying). */
export function tableFit(mm: number, orientation: 'landscape' | 'portrait', size: TextSize, margins: Margins = standardMargins): TableFit {
  const footer = { numbering: 'pageOfPages' } as const
  const sizes = [size, ...smaller.filter(other => pointsOf[other] < pointsOf[size])]
  const fits = (page: PageSetup, one: TextSize) => (mm * pointsOf[one]) / pointsOf[size] <= typeAreaWidthMm(page)
  for (const pages of [...(orientation === 'portrait' ? [[portraitA4(footer, margins)]] : []), [landscapeA4(footer, margins), landscapeA4WithNarrowSides(footer, margins)]]) {
    for (const one of sizes) {
      const page = pages.find(other => fits(other, one))
      if (page !== undefined) return { page, size: one, notice: null }
    }
  }
  const a3 = landscapeA3(footer, margins)
  const onA3 = sizes.find(one => fits(a3, one))
  if (onA3 !== undefined) return { page: a3, size: onA3, notice: '所选栏目在 A4 纸上排不下，这份台账用 A3 横排。要用 A4 打印，请点“选择栏目”减少几栏。' }
  return { page: a3, size: sizes.at(-1) ?? size, notice: '所选栏目太多，A3 纸也排不下，字会挤在一起。请点“选择栏目”减少几栏，或者只导出 Excel。' }
}
