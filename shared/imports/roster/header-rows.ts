import type { SheetRow } from '../sheet.ts'
import { cellText, isEmpty } from './cell-text.ts'
import { guessTitle, type TitleParts } from './guess-title.ts'

/** Titles stand near the top: a cover sheet, notes and the unit's name may stand above. */
const searchedRows = 40
const mostHeaderRows = 3

export interface Header {
  /** Index in the sheet's rows of the first title row, and how many there are; 0 = the sheet begins with people. */
  readonly start: number
  readonly height: number
  /** For each column the parts of its title. */
  readonly titles: readonly TitleParts[]
  /** How sure the rows are titles: known fields, counted. */
  readonly score: number
}

/** Where the titles of a sheet stand: the rows that together name the most fields. */
export function findHeader(rows: readonly SheetRow[], width: number): Header {
  let best: Header = { start: 0, height: 0, titles: blankTitles(width), score: 0 }
  for (let start = 0; start < Math.min(rows.length, searchedRows); start++) {
    for (let height = 1; height <= mostHeaderRows && start + height <= rows.length; height++) {
      const header = headerAt(rows, start, height, width)
      if (header === null) break
      if (header.score > best.score) best = header
    }
  }
  return best.score >= leastScore ? best : { start: 0, height: 0, titles: blankTitles(width), score: 0 }
}

/** The titles in rows that the clerk named. */
export function headerOf(rows: readonly SheetRow[], numbers: readonly number[], width: number): Header {
  const indexes = rows.flatMap((row, i) => (numbers.includes(row.number) ? [i] : []))
  const [start = 0] = indexes
  const header = rows.slice(start, start + indexes.length)
  return { start, height: header.length, titles: titlesOf(header, width), score: 0 }
}

/** A name and one more title, or two titles that are sure. */
const leastScore = 1.4

function headerAt(rows: readonly SheetRow[], start: number, height: number, width: number): Header | null {
  const header = rows.slice(start, start + height)
  const last = header.at(-1)
  if (last === undefined || looksLikePerson(last)) return null
  if (height > 1 && !continues(header, width)) return null
  const titles = titlesOf(header, width)
  return { start, height, titles, score: scoreOf(titles) - (height - 1) * 0.1 }
}

/** A row under title rows is one too where something above spans several columns, or stands alone above a gap. */
function continues(header: readonly SheetRow[], width: number): boolean {
  const last = header.at(-1)?.cells ?? []
  const above = header.at(-2)?.cells ?? []
  let [under, repeated, filled] = [0, 0, 0]
  for (let i = 0; i < width; i++) {
    if (isEmpty(last[i])) continue
    filled += 1
    const spans = i + 1 < width && isEmpty(above[i + 1]) && !isEmpty(last[i + 1])
    if (isEmpty(above[i]) || spans) under += 1
    if (cellText(last[i]) === cellText(above[i])) repeated += 1
  }
  return filled > 0 && under + repeated >= filled / 2
}

/** Merged cells leave their neighbours empty: a title stands for the empty columns to its right, where the row below it has titles of its own. */
function titlesOf(header: readonly SheetRow[], width: number): readonly TitleParts[] {
  const filledRows = header.map((row, r) => {
    const isLast = r === header.length - 1
    let carried = ''
    return Array.from({ length: width }, (_, i) => {
      const own = titleText(row.cells[i])
      if (own !== '') carried = own
      else if (isLast || header.slice(r + 1).every(below => isEmpty(below.cells[i]))) carried = ''
      return carried
    })
  })
  return Array.from({ length: width }, (_, i) => {
    const parts = filledRows.map(row => row[i] ?? '').filter(part => part !== '')
    return parts.filter((part, at) => parts.indexOf(part) === at)
  })
}

function titleText(cell: SheetRow['cells'][number] | undefined): string {
  return cellText(cell).replace(/\s+/g, ' ')
}

function scoreOf(titles: readonly TitleParts[]): number {
  const fields = new Map<string, number>()
  for (const parts of titles) {
    const guess = guessTitle(parts)
    const isLong = parts.join('').length > 30
    if (guess === null || isLong) continue
    const key = guess.field + (/(?:19|20)\d{2}/.exec(parts.join(''))?.[0] ?? '') // a column for each year counts as one for each
    fields.set(key, Math.max(fields.get(key) ?? 0, guess.certainty === 'title' ? 1 : 0.4))
  }
  let score = 0
  for (const value of fields.values()) score += value
  return score + (fields.has('name') ? 1 : 0)
}

/** A row with an ID number, a date, a mobile number or 男/女 is no title. */
function looksLikePerson(row: SheetRow): boolean {
  return row.cells.some(cell => {
    if (typeof cell === 'object' && cell !== null) return true
    const text = cellText(cell).replace(/\s/g, '')
    return /^(?:男|女)$/.test(text) || /^\d{17}[\dXx]$|^1[3-9]\d{9}$|^(?:19|20)\d{2}[.\-/年]\d{1,2}(?:[.\-/月]\d{1,2}日?|月)?$/.test(text)
  })
}

function blankTitles(width: number): readonly TitleParts[] {
  return Array.from({ length: width }, () => [])
}
