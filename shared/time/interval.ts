import type { LocalDate } from './local-date.ts'

/** From one day to another, both included; `to` null = still so. */
export interface Interval {
  readonly from: LocalDate
  readonly to: LocalDate | null
}

export function covers(interval: Interval, day: LocalDate): boolean {
  return interval.from <= day && (interval.to === null || day <= interval.to)
}
