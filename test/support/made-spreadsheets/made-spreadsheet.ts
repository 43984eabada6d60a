import type { MadeFormat } from './made-files.ts'
import { type MadeLayout, madeSheet, type MadeSheet } from './made-sheet.ts'

/** A file in a shape that clerks use, with what must be read out of it. */
export interface MadeSpreadsheet {
  readonly fileName: string
  readonly format: MadeFormat
  readonly sheets: readonly MadeSheet[]
  /** The one with the people. */
  readonly roster: MadeSheet
}

export function made(fileName: string, format: MadeFormat, layout: MadeLayout, others: { readonly before?: readonly MadeSheet[]; readonly after?: readonly MadeSheet[] } = {}): MadeSpreadsheet {
  const roster = madeSheet(layout)
  return { fileName, format, roster, sheets: [...(others.before ?? []), roster, ...(others.after ?? [])] }
}

/** A sheet that is no roster: a cover, a chart's figures, notes. */
export function plainSheet(name: string, lines: readonly (readonly (string | number | null)[])[], isHidden = false): MadeSheet {
  const rows = lines.map((cells, i) => ({ number: i + 1, cells })).filter(row => row.cells.length > 0)
  return { name, rows, merged: [], hiddenRows: [], headerRows: [], columns: [], people: [], ...(isHidden ? { isHidden } : {}) }
}
