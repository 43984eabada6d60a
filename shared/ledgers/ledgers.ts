import { cadreRoster } from './cadre-roster.ts'
import { electionRegister } from './election-register.ts'
import { fullTimeStaffing } from './full-time-staffing.ts'
import type { Ledger } from './ledger.ts'
import { meetingLedger } from './meeting-ledger.ts'
import { meetingMatrix } from './meeting-matrix.ts'
import { meetingMinutes } from './meeting-minutes.ts'
import { memberRoster } from './member-roster.ts'
import { organisationRegister } from './organisation-register.ts'

/** Every ledger that can be printed, in the order in which they are offered. */
export const ledgers: readonly Ledger[] = [
  meetingMinutes,
  meetingLedger,
  meetingMatrix,
  memberRoster,
  cadreRoster,
  fullTimeStaffing,
  organisationRegister,
  electionRegister,
]

export function ledgerOf(id: string): Ledger | null {
  return ledgers.find(ledger => ledger.id === id) ?? null
}
