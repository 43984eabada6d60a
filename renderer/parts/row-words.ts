import type { StoredRow } from '#shared/archive/commit.ts'
import { type TableName, tableNames, tables } from '#shared/model/tables.ts'
import type { Instant } from '#shared/time/instant.ts'

export interface RowWords {
  readonly key: string
  readonly table: string
  readonly title: string
  readonly updatedAt: Instant | null
  readonly updatedBy: string
}

/** 党组织 9，人员 128，会议 340. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = tableNames.filter(name => shownTables.has(name) && (counts[name] ?? 0) > 0).map(name => `${tables[name].name} ${counts[name] ?? 0}`)
  return parts.length === 0 ? '没有记录' : parts.join('，')
}

/** The rows as a clerk knows them, the latest change first. Names of people stand beside their memberships and posts. */
export function rowsInWords(rows: readonly StoredRow[]): readonly RowWords[] {
  const names = new Map([...rows.filter(r => r.table === 'people').map(r => [r.id, textOf(r.row, 'name')] as const), ...rows.filter(r => r.table === 'organisationFacts').map(r => [textOf(r.row, 'organisationId'), textOf(r.row, 'shortName') || textOf(r.row, 'fullName')] as const)])
  return rows
    .filter(row => shownTables.has(row.table))
    .map(row => inWords(row, names))
    .sort((a, b) => ((a.updatedAt ?? '') < (b.updatedAt ?? '') ? 1 : -1))
}

/** Tables that a clerk has entered something into; the rest is the program's own. */
const shownTables: ReadonlySet<string> = new Set<TableName>(['units', 'organisations', 'people', 'memberships', 'posts', 'meetings', 'organisationFacts', 'termsOfOffice', 'developmentCases', 'duesStandards', 'duesPayments', 'trainings', 'honours', 'meetingPlans', 'talks', 'reviews', 'archiveItems', 'archiveBoxes', 'binders', 'sealedRecords'])

function inWords({ table, id, row }: StoredRow, names: ReadonlyMap<string, string>): RowWords {
  const title = row === null ? '（已删除）' : textOf(row, 'title') || textOf(row, 'name') || textOf(row, 'fullName') || (names.get(textOf(row, 'personId')) ?? names.get(table === 'termsOfOffice' ? textOf(row, 'organisationId') : table === 'organisations' ? id : '') ?? '')
  return { key: `${table} ${id}`, table: tables[table].name, title, updatedAt: textOf(row, 'updatedAt') || null, updatedBy: textOf(row, 'updatedBy') }
}

function textOf(row: Readonly<Record<string, unknown>> | null, field: string): string {
  const value = row?.[field]
  return typeof value === 'string' ? value : ''
}
