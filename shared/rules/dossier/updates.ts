import type { Dossier } from '../../model/dossier/dossier.ts'
import type { OverallGrade } from '../../model/dossier/dossier-evaluation.ts'
import { yearOf } from '../../time/local-date.ts'
import { yearOfEntry } from './matrix.ts'

/** Years in which the file was kept up: something of that year lies in it, was filed in it, or somebody has looked through it (domain.md C.13: 原则每年更新一次). */
export function updatedYears({ entries, evaluations, appraisals, checkUps, updates }: Dossier): ReadonlySet<number> {
  return new Set([
    ...updates.map(({ year }) => year), ...entries.flatMap(entry => [yearOf(entry.recordedOn), yearOfEntry(entry)]), ...evaluations.map(({ year }) => year), ...appraisals.map(({ year }) => year), ...checkUps.map(({ on }) => yearOf(on)),
  ])
}

/** 最近鉴定: of the latest year that has a grade; null = none has. */
export function lastGrade({ appraisals }: Pick<Dossier, 'appraisals'>): { readonly year: number; readonly grade: OverallGrade } | null {
  return appraisals.flatMap(({ year, grade }) => (grade === null ? [] : [{ year, grade }])).toSorted((a, b) => b.year - a.year)[0] ?? null
}
