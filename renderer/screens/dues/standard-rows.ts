import type { DuesStandard } from '#shared/model/dues.ts'
import { monthsOfYear } from '#shared/rules/dues/year-months.ts'
import type { YearMonth } from '#shared/time/year-month.ts'
import { newId } from '../../storage/new-id.ts'
import { type DuesBook, type DuesBookMember, monthStates, tooLateMark } from '../../workers/dues-book.ts'

/** A member's standard; one who has several in the year (changed in its course) has several rows. */
export interface StandardRow {
  readonly key: string
  readonly member: DuesBookMember
  /** null = nothing is set for the year. */
  readonly standard: DuesStandard | null
  /** The first month of the year that the member owes. */
  readonly firstMonth: YearMonth
}

/** What is known of standards beyond the book, by id: entered since, or null = taken away since. */
export type KnownStandards = ReadonlyMap<string, DuesStandard | null>

export function standardRows(book: DuesBook, known: KnownStandards): readonly StandardRow[] {
  const added = new Map<string, DuesStandard[]>()
  for (const standard of known.values()) if (standard !== null && standard.year === book.year) added.set(standard.personId, [...(added.get(standard.personId) ?? []), standard])
  return book.members.flatMap((member, row): readonly StandardRow[] => {
    const firstMonth = firstMonthOf(book, row)
    const own = [...member.standards.filter(standard => !known.has(standard.id)), ...(added.get(member.id) ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1))
    if (own.length === 0) return [{ key: member.id, member, standard: null, firstMonth }]
    return own.map(standard => ({ key: standard.id, member, standard, firstMonth }))
  })
}

/** What a row begins with when its first field is typed. */
export function newStandard({ member, firstMonth }: StandardRow, year: number): DuesStandard {
  return {
    id: newId(), personId: member.id, year, from: firstMonth, category: member.isRetired ? 'retired' : 'monthlySalary', baseCents: null, setDueCents: null, approvalDocumentNo: '', remark: '',
  }
}

/** Last year's standard for this year; an approval of last year is none for this one. */
export function carriedOver(row: StandardRow, year: number): DuesStandard | null {
  const { before } = row.member
  return before === null || row.standard !== null ? null : { ...newStandard(row, year), category: before.category, baseCents: before.baseCents, setDueCents: before.setDueCents }
}

function firstMonthOf(book: DuesBook, row: number): YearMonth {
  const months = monthsOfYear(book.year)
  const first = months.find((_, i) => monthStates[(book.state[row * 12 + i] ?? 0) & (tooLateMark - 1)] !== 'notMember') ?? months[0]
  if (first === undefined) throw new Error('a year has months')
  return first.key
}
