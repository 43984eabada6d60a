import type { DevelopmentStepCode } from '../../model/development-case.ts'
import type { Membership } from '../../model/membership.ts'
import type { Person } from '../../model/person.ts'
import type { Settings } from '../../model/settings.ts'
import type { LocalDate } from '../../time/local-date.ts'
import type { Finding, WarnLevel } from '../finding.ts'

/** What is looked at beside the case. */
export interface CaseFacts {
  readonly today: LocalDate
  readonly years: readonly number[]
  readonly settings: Pick<Settings, 'workCalendars'>
  readonly personOf: (personId: string) => Person | null
  readonly membershipsOf: (personId: string) => readonly Membership[]
}

/** Makes a finding about a case: `field` is a step's code, `on` the day that it is about. */
export type Say = (rule: string, level: WarnLevel, field: DevelopmentStepCode, on: LocalDate, message: string, basis: string) => Finding
