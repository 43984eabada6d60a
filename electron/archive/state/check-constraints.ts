import type { FieldProblem } from '#shared/archive/commit.ts'
import { commonSpan, type NamedRow, nameOf, oneFor, orderProblems, ownKey, periods, type Span, singletons, spanOf } from '#shared/archive/constraints.ts'
import type { DevelopmentCase } from '#shared/model/development-case.ts'
import type { OrganisationType } from '#shared/model/organisation.ts'
import { type TableName, tables } from '#shared/model/tables.ts'
import { developmentRefusals } from '#shared/rules/development/approver.ts'
import type { StoredFields } from './archive.ts'
import type { Breath } from './breath.ts'
import { rowKey, tableOf } from './row-key.ts'
import type { RowsView } from './staged-state.ts'

export interface TouchedRow {
  readonly table: TableName
  readonly id: string
  /** null = deleted. */
  readonly value: StoredFields | null
  /** The rows that it names. */
  readonly named: readonly NamedRow[]
  /** What it was; null = it is new. */
  readonly before: StoredFields | null
}

/** Every rule between rows that the touched ones would break, once the whole commit stood (shared/archive/constraints.ts). */
export async function constraintProblems(rows: readonly TouchedRow[], view: RowsView, breathe: Breath): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  for (const { table, id, value, named, before } of rows) {
    await breathe()
    if (value === null) problems.push(...(await stillNamed(table, id, before, view)))
    else problems.push(...orderProblems(table, id, value), ...missingRows(table, id, named, view), ...secondRow(table, id, view), ...(await loop(table, id, value, view)))
  }
  return [...problems, ...(await overlaps(rows, view, breathe)), ...(await secondFor(rows, view, breathe)), ...(await mayNotDevelop(rows, view)), ...sameKey(rows, view)]
}

/** Another row of the same key, as the whole commit leaves it: numbers may be swapped within one. */
function sameKey(rows: readonly TouchedRow[], view: RowsView): FieldProblem[] {
  return rows.flatMap(({ table, id, value }): FieldProblem[] => {
    const own = value === null ? null : ownKey(table, value)
    if (own === null) return []
    const others = [...view.referrers(own.key)].filter(key => key !== rowKey(table, id))
    return others.length === 0 ? [] : [{ table, id, path: own.path, message: own.message }]
  })
}

/** Cases of development that were written, and those of an organisation whose type was. */
async function mayNotDevelop(rows: readonly TouchedRow[], view: RowsView): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  for (const { table, id, value, before } of rows) {
    if (value === null) continue
    if (table === 'developmentCases') problems.push(...(await refusals(id, value, view)))
    const isRetyped = table === 'organisations' && before !== null && before['type'] !== value['type']
    if (!isRetyped) continue
    for (const key of view.referrers(id)) {
      const row = key.startsWith('developmentCases ') ? await view.value(key) : null
      if (row !== null) problems.push(...(await refusals(id, row, view)).map(({ message }) => ({ table, id, path: 'type', message: `${message}；有发展党员记录选了这个党组织` })))
    }
  }
  return problems
}

async function refusals(id: string, row: StoredFields, view: RowsView): Promise<FieldProblem[]> {
  const parsed = row as unknown as DevelopmentCase // its table's schema has parsed it
  const types = new Map<string, OrganisationType>()
  for (const organisationId of [parsed.organisationId, parsed.approver?.organisationId ?? null]) {
    const organisation = organisationId === null ? null : await view.value(rowKey('organisations', organisationId))
    if (organisationId !== null && organisation !== null) types.set(organisationId, organisation['type'] as OrganisationType) // parsed as well
  }
  return developmentRefusals(parsed, organisationId => types.get(organisationId) ?? null).map(({ path, message }) => ({ table: 'developmentCases', id, path, message }))
}

function missingRows(table: TableName, id: string, named: readonly NamedRow[], view: RowsView): FieldProblem[] {
  return named.filter(row => view.rev(row.table, row.id) === null).map(({ path, table: target }) => ({
    table, id, path, message: `档案中没有这条${tables[target].name}记录，请重新选择`,
  }))
}

