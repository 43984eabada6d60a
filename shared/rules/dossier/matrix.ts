import type { Dossier } from '../../model/dossier/dossier.ts'
import type { DossierEntry } from '../../model/dossier/dossier-entry.ts'
import type { DossierEvaluation } from '../../model/dossier/dossier-evaluation.ts'
import type { DossierTemplate, TemplateDimension } from '../../model/dossier/dossier-template.ts'
import { type LocalDate, yearOf } from '../../time/local-date.ts'

/** What speaks of one dimension in one year. */
export interface MatrixCell {
  readonly positive: number
  readonly negative: number
  readonly neutral: number
  readonly entryIds: readonly string[]
  /** 测评 that have items of the dimension. */
  readonly evaluationIds: readonly string[]
  /** 鉴定 whose words name the dimension. */
  readonly appraisalIds: readonly string[]
}

export interface DossierMatrix {
  readonly years: readonly number[]
  readonly rows: readonly { readonly dimension: TemplateDimension; readonly cells: readonly MatrixCell[] }[]
}

/** 方面 × 年度 of one file (R-POL-01): entries by direction, in the year that they count for; evaluations where `templates` says what their items are of. */
export function dossierMatrix(dossier: Pick<Dossier, 'entries' | 'evaluations' | 'appraisals'>, dimensions: readonly TemplateDimension[], years: readonly number[], templates: readonly DossierTemplate[] = []): DossierMatrix {
  const cells = new Map<string, FilledCell>()
  const cellAt = (code: string, year: number) => {
    const key = `${code} ${year}`
    const cell = cells.get(key) ?? { ...emptyCell, entryIds: [], evaluationIds: [], appraisalIds: [] }
    cells.set(key, cell)
    return cell
  }
  for (const entry of dossier.entries) {
    if (entry.dimensions.length === 0) continue
    const year = yearOfEntry(entry)
    for (const code of new Set(entry.dimensions)) {
      const cell = cellAt(code, year)
      cell[entry.direction] += 1
      cell.entryIds.push(entry.id)
    }
  }
  for (const { id, year, side, templateId } of dossier.evaluations) for (const code of dimensionsOf(templates, templateId, side)) cellAt(code, year).evaluationIds.push(id)
  for (const { id, year, text } of dossier.appraisals) for (const { code, title } of dimensions) if (title.trim() !== '' && text.includes(title.trim())) cellAt(code, year).appraisalIds.push(id)
  return { years, rows: dimensions.map(dimension => ({ dimension, cells: years.map(year => cells.get(`${dimension.code} ${year}`) ?? emptyCell) })) }
}

/** The year that a fact sums up, `study/2026`; null where it is of a single record. */
export function yearOfKey(key: string): number | null {
  const year = /\/(\d{4})$/.exec(key)?.[1]
  return year === undefined ? null : Number(year)
}

/** Filled as the file is read through. */
type FilledCell = Record<DossierEntry['direction'], number> & Record<'entryIds' | 'evaluationIds' | 'appraisalIds', string[]>

const emptyCell: MatrixCell = { positive: 0, negative: 0, neutral: 0, entryIds: [], evaluationIds: [], appraisalIds: [] }

function dimensionsOf(templates: readonly DossierTemplate[], templateId: string, side: DossierEvaluation['side']): ReadonlySet<string> {
  const template = templates.find(({ id }) => id === templateId)
  return new Set((side === 'positive' ? template?.positiveItems : template?.negativeItems)?.map(({ dimension }) => dimension))
}

/** As wide as a sheet holds. */
const mostYears = 10

/** The years that a file's matrix shows, the earliest first: from its first entry until today, the last ten. */
export function matrixYears({ entries }: Pick<Dossier, 'entries'>, today: LocalDate): readonly number[] {
  const first = Math.max(Math.min(yearOf(today), ...entries.map(yearOfEntry)), yearOf(today) - mostYears + 1)
  return Array.from({ length: yearOf(today) - first + 1 }, (_, i) => first + i)
}

/** Of every file in one year: dimensions of which nothing speaks. */
export function lackingDimensions({ entries }: Pick<Dossier, 'entries'>, dimensions: readonly TemplateDimension[], year: number): readonly TemplateDimension[] {
  const present = new Set(entries.filter(entry => yearOfEntry(entry) === year).flatMap(entry => entry.dimensions))
  return dimensions.filter(({ code }) => !present.has(code))
}

/** The year that a fact of the archive counts for (a 组织生活会 of January for the one before); else when it was formed; where that is not known, when it was filed. */
export function yearOfEntry({ formedOn, recordedOn, source }: Pick<DossierEntry, 'formedOn' | 'recordedOn' | 'source'>): number {
  const ofKey = source === null ? null : yearOfKey(source.key)
  if (ofKey !== null) return ofKey
  return formedOn === null ? yearOf(recordedOn) : Number(formedOn.slice(0, 4))
}
