import readXlsxFile from 'read-excel-file/universal'
import type { Sheet, SheetCell, SheetRow } from '../../imports/sheet.ts'
import type { ReadOptions } from '../read-options.ts'
import { advices, type Refuse } from '../refuse.ts'
import { cellOf } from './cell-of.ts'

/** The sheets of an OOXML workbook. */
export async function readXlsx(bytes: Uint8Array, refuse: Refuse, { onProgress }: ReadOptions): Promise<readonly Sheet[]> {
  onProgress?.({ kind: 'reading' })
  const sheets = await readXlsxFile(bytes.slice().buffer, { trim: false }).catch(() => refuse('damaged', '打不开，可能已损坏', advices.anotherCopy))
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: rowsOf(data as readonly (readonly unknown[])[]) }))
}

function rowsOf(data: readonly (readonly unknown[])[]): SheetRow[] {
  return data.flatMap((row, i) => {
    const cells: SheetCell[] = row.map(cellOf)
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    return cells.length === 0 ? [] : [{ number: i + 1, cells }]
  })
}
