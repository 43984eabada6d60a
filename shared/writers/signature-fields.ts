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
  let row: SignatureField[] = []
  let used = 0
  for (const field of block.fields) {
    const labelMm = [...field.label].length * characterMm + labelGapMm
    const wanted = field.mm ?? labelMm + shortestLineMm
    const width = Math.min(available, Math.max(wanted, labelMm + shortestLineMm))
    if (used + width > available && row.length > 0) {
      rows.push(row)
      row = []
      used = 0
    }
    row.push({ label: field.label, value: field.value ?? '', labelMm, lineMm: width - labelMm })
    used += width
  }
  if (row.length > 0) rows.push(row)
  return rows.map(fields => spread(fields, available))
}

const characterMm = (pointsOf['小四'] * 25.4) / 72
const labelGapMm = 2
const shortestLineMm = 22

/** Signature lines are set smaller than running text, so that four fields fit on a sheet. */
export const signatureSize = '小四' satisfies TextSize

/** What is left over goes to the lines to sign on. */
function spread(fields: readonly SignatureField[], available: number): SignatureField[] {
  const left = available - fields.reduce((sum, field) => sum + field.labelMm + field.lineMm, 0)
  return fields.map(field => ({ ...field, lineMm: field.lineMm + left / fields.length }))
}
