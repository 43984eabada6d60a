import type { PageSetup, SignatureLine, TextSize } from '#shared/documents/document.ts'
import { pointsOf } from '#shared/documents/document.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'

/** A label and the line to its right, in millimetres. */
export interface SignatureField {
  readonly label: string
  readonly value: string
  readonly labelMm: number
  readonly lineMm: number
}

/** Shares the width of the sheet among the fields and starts a new row where they don't fit side by side. */
export function signatureRows(block: SignatureLine, page: PageSetup): SignatureField[][] {
  const available = typeAreaWidthMm(page)
  const rows: SignatureField[][] = []
  for (const { label, value = '', mm } of block.fields) {
    const labelMm = widthMm(label) + gapMm
    const lineMm = Math.max(shortestLineMm, widthMm(value) + gapMm, (mm ?? 0) - labelMm - gapMm)
    const field = { label, value, labelMm, lineMm: Math.min(lineMm, available - labelMm - gapMm) }
    const row = rows.at(-1)
    if (row === undefined || fullWidth([...row, field]) > available) rows.push([field])
    else row.push(field)
  }
  return rows.map(fields => spread(fields, available))
}

/** Signature lines are set smaller than running text, so that four fields fit side by side. */
export const signatureSize = '小四' satisfies TextSize

/** Between a label and its line, and before the next label. */
export const gapMm = 2
const shortestLineMm = 13
const longestLineMm = 50

function widthMm(text: string): number {
  const em = [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x250 ? 0.6 : 1), 0)
  return (em * pointsOf[signatureSize] * 25.4) / 72
}

const fullWidth = (fields: readonly SignatureField[]): number => fields.reduce((sum, field) => sum + field.labelMm + field.lineMm + gapMm, 0)

/** What is left over goes to the lines to sign on, up to a sensible length. */
function spread(fields: readonly SignatureField[], available: number): SignatureField[] {
  const more = (available - fullWidth(fields)) / fields.length
  return fields.map(field => ({ ...field, lineMm: Math.max(field.lineMm, Math.min(field.lineMm + more, longestLineMm)) }))
}
