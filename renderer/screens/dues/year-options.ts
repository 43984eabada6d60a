import { type LocalDate, yearOf } from '#shared/time/local-date.ts'

const yearsBack = 5

/** Next year (in December it is set already), this one and those before it; the chosen one in any case. */
export function yearOptions(today: LocalDate, chosen: number): readonly { readonly value: number; readonly label: string }[] {
  const first = yearOf(today) + 1
  const years = Array.from({ length: yearsBack + 2 }, (_, back) => first - back)
  return (years.includes(chosen) ? years : [...years, chosen]).map(year => ({ value: year, label: `${year}年` }))
}
