import type { Settings } from '../../model/settings.ts'
import type { ElectionStepCode, TermOfOffice } from '../../model/term-of-office.ts'
import { addMonths, chineseDate, type LocalDate } from '../../time/local-date.ts'
import { type ElectionSetting, isStepDone, nextStep, stepOf } from '../election-steps.ts'
import type { WarnLevel } from '../finding.ts'
import { termDue } from '../term-due.ts'

/** What is urgent about the end of a term; `field` is where it goes on. */
export interface TermWarning {
  readonly level: WarnLevel
  readonly field: string
  readonly message: string
}

/** Six months ahead yellow; without 请示 or 批复 when they should be there orange; past the end, extended or not, red (domain.md B.3). Null = nothing to do yet. */
export function termWarning(term: TermOfOffice, setting: ElectionSetting, settings: Pick<Settings, 'termRequestMonths' | 'termReplyMonths'>, today: LocalDate): TermWarning | null {
  const due = termDue(term, today)
  const next = nextStep(term, setting)
  const field = next === null ? 'electedOn' : `steps.${next}`
  const extended = term.extendedTo === null ? '' : '（延期后）'
  if (due.kind === 'overdue') return { level: 'red', field, message: `任期已于${chineseDate(due.dueOn)}届满${extended}，逾期 ${due.daysLate} 天没有换届` }
  const lacks = (code: ElectionStepCode, months: number) => today >= addMonths(due.dueOn, -months) && !isTaken(term, code)
  const until = `任期${chineseDate(due.dueOn)}届满${extended}，还有 ${due.daysLeft} 天`
  if (lacks('request', settings.termRequestMonths)) return { level: 'orange', field: 'steps.request', message: `${until}，没有登记换届请示` }
  if (lacks('reply', settings.termReplyMonths)) return { level: 'orange', field: 'steps.reply', message: `${until}，没有登记上级批复` }
  return due.kind === 'approaching' ? { level: 'yellow', field, message: `${until}，应准备换届` } : null
}

function isTaken(term: TermOfOffice, code: ElectionStepCode): boolean {
  const step = stepOf(term, code)
  return isStepDone(step) || step.isNotNeeded
}
