import { columnLetters, type SheetCell, type SheetRow } from '../imports/sheet.ts'
import { spreadsheetLimits } from './limits.ts'
import { advices, type Refuse } from './refuse.ts'

/** Lines of raw cells (a missing one = an empty row) as rows within the limits; empty rows, and empty cells at the end of one, are left out. */
export function sheetRows<T>(sheet: string, lines: readonly (readonly T[] | undefined)[], cellOf: (raw: T | undefined) => SheetCell, refuse: Refuse): SheetRow[] {
  const rows: SheetRow[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const cells = Array.from(lines[i] ?? [], cellOf)
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.length === 0) continue
    const place = { sheet, row: i + 1 }
    if (i >= spreadsheetLimits.rows) refuse('tooLarge', `超过 ${spreadsheetLimits.rows} 行`, advices.split, place)
    if (cells.length > spreadsheetLimits.columns) refuse('tooLarge', `超过 ${spreadsheetLimits.columns} 列`, advices.split, place)
    const long = cells.findIndex(cell => typeof cell === 'string' && cell.length > spreadsheetLimits.cellLength)
    if (long !== -1) refuse('tooLarge', `的内容超过 ${spreadsheetLimits.cellLength} 个字符`, '请缩短这一格后再导入', { ...place, column: columnLetters(long) })
    rows.push({ number: i + 1, cells })
  }
  return rows
}
