import * as z from 'zod'
import { columnLetters, type Sheet } from '../sheet.ts'
import { cellText } from './cell-text.ts'
import { guessRoster, guessSheet } from './guess-roster.ts'
import { type RosterField, rosterFieldKeys, rosterFields } from './roster-field.ts'
import type { RosterKnown } from './roster-known.ts'
import type { RosterColumn, RosterMapping } from './roster-mapping.ts'
import { titleKey } from './title-key.ts'

/** What somebody wrote about the columns of a file; what is left out is guessed. */
export const MappingFile = z.strictObject({
  /** The name of the sheet. */
  sheet: z.string().optional(),
  /** The numbers of the title rows, as the file counts. */
  headerRows: z.array(z.int().min(1)).optional(),
  /** By title or letter: a field's name, Chinese or as in `rosterFields`; null = left out. */
  columns: z.record(z.string(), z.string().nullable()).optional(),
})
export type MappingFile = z.infer<typeof MappingFile>

export type FoundMapping =
  | { readonly kind: 'mapping'; readonly sheet: Sheet; readonly mapping: RosterMapping }
  | { readonly kind: 'refused'; readonly message: string }

/** Which sheet is meant and what its columns mean, by the guess and by what is written about it. */
export function foundMapping(sheets: readonly Sheet[], known: RosterKnown, file: MappingFile = {}): FoundMapping {
  const name = file.sheet ?? guessRoster(sheets, known).mapping?.sheet
  const sheet = sheets.find(one => one.name === name)
  if (sheet === undefined) return refused(file.sheet === undefined ? '文件里没有内容' : `文件里没有名为“${file.sheet}”的表，有的是：${sheets.map(one => one.name).join('、')}`)
  const names = Object.keys(file.columns ?? {})
  const first = guessSheet(sheet, known, file.headerRows ?? null)
  const named = file.headerRows === undefined && names.some(name => !first.columns.some(column => isNamed(column, name))) ? headerNaming(sheet, names) : null
  const guess = named === null ? first : guessSheet(sheet, known, [named])
  const wanted = new Map<number, RosterField | null>()
  for (const [column, field] of Object.entries(file.columns ?? {})) {
    const at = guess.columns.find(one => isNamed(one, column))
    if (at === undefined) return refused(`表“${sheet.name}”里没有“${column}”这一列，有的是：${titles(guess)}`)
    const meant = field === null || field === '' ? null : fieldNamed(field)
    if (meant === undefined) return refused(`没有名为“${field ?? ''}”的字段`)
    wanted.set(at.index, meant)
  }
  const mapping = withFields(guess, wanted)
  if (!mapping.columns.some(column => column.field === 'name')) return refused(`表“${sheet.name}”里没有找到“姓名”一列，有的是：${titles(mapping)}`)
  return { kind: 'mapping', sheet, mapping }
}

/** The mapping with some columns as the clerk says; a field that they take is taken from the column that had it. */
export function withFields(mapping: RosterMapping, wanted: ReadonlyMap<number, RosterField | null>): RosterMapping {
  const taken = new Set([...wanted.values()].filter(field => field !== null && !['assessment', 'dutyReview'].includes(field)))
  return {
    ...mapping,
    columns: mapping.columns.map(column => {
      const field = wanted.get(column.index)
      if (field !== undefined) return { ...column, field, certainty: 'remembered' }
      return column.field !== null && taken.has(column.field) ? { ...column, field: null, certainty: 'unknown' } : column
    }),
  }
}

/** What is to be remembered of a mapping: titles whose meaning the clerk has set otherwise than the guess, and those that were remembered before. */
export function learntColumns(before: RosterKnown['importColumns'], guess: RosterMapping, chosen: RosterMapping): RosterKnown['importColumns'] {
  const learnt = chosen.columns.filter(column => column.title !== '' && column.field !== guess.columns.find(one => one.index === column.index)?.field)
    .map(({ title, field }) => ({ title, field: field ?? '' }))
  const keys = new Set(learnt.map(one => titleKey(one.title)))
  return [...before.filter(one => !keys.has(titleKey(one.title))), ...learnt]
}

/** The row that holds the most of these titles; null = none holds any. */
function headerNaming({ rows }: Sheet, names: readonly string[]): number | null {
  const keys = new Set(names.map(titleKey))
  const [best] = rows.map(row => ({ number: row.number, count: row.cells.filter(cell => keys.has(titleKey(cellText(cell)))).length })).sort((a, b) => b.count - a.count || a.number - b.number)
  return best === undefined || best.count === 0 ? null : best.number
}

function isNamed(column: RosterColumn, name: string): boolean {
  return (column.title !== '' && titleKey(column.title) === titleKey(name)) || columnLetters(column.index) === name.toUpperCase()
}

function fieldNamed(name: string): RosterField | undefined {
  return rosterFieldKeys.find(key => key === name || titleKey(rosterFields[key].label) === titleKey(name)) ?? rosterFieldKeys.find(key => rosterFields[key].titles.some(title => titleKey(title) === titleKey(name)))
}

function titles({ columns }: RosterMapping): string {
  return columns.map(column => (column.title === '' ? `${columnLetters(column.index)} 列` : column.title)).join('、')
}

function refused(message: string): FoundMapping {
  return { kind: 'refused', message }
}
