import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { chinesePeriod, type DateRange, monthsOf, Period, quartersOf, rangeOf, yearPeriod } from '#shared/time/period.ts'

export interface PeriodChoice {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const yearsBack = 5

/** 2026年, its quarters and months, then the years before it. */
export function periodChoices(today: LocalDate): readonly PeriodChoice[] {
  const thisYear = yearOf(today)
  return Array.from({ length: yearsBack + 1 }, (_, back) => {
    const year = thisYear - back
    const parts = [...quartersOf(year), ...monthsOf(year)].filter(part => rangeOf(part).from <= today)
    const label = `${year}年`
    return { label, options: [yearPeriod(year), ...parts].map(value => ({ value, label: value.length === 4 ? `${label}全年` : chinesePeriod(value) })) }
  })
}

/** The days of a period as an address has it; null where it names none. */
export function rangeOfText(text: string | undefined): DateRange | null {
  const parsed = Period.safeParse(text)
  return parsed.success ? rangeOf(parsed.data) : null
}
