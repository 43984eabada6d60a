import type { SheetCell } from '../imports/sheet.ts'
import { dayOf } from '../time/local-date.ts'

const secondsOfDay = 86_400
/** 9999-12-31. */
const lastSerial = 2_958_465

/**
 * What a cell with a date format shows, from its day number as Excel counts since 1900: 1 = 1900-01-01, 61 = 1900-03-01; 60 is the 29 February 1900 that never was.
 * A time without a day stays words (08:30); what Excel itself can't show as a date stays the number it is.
 */
export function dateCell(serial: number): SheetCell {
  const seconds = Math.round(serial * secondsOfDay)
  const day = Math.floor(seconds / secondsOfDay)
  if (!Number.isFinite(serial) || serial < 0 || day > lastSerial) return serial
  const clock = clockText(seconds - day * secondsOfDay)
  if (day === 0) return clock ?? '1900-01-00'
  if (day === 60) return clock === null ? '1900-02-29' : `1900-02-29 ${clock}`
  return { day: dayAt(day), ...(clock === null ? {} : { clock }) }
}

function dayAt(serial: number) {
  const date = new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + serial * secondsOfDay * 1000)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** null at midnight: a day without a time. */
function clockText(seconds: number): string | null {
  if (seconds === 0) return null
  const two = (n: number) => String(n).padStart(2, '0')
  const rest = seconds % 60
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest === 0 ? '' : `:${two(rest)}`}`
}
