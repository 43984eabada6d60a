import type { RosterField } from '#shared/imports/roster/roster-field.ts'
import type { MergedRange, Sheet, SheetCell } from '#shared/imports/sheet.ts'
import type { MadeColumn } from './made-columns.ts'
import type { MadePerson } from './made-people.ts'

export interface MadeLayout {
  readonly name?: string
  /** Rows above the titles; null = an empty one. The first cell spans the whole width where it stands alone. */
  readonly above?: readonly (readonly SheetCell[] | null)[]
  readonly columns: readonly MadeColumn[]
  readonly people: readonly MadePerson[]
  /** Rows below the people: 填表人, 合计, notes. */
  readonly below?: readonly (readonly SheetCell[] | null)[]
  /** Rows of people that are hidden, from 0. */
  readonly hidden?: readonly number[]
  /** An empty row after so many people. */
  readonly gapAfter?: number
  /** Cells of these fields are written once and joined downwards where they repeat. */
  readonly joinedDown?: readonly RosterField[]
}

/** A roster sheet with what is in it. */
export interface MadeSheet extends Sheet {
  readonly merged: readonly MergedRange[]
  readonly hiddenRows: readonly number[]
  readonly headerRows: readonly number[]
  readonly columns: readonly { readonly index: number; readonly title: string; readonly field: RosterField | null }[]
  readonly people: readonly { readonly row: number; readonly values: Readonly<Partial<Record<RosterField, string>>> }[]
}

export function madeSheet(layout: MadeLayout): MadeSheet {
  const { columns, people, above = [], below = [], gapAfter } = layout
  const rows: { number: number; cells: readonly SheetCell[] }[] = []
  const merged: MergedRange[] = []
  let number = 0
  const put = (cells: readonly SheetCell[] | null) => {
    number += 1
    const trimmed = withoutEnd(cells ?? [])
    if (trimmed.length > 0) rows.push({ number, cells: trimmed })
    return number
  }
  for (const cells of above) {
    const row = put(cells)
    if (cells?.length === 1 && columns.length > 1) merged.push({ fromRow: row, toRow: row, fromColumn: 0, toColumn: columns.length - 1 })
  }
  const headerRows = putHeader(columns, put, merged)
  const placed = people.map((person, i) => {
    if (i === gapAfter) put(null)
    return { person, row: put(columns.map(({ cell }) => cell(person, i))) }
  })
  for (const cells of below) put(cells)
  const joined = joinDown(rows, placed.map(({ row }) => row), columns, layout.joinedDown ?? [], merged)
  return {
    name: layout.name ?? 'Sheet1', rows: joined, merged, headerRows, hiddenRows: (layout.hidden ?? []).map(i => placed[i]!.row),
    columns: columns.flatMap(({ title, field, cell }, index) => (titleOf(title) === '' && people.every((p, i) => cell(p, i) === null) ? [] : [{ index, title: titleOf(title), field }])),
    people: placed.map(({ person, row }) => ({ row, values: Object.fromEntries(columns.flatMap(({ field, means }) => (field === null ? [] : [[field, means(person)]]))) })),
  }
}

/** One row, or two with the upper titles joined over their lower ones and the single ones joined downwards. */
function putHeader(columns: readonly MadeColumn[], put: (cells: readonly SheetCell[]) => number, merged: MergedRange[]): readonly number[] {
  const titles = columns.map(({ title }) => (typeof title === 'string' ? [title, ''] as const : title))
  const filled = (title: string) => (title === '' ? null : title)
  if (titles.every(([, lower]) => lower === '')) return [put(titles.map(([upper]) => filled(upper)))]
  const isRepeated = (i: number) => i > 0 && titles[i]![1] !== '' && titles[i - 1]![1] !== '' && titles[i]![0] === titles[i - 1]![0]
  const first = put(titles.map(([upper], i) => (isRepeated(i) ? null : filled(upper))))
  const second = put(titles.map(([, lower]) => filled(lower)))
  for (const [i, [upper, lower]] of titles.entries()) {
    if (lower === '' && upper !== '') merged.push({ fromRow: first, toRow: second, fromColumn: i, toColumn: i })
    let end = i
    while (isRepeated(end + 1 < titles.length ? end + 1 : 0)) end += 1
    if (lower !== '' && !isRepeated(i) && end > i) merged.push({ fromRow: first, toRow: first, fromColumn: i, toColumn: end })
  }
  return [first, second]
}

type Row = { readonly number: number; readonly cells: readonly SheetCell[] }

function joinDown(rows: readonly Row[], people: readonly number[], columns: readonly MadeColumn[], fields: readonly RosterField[], merged: MergedRange[]): readonly Row[] {
  const cells = new Map(rows.map(row => [row.number, [...row.cells]]))
  for (const [index, { field }] of columns.entries()) {
    if (field === null || !fields.includes(field)) continue
    for (let i = 0; i < people.length;) {
      const top = cells.get(people[i]!)?.[index]
      let end = i + 1
      while (end < people.length && people[end] === people[end - 1]! + 1 && cells.get(people[end]!)?.[index] === top) end += 1
      for (let k = i + 1; k < end; k += 1) cells.get(people[k]!)![index] = null
      if (end > i + 1) merged.push({ fromRow: people[i]!, toRow: people[end - 1]!, fromColumn: index, toColumn: index })
      i = end
    }
  }
  return [...cells].map(([number, line]) => ({ number, cells: withoutEnd(line) })).filter(row => row.cells.length > 0)
}

/** Upper before lower, as one title. */
function titleOf(title: MadeColumn['title']): string {
  return typeof title === 'string' ? title : title.filter(part => part !== '').join(' ')
}

function withoutEnd(cells: readonly SheetCell[]): readonly SheetCell[] {
  const kept = [...cells]
  while (kept.length > 0 && kept.at(-1) === null) kept.pop()
  return kept
}
