import { useEffect, useMemo, useRef, useState } from 'react'
import { type DuesPayment, DuesYear } from '#shared/model/dues.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { duesRepository, type MonthEdit } from '../../storage/dues-repository.ts'
import { view } from '../../storage/view.ts'
import { told } from '../../ui/doing.ts'
import type { DuesBook } from '../../workers/dues-book.ts'
import { type CollectionRow, collectionRows } from './collection-rows.ts'
import { withPayments } from './month-cell.ts'

interface Failed { readonly message: string; readonly detail?: string }

export interface CollectionInHand {
  readonly rows: readonly CollectionRow[]
  /** Writes the edits as one act. `shown`: what the cells hold meanwhile, 分, by `person month`. */
  readonly record: (summary: string, edits: readonly MonthEdit[], shown: ReadonlyMap<string, number>) => void
  /** The last act that was not written. */
  readonly failed: Failed | null
}

/** The rows of the book, with what was entered since it was made: the worker's next answer takes a moment, a key must show at once. */
export function useCollection(book: DuesBook, today: LocalDate): CollectionInHand {
  const paid = usePaidSince(book.year)
  const [pending, setPending] = useState<ReadonlyMap<string, number>>(new Map())
  const [failed, setFailed] = useState<Failed | null>(null)
  const base = useMemo(() => collectionRows(book), [book])
  const rows = useMemo(() => base.map(row => inHand(row, paid, pending, book.year, today)), [base, paid, pending, book.year, today])
  const record = (summary: string, edits: readonly MonthEdit[], shown: ReadonlyMap<string, number>) => {
    setPending(before => new Map([...before, ...shown]))
    const settle = (failure: Failed | null) => {
      setPending(before => new Map([...before].filter(([key, cents]) => shown.get(key) !== cents)))
      setFailed(failure)
    }
    duesRepository.recordDues(book.year, summary, edits).then(() => settle(null), (error: unknown) => settle(told(error)))
  }
  return { rows, record, failed }
}

function inHand(row: CollectionRow, paid: ReadonlyMap<string, readonly DuesPayment[]>, pending: ReadonlyMap<string, number>, year: number, today: LocalDate): CollectionRow {
  const own = paid.get(row.member.id)
  const isPending = pending.size > 0 && row.months.some(({ month }) => pending.has(`${row.member.id} ${month}`))
  if (own === undefined && !isPending) return row
  const months = row.months.map(cell => {
    const known = own === undefined ? cell : withPayments(cell, own, year, today)
    const cents = pending.get(`${row.member.id} ${cell.month}`)
    return cents === undefined ? known : withPayments(known, [{ id: '', month: cell.month, paidCents: cents, paidOn: today, method: null, collector: '', remark: '' }], year, today)
  })
  return { ...row, months }
}

/** Payments of the year that changed since the page is open, by person: undone ones too. */
function usePaidSince(year: number): ReadonlyMap<string, readonly DuesPayment[]> {
  const [paid, setPaid] = useState<ReadonlyMap<string, readonly DuesPayment[]>>(new Map())
  const people = useRef(new Map<string, string>())
  useEffect(() => view.follow(change => {
    if (change.kind === 'rebuilt') return setPaid(new Map())
    const changed = change.rows.filter(({ table }) => table === 'duesPayments').flatMap(({ id, row }): [string, readonly DuesPayment[]][] => {
      const parsed = DuesYear.safeParse(row)
      const personId = parsed.success ? parsed.data.personId : people.current.get(id)
      if (personId === undefined || (parsed.success && parsed.data.year !== year)) return []
      people.current.set(id, personId)
      return [[personId, parsed.success ? parsed.data.payments : []]]
    })
    if (changed.length > 0) setPaid(before => new Map([...before, ...changed]))
  }), [year])
  return paid
}
