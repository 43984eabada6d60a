import type { DevelopmentCase, DevelopmentStepCode } from '../../model/development-case.ts'
import type { Settings } from '../../model/settings.ts'
import { addDays, addMonths, addYears, type LocalDate } from '../../time/local-date.ts'
import { yearMonthOf, type YearMonth } from '../../time/year-month.ts'

type Steps = Pick<DevelopmentCase, 'steps'>

export function doneOn({ steps }: Steps, code: DevelopmentStepCode): LocalDate | null {
  return steps.find(step => step.code === code)?.on ?? null
}

export interface Probation {
  /** The day of the branch's meeting that accepted the member: dues and membership count from it (细则 31 条, R-FEE-05). */
  readonly from: LocalDate
  /** A year later: 预备期满日. */
  readonly endsOn: LocalDate
  /** The end that holds: that of the extension where there is one. The member is full from this day (细则 33 条). */
  readonly fullOn: LocalDate
}

/** 预备期, or null before the branch has accepted. */
export function probationOf(of: Steps & Pick<DevelopmentCase, 'extension'>): Probation | null {
  const from = doneOn(of, 'branchMeeting')
  if (from === null) return null
  const endsOn = addYears(from, 1)
  return { from, endsOn, fullOn: of.extension?.to ?? endsOn }
}

/** 延长 once, by half a year to a year (细则 31 条). */
export function extensionRange(endsOn: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: addMonths(endsOn, 6), to: addYears(endsOn, 1) }
}

/** The last day of the probation as the unit prints it (domain-checks C30). */
export function printedEnd({ fullOn }: Pick<Probation, 'fullOn'>, { probationEnd }: Pick<Settings, 'probationEnd'>): LocalDate {
  return probationEnd === 'dayBefore' ? addDays(fullOn, -1) : fullOn
}

/** The first month of which dues are owed (R-FEE-05). */
export function duesFrom({ from }: Pick<Probation, 'from'>): YearMonth {
  return yearMonthOf(from)
}
