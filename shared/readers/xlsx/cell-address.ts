import { spreadsheetLimits } from '../limits.ts'
import type { MergedRange } from '../../imports/sheet.ts'

/** Rows that Excel itself has. */
export const lastRow = 1_048_576

/** Digits as a number; -1 when there is anything else, or more than nine. */
export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  if (from === to || to - from > 9) return -1
  let number = 0
  for (let i = from; i < to; i += 1) {
    const digit = (bytes[i] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** `AB12` → column 28 of row 12, from 1; -1 when it is no address. As one number: row × `addressBase` + column. */
export function packedAddress(bytes: Uint8Array, from: number, to: number): number {
  let column = 0
  let at = from
  for (; at < to; at += 1) {
    const letter = (bytes[at] ?? 0) - 0x40
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
    if (column > columnsOfExcel) return -1
  }
  const row = wholeNumber(bytes, at, to)
  return column === 0 || row < 1 || row > lastRow ? -1 : row * addressBase + column
}

export const addressBase = 65_536
const columnsOfExcel = 16_384

/** `A1:C3`, kept within the limits; null when it is none, or one cell. */
export function mergedRange(ref: string): MergedRange | null {
  const [first = '', last = ''] = ref.split(':')
  const [a, b] = [addressOf(first), addressOf(last)]
  if (a === -1 || b === -1 || a === b) return null
  const range = {
    fromRow: Math.floor(a / addressBase), toRow: Math.min(Math.floor(b / addressBase), spreadsheetLimits.rows),
    fromColumn: (a % addressBase) - 1, toColumn: Math.min((b % addressBase) - 1, spreadsheetLimits.columns - 1),
  }
  return range.fromRow <= range.toRow && range.fromColumn <= range.toColumn ? range : null
}

function addressOf(text: string): number {
  const bytes = new TextEncoder().encode(text.replaceAll('$', ''))
  return packedAddress(bytes, 0, bytes.length)
}
