import type { MergedRange, SheetCell, SheetRow } from '../imports/sheet.ts'
import { spreadsheetLimits } from './limits.ts'
import { advices, type Refuse } from './refuse.ts'

/** A value joined downwards (one branch beside its twenty members) stands in each of its rows; joined to the right it stays where it is, as do titles beside such. Rows that hold nothing else are left alone. */
export function filledDown(sheet: string, rows: readonly SheetRow[], merged: readonly MergedRange[], refuse: Refuse): readonly SheetRow[] {
  const titleRows = new Set(merged.filter(range => range.toRow === range.fromRow).map(range => range.fromRow))
  const tall = merged.filter(range => range.toRow > range.fromRow && !titleRows.has(range.fromRow))
  if (tall.length === 0) return rows
  const lines: (readonly SheetCell[])[] = rows.map(row => row.cells)
  let visits = 0
  for (const { fromRow, toRow, fromColumn } of tall) {
    const first = firstFrom(rows, fromRow)
    const value = rows[first]?.number === fromRow ? (lines[first]?.[fromColumn] ?? null) : null
    if (value === null) continue
    for (let i = first + 1; (rows[i]?.number ?? Infinity) <= toRow; i += 1) {
      visits += 1
      if (visits > spreadsheetLimits.cells) refuse('excessive', '的合并单元格互相重叠，不是正常的表格', advices.askSender, { sheet })
      const line = lines[i] ?? []
      if ((line[fromColumn] ?? null) === null) lines[i] = withCell(line, fromColumn, value)
    }
  }
  return rows.map((row, i) => ({ number: row.number, cells: lines[i] ?? row.cells }))
}

/** The first row with that number or a later one. */
function firstFrom(rows: readonly SheetRow[], number: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

function withCell(cells: readonly SheetCell[], column: number, value: SheetCell): readonly SheetCell[] {
  const filled = Array.from({ length: Math.max(cells.length, column + 1) }, (_, i) => cells[i] ?? null)
  filled[column] = value
  return filled
}
