/** A cell by its place, row and column counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Where a key leads; null = it is no key of moving. `page`: rows in sight. */
export function movedBy(key: string, { row, column }: Place, size: { readonly rows: number; readonly columns: number; readonly page: number }): Place | null {
  switch (key) {
    case 'ArrowUp': return within({ row: row - 1, column }, size)
    case 'ArrowDown': return within({ row: row + 1, column }, size)
    case 'ArrowLeft': return within({ row, column: column - 1 }, size)
    case 'ArrowRight': return within({ row, column: column + 1 }, size)
    case 'PageUp': return within({ row: row - size.page, column }, size)
    case 'PageDown': return within({ row: row + size.page, column }, size)
    case 'Home': return within({ row, column: 0 }, size)
    case 'End': return within({ row, column: size.columns - 1 }, size)
    default: return null
  }
}

export function within({ row, column }: Place, { rows, columns }: { readonly rows: number; readonly columns: number }): Place {
  return { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) }
}

/** Rows from the one to the other, both included, in the table's order. */
export function rowsBetween(one: number, other: number): readonly number[] {
  const first = Math.min(one, other)
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, i) => first + i)
}
