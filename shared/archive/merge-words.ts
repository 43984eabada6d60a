import { type TableName, tables } from '../model/tables.ts'
import { Instant } from '../time/instant.ts'
import type { KeptRow, RowConflict } from './merge.ts'
import type { MergeSide } from './merge-fields.ts'
import type { MergeConflict } from './merge-report.ts'
import type { RowNames } from './row-names.ts'
import { type NameOfRow, fieldLabel, valueWords } from './value-words.ts'

type Fields = Readonly<Record<string, unknown>>

/** What the rows of a merge are called. */
export interface MergeNames {
  readonly rows: RowNames
  /** A row of any side; null = nobody has it. */
  readonly row: (key: string) => Fields | null
}

/** A conflict as a clerk decides it. `reason`: why it is asked, for a refused row. */
export function conflictInWords(conflict: RowConflict, names: MergeNames, reason: string): MergeConflict {
  const { table, id } = refOf(conflict.key)
  const row = conflict.rows.mine ?? conflict.rows.theirs ?? {}
  return {
    table, id, source: conflict.source, path: conflict.path, kind: conflict.kind, proposed: conflict.proposed, reason,
    title: names.rows.title(table, id, row), organisation: names.rows.organisation(table, id, row),
    field: pathWords(conflict.key, conflict.path, row, names),
    mine: side(conflict, 'mine', names), theirs: side(conflict, 'theirs', names),
  }
}

/** 会议「…」：对方已删除，我方改过，已保留。 */
export function keptInWords({ key, path, keptFrom, row, namedBy }: KeptRow, unit: string, names: MergeNames): string {
  const what = path === '' ? rowWords(key, row, names) : `${rowWords(key, row, names)}的${pathWords(key, path, row, names)}`
  const [keeper, deleter] = keptFrom === 'mine' ? ['本单位', unit] : [unit, '本单位']
  if (namedBy === null) return `${what}：${deleter}已删除，${keeper}改过，已保留。`
  return `${what}：${deleter}已删除，因${rowWords(namedBy, names.row(namedBy) ?? {}, names)}还要用到它，已保留。`
}

export function rowWords(key: string, row: Fields, { rows }: MergeNames): string {
  const { table, id } = refOf(key)
  const title = rows.title(table, id, row)
  return title === tables[table].name ? title : `${tables[table].name}「${title}」`
}

function refOf(key: string): { readonly table: TableName; readonly id: string } {
  const at = key.indexOf(' ')
  return { table: key.slice(0, at) as TableName, id: key.slice(at + 1) } // keys of a state begin with their table
}

function side(conflict: RowConflict, which: MergeSide, names: MergeNames): MergeConflict['mine'] {
  const row = conflict.rows[which]
  const value = conflict.path === '' ? row : conflict[which]
  const at = Instant.safeParse(row?.['updatedAt'])
  return { value: value ?? null, text: sideWords(conflict, value, names), by: typeof row?.['updatedBy'] === 'string' ? row['updatedBy'] : '', at: at.success ? at.data : null }
}

function sideWords({ key, path, kind }: RowConflict, value: unknown, names: MergeNames): string {
  if (value === null || value === undefined) return kind === 'editAgainstDelete' ? '（已删除）' : kind === 'refused' ? '（没有这条记录）' : '（空）'
  const { table } = refOf(key)
  return valueWords(table, path === '' ? [] : stepsOf(path), value, nameOf(names))
}

/** 议题「传达学习」 决议. */
function pathWords(key: string, path: string, row: Fields, names: MergeNames): string {
  const { table } = refOf(key)
  if (path === '') return '整条记录'
  const [list = '', id, ...rest] = path.split('/')
  const label = fieldLabel(table, [list]) ?? '其他内容'
  if (id === undefined) return label
  const field = rest.length === 0 ? '' : ` ${fieldLabel(table, [list, '*', ...rest]) ?? '其他内容'}`
  return `${label}「${itemTitle(row[list], id, names)}」${field}`
}

function itemTitle(list: unknown, id: string, names: MergeNames): string {
  const item = Array.isArray(list) ? (list as readonly Fields[]).find(one => one['id'] === id || one['personId'] === id) : undefined // merged item by item: objects
  const title = item?.['title'] ?? item?.['name']
  return typeof title === 'string' && title !== '' ? title : item?.['personId'] === id ? nameOf(names)('people', id) : '一项'
}

/** `topics/<id>/title` → topics, *, title. */
function stepsOf(path: string): readonly string[] {
  return path.split('/').map((step, i) => (i % 2 === 1 ? '*' : step))
}

function nameOf({ rows, row }: MergeNames): NameOfRow {
  return (table, id) => {
    const named = row(`${table} ${id}`)
    return named === null ? '（找不到）' : rows.title(table, id, named)
  }
}
