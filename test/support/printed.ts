import type { Cell, Document } from '#shared/documents/document.ts'

/** The rows of cells of every table and form in a document, headers left out. */
export function rowsOf(document: Document): readonly (readonly Cell[])[] {
  return document.sections.flatMap(section => section.blocks).flatMap(block => (block.type === 'table' ? block.rows : block.type === 'formGrid' ? block.rows.map(row => row.cells) : []))
}

/** The texts of those rows. */
export function printedRows(document: Document): readonly (readonly string[])[] {
  return rowsOf(document).map(row => row.map(cell => cell.text.replaceAll('\n', '')))
}

/** The value beside a label of a form; the first where the label stands several times. */
export function fieldOf(document: Document, label: string): string | undefined {
  for (const row of rowsOf(document)) {
    const at = row.findIndex(cell => cell.text.replaceAll('\n', '') === label)
    if (at >= 0) return row[at + 1]?.text
  }
  return undefined
}
