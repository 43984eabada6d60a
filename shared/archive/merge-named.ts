import type { TableName } from '../model/tables.ts'
import { namedRows } from './constraints.ts'
import type { MergeSide } from './merge-fields.ts'

type Fields = Readonly<Record<string, unknown>>
type State = ReadonlyMap<string, Fields>

interface NamedRow {
  readonly key: string
  readonly row: Fields
  readonly keptFrom: MergeSide
  readonly namedBy: string
}

/**
 * Rows that are gone, or were never here, though `rows` name them: kept as they were here, else brought as theirs has them, and over however many steps.
 * `before`: what the merge has changed, as it was here (null = it wasn't).
 */
export function namedRowsKept(rows: State, before: ReadonlyMap<string, Fields | null>, theirs: State, isRefused: (key: string) => boolean): NamedRow[] {
  const isAnyGone = [...before].some(([key, row]) => row !== null && !rows.has(key))
  const found = new Map<string, NamedRow>()
  const waiting = isAnyGone ? [...rows.keys()] : [...before.keys()]
  for (const key of waiting) { // an array visits what is added on the way
    const row = rows.get(key) ?? found.get(key)?.row
    if (row === undefined) continue
    for (const named of namedRows(tableOf(key), row)) {
      const needed = `${named.table} ${named.id}`
      if (rows.has(needed) || found.has(needed)) continue
      const kept = keptRow(needed, before, theirs, isRefused)
      if (kept === null) continue // the archive's rules will say that it is missing
      found.set(needed, { key: needed, ...kept, namedBy: key })
      waiting.push(needed)
    }
  }
  return [...found.values()]
}

function keptRow(key: string, before: ReadonlyMap<string, Fields | null>, theirs: State, isRefused: (key: string) => boolean): Pick<NamedRow, 'row' | 'keptFrom'> | null {
  const mine = before.get(key) ?? null
  if (mine !== null) return { row: mine, keptFrom: 'mine' }
  const other = isRefused(key) ? undefined : theirs.get(key)
  return other === undefined ? null : { row: other, keptFrom: 'theirs' }
}

function tableOf(key: string): TableName {
  return key.slice(0, key.indexOf(' ')) as TableName // keys of a state begin with their table
}
