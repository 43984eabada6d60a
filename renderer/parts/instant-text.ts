import type { Instant } from '#shared/time/instant.ts'

/** 2026年11月22日 17:05, on the PC's clock. */
export function instantText(at: Instant): string {
  const time = new Date(at)
  return `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日 ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** 今天 17:05, 昨天 09:30, 11月3日, 2025年11月3日. */
export function sinceText(at: Instant, now: Date): string {
  const time = new Date(at)
  const days = daysAgo(time, now)
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`
  if (days === 0) return `今天 ${clock}`
  if (days === 1) return `昨天 ${clock}`
  const day = `${time.getMonth() + 1}月${time.getDate()}日`
  return time.getFullYear() === now.getFullYear() ? day : `${time.getFullYear()}年${day}`
}

/** Whole calendar days on the PC's clock. */
export function daysAgo(time: Date, now: Date): number {
  const midnight = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate())
  return Math.round((midnight(now) - midnight(time)) / 86_400_000)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** 17:05. */
export function clockText(at: Instant): string {
  const time = new Date(at)
  return `${two(time.getHours())}:${two(time.getMinutes())}`
}
