import type { Reader } from '../archive/reader.ts'
import { cadreKindOn, cadreStaffing, type CadreStaffing } from '../rules/cadre-staffing.ts'
import { nearestFact } from '../rules/organisation-on.ts'
import { exchangeLevel, isExchanging } from '../rules/warnings/cadre-findings.ts'
import { grouped, readRuleInput } from '../rules/warnings/rule-input.ts'
import type { LocalDate } from '../time/local-date.ts'
import { yearOf } from '../time/local-date.ts'
import { rangeOf, yearPeriod } from '../time/period.ts'
import { cadreRosterColumns } from './cadre-roster.ts'
import { type CadreRow, cadreRows } from './cadre-rows.ts'
import type { TableContext } from './table-ledger.ts'

/** One party worker as the list on the screen shows it: the texts of the register's columns, by their ids. */
export interface CadreListRow {
  readonly id: string
  readonly name: string
  readonly pinyinInitials: string
  readonly kind: CadreRow['kind']
  /** Whole months of party work. */
  readonly months: number
  /** 建议交流 or nearly so; `green` where nothing is asked. */
  readonly exchange: 'green' | 'yellow' | 'orange'
  readonly reserve: string
  readonly cells: Readonly<Record<string, string>>
}

export interface CadreList {
  readonly rows: readonly CadreListRow[]
  /** Of the whole unit, whichever organisation is in view. */
  readonly staffing: CadreStaffing
}

/** The party workers of these organisations and all below them, as of today; null = of the whole unit (domain.md C.10). */
export async function cadreList(reader: Reader, organisationId: string | null, today: LocalDate): Promise<CadreList> {
  const input = await readRuleInput(reader, { today })
  const period = yearPeriod(yearOf(today))
  const contextOf = (id: string): TableContext => ({
    reader, organisationId: id, period, days: rangeOf(period), asOf: today, today, settings: input.settings, input, facts: input.facts, options: {},
  })
  const roots = organisationId === null ? input.everyOrganisation.filter(({ id }) => nearestFact(input.factsOf(id), id, today)?.superiorId === null).map(({ id }) => id) : [organisationId]
  const found = new Map<string, CadreListRow>()
  for (const id of roots) {
    const context = contextOf(id)
    for (const row of await cadreRows(context)) if (!found.has(row.person.id)) found.set(row.person.id, listRow(row, context))
  }
  const [postsOf, membershipsOf] = [grouped(input.posts, post => post.personId), grouped(input.memberships, membership => membership.personId)]
  const kinds = input.people.flatMap(person => (person.cadre === null && !postsOf.has(person.id) ? [] : (cadreKindOn(person, postsOf.get(person.id) ?? [], membershipsOf.get(person.id) ?? [], today) ?? [])))
  return { rows: [...found.values()], staffing: cadreStaffing(input.unit?.totalStaff ?? null, kinds.filter(kind => kind === 'fullTime').length, kinds.length) }
}

function listRow(row: CadreRow, context: TableContext): CadreListRow {
  const { person, kind, work } = row
  const isAsked = person.cadre !== null && !person.isRetired && work.isGoingOn && !isExchanging(person.cadre, context.today)
  return {
    id: person.id, name: person.name, pinyinInitials: person.pinyinInitials, kind, months: work.months, reserve: person.cadre?.reserve ?? '',
    exchange: isAsked ? exchangeLevel(work.months, context.settings.cadreExchangeYears) : 'green',
    cells: Object.fromEntries(cadreRosterColumns.filter(({ id }) => id !== 'order').map(({ id, cell }) => [id, cell(row, context, 0)])),
  }
}
