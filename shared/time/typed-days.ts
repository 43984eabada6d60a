import { addDays, dayOfMonth, daysBetween, type LocalDate, monthOf, yearOf, dayOf } from './local-date.ts'
import { typedDay } from './typed-date.ts'

/** Days of one year that a clerk typed together: `1.1`, `10月1日至7日`, `2026-05-01`. What can't be read, or lies in another year, is told. */
export interface TypedDays {
  readonly days: readonly LocalDate[]
  readonly wrong: readonly string[]
}

export function typedDays(text: string, year: number): TypedDays {
  const days = new Set<LocalDate>()
  const wrong: string[] = []
  for (const part of text.normalize('NFKC').split(/[\n,、;\s]+/).filter(each => each !== '')) {
    const found = daysOf(part, year)
    if (found === null) wrong.push(part)
    else for (const day of found) days.add(day)
  }
  return { days: [...days].sort(), wrong }
}

/** 1月1日至3日、5月1日 as they are read back. */
export function daysText(days: readonly LocalDate[]): string {
  const runs: { first: LocalDate; last: LocalDate }[] = []
  for (const day of days.toSorted()) {
    const run = runs.at(-1)
    if (run !== undefined && daysBetween(run.last, day) <= 1) run.last = day
    else runs.push({ first: day, last: day })
  }
  return runs.map(({ first, last }) => (first === last ? words(first) : `${words(first)}至${monthOf(first) === monthOf(last) ? `${dayOfMonth(last)}日` : words(last)}`)).join('、')
}

/** Nobody has more days off in one go. */
const longestRun = 31

function daysOf(part: string, year: number): readonly LocalDate[] | null {
  const [from, to] = part.split(/至|到|~|—+|–|-(?=\d{1,2}(?:[.月日]))/).filter(each => each !== '')
  const first = from === undefined ? null : dayIn(from, year)
  if (first === null) return null
  const last = to === undefined ? first : lastDay(to, first, year)
  if (last === null || last < first || daysBetween(first, last) >= longestRun) return null
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i))
}

function lastDay(text: string, first: LocalDate, year: number): LocalDate | null {
  const alone = /^(\d{1,2})日?$/.exec(text)
  return alone === null ? dayIn(text, year) : dayIn(`${monthOf(first)}.${alone[1] ?? ''}`, year)
}

function dayIn(text: string, year: number): LocalDate | null {
  const day = typedDay(text, dayOf(year, 1, 1))
  return day !== null && yearOf(day) === year ? day : null
}

function words(day: LocalDate): string {
  return `${monthOf(day)}月${dayOfMonth(day)}日`
}
