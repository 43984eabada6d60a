import type { SheetCell } from '../sheet.ts'

/** A cell as a clerk reads it, without blanks around it. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'number') return Number.isInteger(cell) && Math.abs(cell) < 1e15 ? cell.toFixed(0) : String(cell)
  return cell.clock === undefined ? cell.day : `${cell.day} ${cell.clock}`
}

export function isEmpty(cell: SheetCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}
