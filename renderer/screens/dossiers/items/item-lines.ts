import type { Dossier } from '#shared/model/dossier/dossier.ts'
import type { DossierEntry } from '#shared/model/dossier/dossier-entry.ts'
import { evaluationName, overallGrade } from '#shared/model/dossier/dossier-evaluation.ts'
import { partyWords } from '#shared/model/dossier/check-up.ts'
import { sanctionKind } from '#shared/model/dossier/sanction.ts'
import { dottedDayOrMonth } from '#shared/time/day-or-month.ts'
import { dottedDate } from '#shared/time/local-date.ts'

/** One line in a class of the catalogue, whatever stands behind it. */
export interface ItemLine {
  readonly id: string
  /** Of its form. */
  readonly path: string
  readonly on: string
  readonly name: string
  readonly summary: string
  readonly files: number
  readonly direction: DossierEntry['direction'] | null
  readonly note: string
}

/** What lies in a class, the latest first. */
export function linesOf(dossier: Dossier, sectionCode: string): readonly ItemLine[] {
  return [...entryLines(dossier, sectionCode), ...(ownLines[sectionCode]?.(dossier) ?? [])].toSorted((a, b) => b.on.localeCompare(a.on))
}

function entryLines({ entries }: Dossier, sectionCode: string): readonly ItemLine[] {
  return entries.filter(entry => entry.sectionCode === sectionCode).map(({ id, formedOn, name, summary, files, direction }) => (
    { id, path: 'entry', on: formedOn === null ? '' : dottedDayOrMonth(formedOn), name, summary, files: files.length, direction, note: '' }
  ))
}

/** Classes that hold something of their own kind. */
const ownLines: Readonly<Record<string, (dossier: Dossier) => readonly ItemLine[]>> = {
  evaluation: ({ evaluations }) => evaluations.map(({ id, year, side, by, heldOn, summary, grade, files }) => ({
    id, path: 'evaluation', on: heldOn === null ? String(year) : dottedDate(heldOn), name: evaluationName({ year, side, by }), summary, files: files.length, direction: null, note: grade === null ? '' : overallGrade.labels[grade],
  })),
  appraisal: ({ appraisals }) => appraisals.map(({ id, year, on, author, text, grade, files }) => ({
    id, path: 'appraisal', on: on === null ? String(year) : dottedDate(on), name: `${year}年度政治素质鉴定${author === '' ? '' : `（${author}）`}`, summary: text, files: files.length, direction: null, note: grade === null ? '' : overallGrade.labels[grade],
  })),
  checkup: ({ checkUps }) => checkUps.map(({ id, on, parties, otherParties, conclusion, followUps, files }) => ({
    id, path: 'check-up', on: dottedDate(on), name: `政治体检（${partyWords({ parties, otherParties }) || '未写参与单位'}）`, summary: conclusion, files: files.length, direction: null,
    note: followUps.some(({ doneOn }) => doneOn === null) ? '有待办' : '',
  })),
  discipline: ({ sanctions }) => sanctions.map(({ id, kind, name, decidedOn, conclusion, files }) => ({
    id, path: 'sanction', on: decidedOn === null ? '' : dottedDate(decidedOn), name: name || sanctionKind.labels[kind], summary: conclusion, files: files.length, direction: null, note: sanctionKind.labels[kind],
  })),
}
