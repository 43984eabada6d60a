import type { Sheet, SheetCell, SheetRow } from '../sheet.ts'
import { cellText, isEmpty } from './cell-text.ts'
import { type ColumnContents, columnContents, guessContents, guessDates } from './guess-contents.ts'
import { guessTitle } from './guess-title.ts'
import { findHeader, type Header, headerOf } from './header-rows.ts'
import { isDerived, type RosterField, rosterFieldKeys } from './roster-field.ts'
import type { RosterKnown } from './roster-known.ts'
import type { Certainty, RosterColumn, RosterGuess, RosterMapping } from './roster-mapping.ts'
import { titleKey } from './title-key.ts'

type Known = Pick<RosterKnown, 'importColumns' | 'today'>

/** What the sheets of a file hold, the one that looks most like a roster as the proposal. */
export function guessRoster(sheets: readonly Sheet[], known: Known): RosterGuess {
  const guesses = sheets.map(sheet => ({ mapping: guessSheet(sheet, known), isHidden: sheet.isHidden === true })).filter(({ mapping }) => mapping.columns.length > 0)
  const [best] = [...guesses].sort((a, b) => likeness(b.mapping, b.isHidden) - likeness(a.mapping, a.isHidden))
  return { mapping: best?.mapping ?? null, sheets: guesses.map(({ mapping }) => mapping) }
}

/** What the columns of a sheet mean; `headerRows`: the numbers of the title rows, where the clerk has named them. */
export function guessSheet(sheet: Sheet, known: Known, headerRows: readonly number[] | null = null): RosterMapping {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const header = headerRows === null ? findHeader(sheet.rows, width) : headerOf(sheet.rows, headerRows, width)
  const body = sheet.rows.slice(header.start + header.height)
  const columns = Array.from({ length: width }, (_, index) => columnAt(index, header, body, known)).filter(isFilled)
  return {
    sheet: sheet.name, headerRows: sheet.rows.slice(header.start, header.start + header.height).map(row => row.number),
    columns: settled(columns, known), rows: body.filter(row => row.cells.some(cell => !isEmpty(cell))).length,
  }
}

/** A field that several columns may fill together. */
const mayRepeat: readonly RosterField[] = ['assessment', 'dutyReview', 'sequence', 'age', 'partyAge', 'partyWorkYears', 'trainingHours']

interface Wish {
  readonly index: number
  readonly title: string
  readonly field: RosterField | null
  readonly certainty: Certainty
  /** Among columns of the same certainty the least counts. */
  readonly rank: number
  readonly contents: ColumnContents
}

function columnAt(index: number, header: Header, body: readonly SheetRow[], { importColumns, today }: Known): Wish {
  const parts = header.titles[index] ?? []
  const title = parts.join(' ')
  const contents = columnContents(cellsOf(body, index), today)
  const remembered = title === '' ? undefined : importColumns.find(one => titleKey(one.title) === titleKey(title))
  if (remembered !== undefined) return { index, title, field: toField(remembered.field), certainty: 'remembered', rank: 0, contents }
  const guess = guessTitle(parts)
  if (guess !== null) return corrected({ index, title, ...guess, contents })
  const ofContents = mayBeOfAnother(title) ? null : guessContents(contents, title !== '')
  return { index, title, field: ofContents, certainty: ofContents === null ? 'unknown' : 'contents', rank: 0, contents }
}

/** Where cells plainly say something else than the title does: 职务 over party posts, 时间 over names. */
function corrected(wish: Wish): Wish {
  const { contents, field } = wish
  if (field === 'unitPost' && contents.partyPosts > 0.5) return { ...wish, field: 'partyPost', certainty: 'contents' }
  if (field === 'unit' && contents.branches > 0.6) return { ...wish, field: 'organisation', certainty: 'contents' }
  if ((field === 'workPost' || field === 'status') && contents.memberTypes > 0.6) return { ...wish, field: 'memberType', certainty: 'contents' }
  if (field === 'memberType' && contents.politicalStatuses > 0.6 && contents.memberTypes < 0.3) return { ...wish, field: 'politicalStatus', certainty: 'contents' }
  if (field === 'organisation' && contents.filled > 0 && contents.dates > 0.6) return { ...wish, field: null, certainty: 'unknown' }
  return wish
}

function toField(name: string): RosterField | null {
  return rosterFieldKeys.find(key => key === name) ?? null
}

function cellsOf(body: readonly SheetRow[], index: number): readonly SheetCell[] {
  return body.map(row => row.cells[index] ?? null)
}

function isFilled(wish: Wish): boolean {
  return wish.title !== '' || wish.contents.filled > 0
}

const order: readonly Certainty[] = ['remembered', 'title', 'likely', 'contents', 'unknown']

/** Each field once, by the column that is surest of it; then the dates and names that no title tells. */
function settled(wishes: readonly Wish[], known: Known): readonly RosterColumn[] {
  const byRight = [...wishes].sort((a, b) => order.indexOf(a.certainty) - order.indexOf(b.certainty) || a.rank - b.rank || a.index - b.index)
  const taken = new Set<RosterField>()
  const fields = new Map<number, { field: RosterField | null; certainty: Certainty }>()
  for (const { index, field, certainty } of byRight) {
    const isFree = field !== null && (!taken.has(field) || mayRepeat.includes(field))
    if (isFree) taken.add(field)
    fields.set(index, isFree ? { field, certainty } : { field: null, certainty: certainty === 'remembered' ? certainty : 'unknown' })
  }
  const untitled = wishes.filter(({ index, title }) => title === '' && fields.get(index)?.field === null)
  for (const [index, field] of guessDates(untitled, known.today)) if (!taken.has(field)) fields.set(index, { field, certainty: 'contents' })
  return wishes.map(({ index, title }) => ({ index, title, ...(fields.get(index) ?? { field: null, certainty: 'unknown' as const }) }))
}

function mayBeOfAnother(title: string): boolean {
  return /配偶|父|母|子女|家属|亲属|介绍人|紧急|联系人/.test(title)
}

/** How much a sheet looks like a roster: names, and what is known of people; a hidden one is not what the clerk sees. */
function likeness({ columns, rows }: RosterMapping, isHidden: boolean): number {
  const fields = columns.flatMap(({ field }) => (field === null || isDerived(field) ? [] : [field]))
  return (fields.includes('name') ? 100 : 0) + fields.length * 5 + Math.min(rows, 50) / 50 - (rows === 0 ? 200 : 0) - (isHidden ? 150 : 0)
}

/** A cell for the preview of a column: the first filled ones below the titles. */
export function exampleCells(sheet: Sheet, mapping: RosterMapping, index: number, count = 3): readonly string[] {
  const examples: string[] = []
  for (const row of sheet.rows) {
    if (examples.length >= count) break
    const text = mapping.headerRows.includes(row.number) || row.number < (mapping.headerRows[0] ?? 0) ? '' : cellText(row.cells[index])
    if (text !== '') examples.push(text)
  }
  return examples
}