function secondRow(table: TableName, id: string, view: RowsView): FieldProblem[] {
  if (!singletons.includes(table) || view.count(table) <= 1) return []
  return [{ table, id, path: '', message: `只能有一条${tables[table].name}记录，请修改已有的那一条` }]
}

async function stillNamed(table: TableName, id: string, before: StoredFields | null, view: RowsView): Promise<FieldProblem[]> {
  const counts = new Map<TableName, number>()
  for (const key of view.referrers(id)) {
    const user = tableOf(key)
    counts.set(user, (counts.get(user) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const users = [...counts].map(([user, count]) => `${count} 条${tables[user].name}`).join('、')
  return [{ table, id, path: '', message: `${before === null ? `这条${tables[table].name}` : nameOf(table, before)}还被${users}使用，不能删除；请先修改或删除那些记录` }]
}

async function overlaps(rows: readonly TouchedRow[], view: RowsView, breathe: Breath): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  const looked = new Map<string, readonly { key: string; span: Span }[]>()
  for (const { table, id, value } of rows) {
    const period = periods[table]
    if (period === undefined || value === null) continue
    await breathe()
    const owner = String(value[period.of])
    const siblings = looked.get(`${table} ${owner}`) ?? (await spansOf(table, period.of, owner, view))
    looked.set(`${table} ${owner}`, siblings)
    const mine = spanOf(value)
    const clash = siblings.some(({ key, span }) => key !== rowKey(table, id) && commonSpan(mine, span) !== null)
    if (clash) problems.push({ table, id, path: 'from', message: period.message })
  }
  return problems
}

async function spansOf(table: TableName, field: string, owner: string, view: RowsView): Promise<readonly { key: string; span: Span }[]> {
  const found: { key: string; span: Span }[] = []
  for (const [key, value] of await rowsNaming(table, field, owner, view)) found.push({ key, span: spanOf(value) })
  return found
}

/** A second row for the same owner and the same value, where there may be one. */
async function secondFor(rows: readonly TouchedRow[], view: RowsView, breathe: Breath): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = []
  for (const { table, id, value } of rows) {
    const rule = oneFor[table]
    if (rule === undefined || value === null) continue
    await breathe()
    const siblings = await rowsNaming(table, rule.of, String(value[rule.of]), view)
    if (siblings.some(([key, other]) => key !== rowKey(table, id) && other[rule.by] === value[rule.by])) problems.push({ table, id, path: rule.by, message: rule.message })
  }
  return problems
}

async function rowsNaming(table: TableName, field: string, owner: string, view: RowsView): Promise<readonly (readonly [string, StoredFields])[]> {
  const found: (readonly [string, StoredFields])[] = []
  for (const key of view.referrers(owner)) {
    const value = key.startsWith(`${table} `) ? await view.value(key) : null
    if (value !== null && value[field] === owner) found.push([key, value])
  }
  return found
}

/** An organisation must not be its own superior on any day, over however many steps. */
async function loop(table: TableName, id: string, value: StoredFields, view: RowsView): Promise<FieldProblem[]> {
  if (table !== 'organisationFacts' || typeof value['superiorId'] !== 'string') return []
  const start = String(value['organisationId'])
  const found = value['superiorId'] === start || (await leadsTo(start, value['superiorId'], spanOf(value), new Set([start]), view))
  return found ? [{ table, id, path: 'superiorId', message: '上级党组织不能是本组织或它的下级，请重新选择' }] : []
}

async function leadsTo(start: string, from: string, span: Span, seen: ReadonlySet<string>, view: RowsView): Promise<boolean> {
  for (const [, fact] of await rowsNaming('organisationFacts', 'organisationId', from, view)) {
    const common = commonSpan(span, spanOf(fact))
    const superior = fact['superiorId']
    if (common === null || typeof superior !== 'string') continue
    if (superior === start) return true
    if (!seen.has(superior) && (await leadsTo(start, superior, common, new Set([...seen, from]), view))) return true
  }
  return false
}
