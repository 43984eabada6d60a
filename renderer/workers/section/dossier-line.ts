import type { Dossier } from '#shared/model/dossier/dossier.ts'
import { type OverallGrade } from '#shared/model/dossier/dossier-evaluation.ts'
import type { Stored } from '#shared/model/record.ts'
import { lastGrade, updatedYears } from '#shared/rules/dossier/updates.ts'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'

/** A line of the register of files. */
export interface DossierLine {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly archiveNo: string
  readonly position: string
  readonly openedOn: LocalDate
  readonly isClosed: boolean
  readonly entries: number
  readonly positive: number
  readonly negative: number
  /** The day of the latest entry, or of the yearly look through it. */
  readonly updatedOn: LocalDate
  readonly isUpdatedThisYear: boolean
  readonly lastGrade: { readonly year: number; readonly grade: OverallGrade } | null
  /** 提醒约谈 that are not done yet. */
  readonly openFollowUps: number
}

export function dossierLine(dossier: Stored<Dossier>, { name, position }: { readonly name: string; readonly position: string }, today: LocalDate): DossierLine {
  const { id, personId, archiveNo, openedOn, closedOn, entries, checkUps, updates } = dossier
  const days = [openedOn, ...entries.map(entry => entry.recordedOn), ...updates.map(update => update.on)]
  const updatedOn = days.reduce((latest, day) => (day > latest ? day : latest))
  return {
    id, personId, name, archiveNo, position, openedOn, isClosed: closedOn !== null, entries: entries.length,
    positive: entries.filter(({ direction }) => direction === 'positive').length, negative: entries.filter(({ direction }) => direction === 'negative').length,
    updatedOn, isUpdatedThisYear: yearOf(openedOn) === yearOf(today) || updatedYears(dossier).has(yearOf(today)),
    lastGrade: lastGrade(dossier),
    openFollowUps: checkUps.flatMap(({ followUps }) => followUps).filter(({ doneOn }) => doneOn === null).length,
  }
}
