import { archiveBoxNotes, archiveBoxSpines, archiveCovers } from './archive-box-sheets.ts'
import { archiveDirectory } from './archive-directory.ts'
import { blankForms } from './blank-forms.ts'
import { cadreRoster } from './cadre-roster.ts'
import { centerGroupRegister } from './center-group-register.ts'
import { democraticLifeRegister } from './democratic-life-register.ts'
import { developmentRecord } from './development-record.ts'
import { developmentRegister } from './development-register.ts'
import { doubleLifeStatistics } from './double-life-statistics.ts'
import { duesCollectionLedger } from './dues-collection.ts'
import { duesNoticeLedger } from './dues-notice.ts'
import { duesStandardsLedger } from './dues-standards.ts'
import { duesSummaryLedger } from './dues-summary.ts'
import { electionRegister } from './election-register.ts'
import { evidenceIndex } from './evidence-index.ts'
import { firstTopicRegister } from './first-topic-register.ts'
import { fullTimeStaffing } from './full-time-staffing.ts'
import { lectureRegister } from './lecture-register.ts'
import { lectureStatistics } from './lecture-statistics.ts'
import type { Ledger } from './ledger.ts'
import { lifeMeetingRecord } from './life-meeting-record.ts'
import { meetingLedger } from './meeting-ledger.ts'
import { meetingMatrix } from './meeting-matrix.ts'
import { centerGroupPlan, meetingPlans } from './meeting-plans.ts'
import { meetingMinutes } from './meeting-minutes.ts'
import { memberRoster } from './member-roster.ts'
import { organisationRegister } from './organisation-register.ts'
import { participationStatistics } from './participation-statistics.ts'
import { reviewForms } from './review-forms.ts'
import { reviewSummary } from './review-summary.ts'
import { reviewTally } from './review-tally.ts'
import { studyHoursLedger } from './study-hours.ts'
import { talkRegister } from './talk-register.ts'
import { themeDayRegister } from './theme-day-register.ts'

/** Every ledger that can be printed, in the order in which they are offered. */
export const ledgers: readonly Ledger[] = [
  meetingMinutes,
  meetingLedger,
  meetingMatrix,
  meetingPlans,
  themeDayRegister,
  lectureRegister,
  lectureStatistics,
  lifeMeetingRecord,
  democraticLifeRegister,
  firstTopicRegister,
  centerGroupRegister,
  centerGroupPlan,
  talkRegister,
  reviewTally,
  reviewForms,
  reviewSummary,
  participationStatistics,
  doubleLifeStatistics,
  memberRoster,
  cadreRoster,
  fullTimeStaffing,
  developmentRegister,
  developmentRecord,
  organisationRegister,
  electionRegister,
  studyHoursLedger,
  duesStandardsLedger,
  duesCollectionLedger,
  duesSummaryLedger,
  duesNoticeLedger,
  evidenceIndex,
  archiveDirectory,
  archiveCovers,
  archiveBoxNotes,
  archiveBoxSpines,
  ...blankForms,
]

export function ledgerOf(id: string): Ledger | null {
  return ledgers.find(ledger => ledger.id === id) ?? null
}
