import type { TextSize } from '#shared/documents/document.ts'
import { pointsOf } from '#shared/documents/document.ts'
import { defaultRoles } from '#shared/documents/texts.ts'
import { watermarkDegrees, watermarkPoints } from './layout.ts'
import { drawFaintly, type Pen } from './pdf-drawing.ts'
import type { PdfFile } from './pdf-file.ts'
import type { TakenPage } from './pdf-join.ts'
import { setLines } from './pdf-text.ts'

/** For each page one with nothing but the watermark, its middle in the middle of the sheet. */
export function watermarkPages(text: string, pages: readonly TakenPage[], file: PdfFile, pen: Pen): TakenPage[] {
  const [line] = setLines([{ text, role: defaultRoles.watermark }], pen.fonts, Infinity, { size: drawnSize, pitch: pointsOf[drawnSize], align: 'left' })
  if (line === undefined || line.width === 0) return []
  const drawing = drawFaintly(line, drawnSize, pen)
  const scale = watermarkPoints(line.width / pointsOf[drawnSize]) / pointsOf[drawnSize]
  const bySheet = new Map<string, TakenPage>()
  return pages.map(({ mediaBox }) => {
    const known = bySheet.get(mediaBox)
    if (known !== undefined) return known
    const content = file.addPacked(`q ${slanting(mediaBox, scale)} cm\n${drawing.operators}Q\n`)
    const page: TakenPage = { mediaBox, content, resources: '', fonts: drawing.fonts.map(pen.shared.resourceOf) }
    bySheet.set(mediaBox, page)
    return page
  })
}

/** It is drawn in this size and scaled to its own. */
const drawnSize = '三号' satisfies TextSize

function slanting(mediaBox: string, scale: number): string {
  const [left = 0, bottom = 0, right = 0, top = 0] = mediaBox.replace(/[[\]]/g, '').trim().split(/\s+/).map(Number)
  const angle = (watermarkDegrees * Math.PI) / 180
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)]
  return [cos, sin, -sin, cos, (left + right) / 2, (bottom + top) / 2].map(number => number.toFixed(4)).join(' ')
}
