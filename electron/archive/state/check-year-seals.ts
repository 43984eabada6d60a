import type { FieldProblem } from '#shared/archive/commit.ts'
import type { YearSeal } from '#shared/model/year-seal.ts'
import { sealedYearMessage, sealProblem, sealStays } from '#shared/rules/year-seal.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { TouchedRow } from './check-constraints.ts'
import type { RowsView } from './staged-state.ts'

/** Meetings of years that were sealed before the commit and would be after it. */
export function sealedYearProblems(rows: readonly TouchedRow[], before: RowsView, after: RowsView): FieldProblem[] {
  const sealedBefore = sealedYears(before)
  if (sealedBefore.size === 0) return []
  const sealedAfter = sealedYears(after)
  const isSealed = (year: unknown) => sealedBefore.has(year) && sealedAfter.has(year)
  return rows.filter(({ table }) => table === 'meetings').flatMap(({ table, id, value, before: was }) => {
    const message = sealedYearMessage([was?.['belongYear'], value?.['belongYear']], isSealed)
    return message === null ? [] : [{ table, id, path: 'belongYear', message }]
  })
}

/** Seals that may not be as they would be. */
export function sealProblems(rows: readonly TouchedRow[], after: RowsView, today: LocalDate): FieldProblem[] {
  return rows.filter(({ table }) => table === 'yearSeals').flatMap(({ table, id, value, before }) => {
    if (value === null) return [{ table, id, path: '', message: sealStays }]
    const others = [...after.yearSeals()].filter(([other]) => other !== id).map(([, seal]) => seal)
    const problem = sealProblem(value as unknown as YearSeal, before as unknown as YearSeal | null, others, today) // both parsed by this table's schema
    return problem === null ? [] : [{ table, id, ...problem }]
  })
}

function sealedYears(view: RowsView): ReadonlySet<unknown> {
  return new Set([...view.yearSeals().values()].filter(({ state }) => state === 'sealed').map(({ year }) => year))
}
