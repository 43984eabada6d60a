import type { LocalDate } from '../../../time/local-date.ts'
import type { SheetCell } from '../../sheet.ts'
import { type DateContext, excelDay } from './roster-date.ts'

/** Fewer days are too few to tell a habit by. */
const enoughDays = 5
const enoughMonths = 3

/** What the cells of a column tell together of how its dates are meant. */
export function dateContext(cells: Iterable<SheetCell>, today: LocalDate, isBirth: boolean): DateContext {
  let [days, firsts, twoDigits, oneDigit] = [0, 0, 0, 0]
  const months = new Set<string>()
  for (const cell of cells) {
    const text = typeof cell === 'number' ? String(cell) : ''
    if (/^\d{2,4}\.(?:0\d|1[12])$/.test(text)) twoDigits += text.includes('.0') ? 1 : 0
    else if (/^\d{2,4}\.[2-9]$/.test(text)) oneDigit += 1
    const day = typeof cell === 'object' && cell !== null ? cell.day : typeof cell === 'number' && Number.isInteger(cell) ? excelDay(cell) : null
    if (day === null) continue
    days += 1
    if (day.endsWith('-01')) firsts += 1
    months.add(day.slice(0, 7))
  }
  return { today, isBirth, twoDigitMonths: twoDigits > 0 && oneDigit === 0, monthsOnly: days >= enoughDays && firsts === days && months.size >= enoughMonths }
}
