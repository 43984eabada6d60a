import type { FailureProblem } from '#shared/contract/outcome.ts'
import { commonSpan, namedRows, oneFor, orderProblems, periods, singletons, spanOf } from '#shared/archive/constraints.ts'
import type { DevelopmentCase } from '#shared/model/development-case.ts'
import type { OrganisationType } from '#shared/model/organisation.ts'
import type { TableName } from '#shared/model/tables.ts'
import { tables } from '#shared/model/tables.ts'
import { backfillOf } from '#shared/rules/backfill.ts'
import { developmentRefusals } from '#shared/rules/development/approver.ts'
import { sealedYearMessage, sealProblem, sealStays } from '#shared/rules/year-seal.ts'
import type { YearSeal } from '#shared/model/year-seal.ts'
import type { LocalDate } from '#shared/time/local-date.ts'

type Row = Readonly<Record<string, unknown>>

/** Meetings of sealed years, and seals that may not be as they would be. */
export function sealProblems(touched: readonly { readonly table: TableName; readonly id: string; readonly row: Row | null }[], before: ReadonlyMap<string, { readonly table: TableName; readonly row: Row }>, after: typeof before, today: LocalDate): { sealed: FailureProblem[]; seals: FailureProblem[] } {
  const sealsIn = (rows: typeof before) => [...rows.values()].filter(each => each.table === 'yearSeals').map(each => each.row as unknown as YearSeal) // parsed by its schema before
  const isSealed = (year: unknown) => [before, after].every(rows => sealsIn(rows).some(seal => seal.year === year && seal.state === 'sealed'))
  const was = (table: TableName, id: string) => before.get(`${table} ${id}`)?.row
  return {
    sealed: touched.filter(({ table }) => table === 'meetings').flatMap(({ table, id, row }) => {
      const message = sealedYearMessage([was(table, id)?.['belongYear'], row?.['belongYear']], isSealed)
      return message === null ? [] : [{ table, id, path: 'belongYear', message }]
    }),
    seals: touched.filter(({ table }) => table === 'yearSeals').flatMap(({ table, id, row }) => {
      if (row === null) return [{ table, id, path: '', message: sealStays }]
      const problem = sealProblem(row as unknown as YearSeal, (was(table, id) ?? null) as unknown as YearSeal | null, sealsIn(after).filter(seal => seal.id !== id), today) // as above
      return problem === null ? [] : [{ table, id, ...problem }]
    }),
  }
}

/** The rules between rows that the machine side holds a commit to, over rows as they would be after it. */
export function constraintProblems(touched: readonly { readonly table: TableName; readonly id: string; readonly row: Row | null }[], after: ReadonlyMap<string, { readonly table: TableName; readonly row: Row }>, isNew: (table: TableName, id: string) => boolean): FailureProblem[] {
  const all = [...after.values()]
  return touched.flatMap(({ table, id, row }): FailureProblem[] => {
    const at = (path: string, message: string): FailureProblem => ({ table, id, path, message })
    if (row === null) {
      const users = all.filter(other => namedRows(other.table, other.row).some(named => named.id === id))
      return users.length === 0 ? [] : [at('', `这条${tables[table].name}还被 ${users.length} 条记录使用，不能删除；请先修改或删除那些记录`)]
    }
    const missing = namedRows(table, row).filter(named => !after.has(`${named.table} ${named.id}`)).map(named => at(named.path, `档案中没有这条${tables[named.table].name}记录，请重新选择`))
    const second = singletons.includes(table) && all.filter(other => other.table === table).length > 1 ? [at('', `只能有一条${tables[table].name}记录，请修改已有的那一条`)] : []
    return [...orderProblems(table, id, row), ...mayNotDevelop(table, id, row, all), ...missing, ...second, ...secondFor(table, id, row, all), ...overlaps(table, id, row, all).map(message => at('from', message)), ...late(table, id, row, isNew).map(message => at('backfillReason', message))]
  })
}

/** Of the case that was written, or of every case that names the organisation that was. */
function mayNotDevelop(table: TableName, id: string, row: Row, all: readonly { readonly table: TableName; readonly row: Row }[]): FailureProblem[] {
  const refusals = (one: Row) => developmentRefusals(one as unknown as DevelopmentCase, organisationId => { // parsed as a case before
    const found = all.find(other => other.table === 'organisations' && other.row['id'] === organisationId)
    return found === undefined ? null : (found.row['type'] as OrganisationType)
  })
  if (table === 'developmentCases') return refusals(row).map(({ path, message }) => ({ table, id, path, message }))
  if (table !== 'organisations') return []
  const cases = all.filter(other => other.table === 'developmentCases' && namedRows(other.table, other.row).some(named => named.id === id))
  return cases.flatMap(other => refusals(other.row)).map(({ message }) => ({ table, id, path: 'type', message: `${message}；有发展党员记录选了这个党组织` }))
}

/** A second row for the same owner and the same value, where there may be one. */
function secondFor(table: TableName, id: string, row: Row, all: readonly { readonly table: TableName; readonly row: Row }[]): FailureProblem[] {
  const rule = oneFor[table]
  if (rule === undefined) return []
  const isTaken = all.some(other => other.table === table && other.row['id'] !== id && other.row[rule.of] === row[rule.of] && other.row[rule.by] === row[rule.by])
  return isTaken ? [{ table, id, path: rule.by, message: rule.message }] : []
}

function overlaps(table: TableName, id: string, row: Row, all: readonly { readonly table: TableName; readonly row: Row }[]): string[] {
  const period = periods[table]
  if (period === undefined) return []
  const others = all.filter(other => other.table === table && other.row['id'] !== id && other.row[period.of] === row[period.of])
  return others.some(other => commonSpan(spanOf(row), spanOf(other.row)) !== null) ? [period.message] : []
}

function late(table: TableName, id: string, row: Row, isNew: (table: TableName, id: string) => boolean): string[] {
  if (table !== 'meetings' || !isNew(table, id) || row['source'] !== 'manual') return []
  const backfill = backfillOf(row as never) // parsed as a meeting before
  return backfill.kind === 'backfilled' && backfill.reason === '' ? [`会议已过去 ${backfill.days} 天，属于补录，请填写补录原因`] : []
}
