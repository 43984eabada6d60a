import type { LocalDate } from '#shared/time/local-date.ts'
import { typedDay, typedDayOrMonth, typedTime } from '#shared/time/typed-date.ts'
import type { YearMonth } from '#shared/time/year-month.ts'
import { DateField } from '../ui/date-field.tsx'
import { TimeField as AnyTimeField } from '../ui/time-field.tsx'
import { useToday } from './today.ts'

interface Props<T> {
  readonly value: T | null
  readonly onChange: (value: T | null) => void
  /** Told when the field holds what can't be read: a form must not save around it. */
  readonly onProblem?: (problem: string | null) => void
  readonly label: string
  readonly disabled?: boolean
  readonly placeholder?: string
}

/** A day of the model. */
export function DayField(props: Props<LocalDate>) {
  const today = useToday()
  return <DateField {...props} today={today} read={typed => typedDay(typed, today)} />
}

/** A day, or only its month, as records know it. */
export function DayOrMonthField(props: Props<LocalDate | YearMonth>) {
  const today = useToday()
  return <DateField {...props} today={today} read={typed => typedDayOrMonth(typed, today)} placeholder="如 198005、19800512" />
}

/** `14:30`. */
export function TimeField(props: Props<string>) {
  return <AnyTimeField {...props} read={typedTime} />
}
