import type { Dossier } from '../../model/dossier/dossier.ts'
import type { DossierEntry } from '../../model/dossier/dossier-entry.ts'
import type { TemplateDimension } from '../../model/dossier/dossier-template.ts'
import { yearOf } from '../../time/local-date.ts'

/** What speaks of one dimension in one year. */
export interface MatrixCell {
  readonly positive: number
  readonly negative: number
  readonly neutral: number
  readonly entryIds: readonly string[]
}

export interface DossierMatrix {
  readonly years: readonly number[]
  readonly rows: readonly { readonly dimension: TemplateDimension; readonly cells: readonly MatrixCell[] }[]
}

/** 方面 × 年度 of one file (R-POL-01): entries by direction, in the year that they were formed. */
export function dossierMatrix({ entries }: Pick<Dossier, 'entries'>, dimensions: readonly TemplateDimension[], years: readonly number[]): DossierMatrix {
  const byCell = new Map<string, DossierEntry[]>()
  for (const entry of entries) {
    for (const code of new Set(entry.dimensions)) {
      const key = `${code} ${yearOfEntry(entry)}`
      const cell = byCell.get(key)
      if (cell === undefined) byCell.set(key, [entry])
      else cell.push(entry)
    }
  }
  return { years, rows: dimensions.map(dimension => ({ dimension, cells: years.map(year => cellOf(byCell.get(`${dimension.code} ${year}`) ?? [])) })) }
}

/** Of every file in one year: dimensions of which nothing speaks. */
export function lackingDimensions({ entries }: Pick<Dossier, 'entries'>, dimensions: readonly TemplateDimension[], year: number): readonly TemplateDimension[] {
  const present = new Set(entries.filter(entry => yearOfEntry(entry) === year).flatMap(entry => entry.dimensions))
  return dimensions.filter(({ code }) => !present.has(code))
}

/** The year that a fact of the archive counts for (a 组织生活会 of January for the one before); else when it was formed; where that is not known, when it was filed. */
export function yearOfEntry({ formedOn, recordedOn, source }: Pick<DossierEntry, 'formedOn' | 'recordedOn' | 'source'>): number {
  const ofKey = /\/(\d{4})$/.exec(source?.key ?? '')
  if (ofKey !== null) return Number(ofKey[1])
  return formedOn === null ? yearOf(recordedOn) : Number(formedOn.slice(0, 4))
}

function cellOf(entries: readonly DossierEntry[]): MatrixCell {
  const count = (direction: DossierEntry['direction']) => entries.filter(entry => entry.direction === direction).length
  return { positive: count('positive'), negative: count('negative'), neutral: count('neutral'), entryIds: entries.map(({ id }) => id) }
}
