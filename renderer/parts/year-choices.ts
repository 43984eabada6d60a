import { type LocalDate, yearOf } from '#shared/time/local-date.ts'

const yearsBack = 5

/** This year and those before it, and so many to come, with the chosen one wherever it lies. */
export function yearChoices(today: LocalDate, chosen: number, word: '年' | '年度' = '年', ahead = 0): { value: number; label: string }[] {
  const years = Array.from({ length: ahead + 1 + yearsBack }, (_, back) => yearOf(today) + ahead - back)
  return (years.includes(chosen) ? years : [...years, chosen]).map(value => ({ value, label: `${value}${word}` }))
}
