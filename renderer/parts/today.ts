import { useSyncExternalStore } from 'react'
import { type LocalDate, localDate } from '#shared/time/local-date.ts'

/** The PC's local day; a window that stays open over midnight follows. */
export function useToday(): LocalDate {
  return useSyncExternalStore(eachMinute, localToday)
}

export function localToday(): LocalDate {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return localDate(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`)
}

function eachMinute(changed: () => void): () => void {
  const timer = setInterval(changed, 60_000)
  return () => clearInterval(timer)
}
