import type { Sheet, SheetCell, SheetRow } from '../sheet.ts'

/** The rows below the titles, where a cell that was joined over several rows stands in each of them: one branch beside all of its members. */
export function unmergedBelow(sheet: Sheet, lastHeaderRow: number): readonly SheetRow[] {
  const rows = sheet.rows.filter(row => row.number > lastHeaderRow)
  const tall = (sheet.merged ?? []).filter(range => range.toRow > range.fromRow && range.fromRow > lastHeaderRow)
  if (tall.length === 0) return rows
  const byNumber = new Map(rows.map((row, i) => [row.number, i]))
  const filled = new Map<number, SheetCell[]>()
  for (const { fromRow, toRow, fromColumn } of tall) {
    const value = rows[byNumber.get(fromRow) ?? -1]?.cells[fromColumn] ?? null
    if (value === null) continue
    for (let number = fromRow + 1; number <= toRow; number++) {
      const row = rows[byNumber.get(number) ?? -1]
      if (row === undefined) continue
      const cells = filled.get(number) ?? [...row.cells]
      while (cells.length < fromColumn) cells.push(null)
      cells[fromColumn] ??= value
      filled.set(number, cells)
    }
  }
  return rows.map(row => ({ number: row.number, cells: filled.get(row.number) ?? row.cells }))
}
