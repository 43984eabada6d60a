import { type DuesTotals } from '#shared/rules/dues/dues-totals.ts'
import type { DuesBook, DuesBookMember } from '../../workers/dues-book.ts'
import { type MonthCell, monthsOf } from './month-cell.ts'

export interface CollectionRow {
  readonly member: DuesBookMember
  readonly months: readonly MonthCell[]
}

export const standings = { all: '全部', owing: '有欠交', late: '有补交', notSet: '没有核定' } as const
export type Standing = keyof typeof standings

export function collectionRows(book: DuesBook): readonly CollectionRow[] {
  return book.members.map((member, row) => ({ member, months: monthsOf(book, row) }))
}

/** By any part of the name or the beginning of its initials. */
export function isNamed({ member }: { readonly member: DuesBookMember }, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || member.name.toLowerCase().includes(wanted) || member.initials.startsWith(wanted)
}

export function hasStanding({ months }: CollectionRow, standing: Standing): boolean {
  switch (standing) {
    case 'all': return true
    case 'owing': return months.some(({ state }) => state === 'unpaid' || state === 'short')
    case 'late': return months.some(({ late }) => late > 0)
    case 'notSet': return months.some(({ state }) => state === 'notSet')
  }
}

/** Sums of one month, or of the whole year, over rows; counted as `duesTotals` counts. */
export function totalsOf(rows: readonly CollectionRow[], month: number | null): DuesTotals {
  let [dueCents, paidCents, lateCents, owedCents, notSet] = [0, 0, 0, 0, 0]
  for (const { months } of rows) {
    for (const cell of months) {
      if (month !== null && cell.month !== month) continue
      paidCents += cell.paid
      lateCents += cell.late
      if (cell.state === 'notSet') notSet++
      if (cell.due === null || cell.state === 'open') continue
      dueCents += cell.due
      owedCents += Math.max(0, cell.due - cell.paid)
    }
  }
  return { dueCents, paidCents, lateCents, owedCents, notSet }
}
