import { LocalDate } from '#shared/time/local-date.ts'
import { YearMonth } from '#shared/time/year-month.ts'
import { DateField } from '../ui/date-field.tsx'
import { useToday } from './today.ts'

interface Props<T> {
  readonly value: T | null
  readonly onChange: (value: T | null) => void
  readonly onProblem?: (problem: string | null) => void
  readonly label: string
  readonly disabled?: boolean
}

/** A day of the model. */
export function DayField({ onChange, ...rest }: Props<LocalDate>) {
  const today = useToday()
  return <DateField {...rest} today={today} onChange={text => onChange(text === null ? null : LocalDate.parse(text))} />
}

/** A day, or only its month, as records know it. */
export function DayOrMonthField({ onChange, ...rest }: Props<LocalDate | YearMonth>) {
  const today = useToday()
  const read = (text: string) => (text.length === 7 ? YearMonth.parse(text) : LocalDate.parse(text))
  return <DateField {...rest} precision="dayOrMonth" today={today} onChange={text => onChange(text === null ? null : read(text))} />
}
