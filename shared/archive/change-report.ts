import { type TableName, tableNames, tables } from '../model/tables.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { StoredRow } from './commit.ts'
import type { ChangeCounts, ChangeReport, ReportLine, ReportRow } from './restore-report.ts'
import { refKey } from './row-ref.ts'
import { type RowNames, rowNames } from './row-names.ts'
import { sameFields, sameValue } from './same-value.ts'

type Fields = Readonly<Record<string, unknown>>

/** What is compared, and the rows that give names to organisations and people, as of `today`. */
export interface Compared {
  readonly before: readonly StoredRow[]
  readonly after: readonly StoredRow[]
  readonly naming: readonly StoredRow[]
  readonly today: LocalDate
}

/** What going from one state to another means, for a clerk to read. Who last touched a row, and when, is no change worth telling. */
export function changeReport({ before, after, naming, today }: Compared): Omit<ChangeReport, 'problems'> {
  const names = rowNames(naming, today)
  const compared = changesOf(before, after)
  const told = compared.filter(isTold).map(change => inWords(change, names)).sort(byPlace)
  return { total: countsOf(compared), lines: linesOf(compared, names), rows: told.slice(0, mostRows), rowsTotal: told.length }
}

/** Whether the two hold the same, `rev` and `_h` apart: these only say which commit wrote them. */
export function sameRow(a: Fields | null, b: Fields | null): boolean {
  if (a === null || b === null) return a === b
  return isSameVersion(a, b) || sameFields(a, b, ownMarks)
}

const mostRows = 500
const ownMarks = ['rev', '_h']
const untoldFields = [...ownMarks, 'updatedAt', 'updatedBy']

type Kind = ReportRow['change'] | 'same'

interface Change {
  readonly kind: Kind
  readonly table: TableName
  readonly id: string
  readonly before: Fields | null
  readonly after: Fields | null
}

interface ToldChange extends Change {
  readonly kind: ReportRow['change']
}

function isTold(change: Change): change is ToldChange {
  return change.kind !== 'same'
}

function changesOf(before: readonly StoredRow[], after: readonly StoredRow[]): readonly Change[] {
  const rows = new Map<string, { table: TableName; id: string; before: Fields | null; after: Fields | null }>()
  for (const { table, id, row } of before) if (row !== null) rows.set(refKey({ table, id }), { table, id, before: row, after: null })
  for (const { table, id, row } of after) {
    if (row !== null) rows.set(refKey({ table, id }), { table, id, before: rows.get(refKey({ table, id }))?.before ?? null, after: row })
  }
  return [...rows.values()].map(change => ({ kind: kindOf(change.before, change.after), ...change }))
}

function kindOf(before: Fields | null, after: Fields | null): Kind {
  if (before === null) return 'added'
  if (after === null) return 'deleted'
  return isSameVersion(before, after) || sameFields(before, after, untoldFields) ? 'same' : 'changed'
}

/** A row's hash is made of everything in it: most rows of an archive and its backup need no comparing. */
function isSameVersion(a: Fields, b: Fields): boolean {
  return typeof a['_h'] === 'string' && a['_h'] === b['_h']
}

function countsOf(changes: readonly Change[]): ChangeCounts {
  const counts = { added: 0, changed: 0, same: 0, deleted: 0 }
  for (const { kind } of changes) counts[kind] += 1
  return counts
}

function linesOf(changes: readonly Change[], names: RowNames): ReportLine[] {
  const groups = new Map<string, { table: TableName; organisation: string | null; changes: Change[] }>()
  for (const change of changes) {
    const organisation = names.organisation(change.table, change.id, presentFields(change))
    const key = `${change.table} ${organisation ?? ''}`
    const group = groups.get(key) ?? { table: change.table, organisation, changes: [] }
    group.changes.push(change)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ table, organisation, changes: own }) => ({ table, organisation, ...countsOf(own) })).sort(byPlace)
}

function inWords(change: ToldChange, names: RowNames): ReportRow {
  const { kind, table, id } = change
  const row = presentFields(change)
  return { table, id, title: names.title(table, id, row), organisation: names.organisation(table, id, row), change: kind, fields: kind === 'changed' ? differingLabels(change) : [] }
}

/** As it will be; a deleted one as it was. */
function presentFields({ before, after }: Change): Fields {
  return after ?? before ?? {}
}

function differingLabels({ table, before, after }: Change): string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const differing = names.filter(name => !untoldFields.includes(name) && !sameValue(before?.[name] ?? null, after?.[name] ?? null))
  return [...new Set(differing.map(name => labelOf(table, name)))]
}

const baseLabels: Readonly<Record<string, string>> = { createdAt: '录入时间', createdBy: '录入人', source: '来源' }

/** Fields of a newer version have no name here. */
function labelOf(table: TableName, field: string): string {
  return (tables[table].labels as Readonly<Record<string, string>>)[field] ?? baseLabels[field] ?? '其他内容'
}

function byPlace(a: ReportLine | ReportRow, b: ReportLine | ReportRow): number {
  return tableNames.indexOf(a.table) - tableNames.indexOf(b.table) || compareText(a.organisation ?? '', b.organisation ?? '') || compareText(titleOf(a), titleOf(b))
}

function titleOf(line: ReportLine | ReportRow): string {
  return 'title' in line ? line.title : ''
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
