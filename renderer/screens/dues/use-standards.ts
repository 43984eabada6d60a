import { useEffect, useMemo, useState } from 'react'
import { DuesStandard } from '#shared/model/dues.ts'
import { duesRepository } from '../../storage/dues-repository.ts'
import { view } from '../../storage/view.ts'
import { told } from '../../ui/doing.ts'
import type { DuesBook } from '../../workers/dues-book.ts'
import { type KnownStandards, standardRows, type StandardRow } from './standard-rows.ts'

interface Failed { readonly message: string; readonly detail?: string }

export interface StandardsInHand {
  readonly rows: readonly StandardRow[]
  /** Changes rows as one act; what is new is in the second. */
  readonly change: (summary: string, before: readonly DuesStandard[], some: Partial<DuesStandard>) => void
  readonly add: (summary: string, standards: readonly DuesStandard[]) => void
  readonly remove: (summary: string, standard: DuesStandard) => void
  readonly failed: Failed | null
}

/** The year's standards with what was entered since the book was made, shown at once and taken back where it could not be written. */
export function useStandards(book: DuesBook): StandardsInHand {
  const [known, setKnown] = useState<KnownStandards>(new Map())
  const [failed, setFailed] = useState<Failed | null>(null)
  useEffect(() => view.follow(change => {
    if (change.kind === 'rebuilt') return setKnown(new Map())
    const rows = change.rows.filter(({ table }) => table === 'duesStandards').map(({ id, row }) => [id, row === null ? null : (DuesStandard.safeParse(row).data ?? null)] as const)
    if (rows.length > 0) setKnown(before => new Map([...before, ...rows]))
  }), [])
  const rows = useMemo(() => standardRows(book, known), [book, known])

  const show = (standards: readonly (readonly [string, DuesStandard | null])[], act: Promise<void>) => {
    const earlier = standards.map(([id]) => [id, known.get(id)] as const)
    setKnown(before => new Map([...before, ...standards]))
    act.then(() => setFailed(null), (error: unknown) => {
      setFailed(told(error))
      setKnown(before => {
        const back = new Map(before)
        for (const [id, was] of earlier) if (was === undefined) back.delete(id); else back.set(id, was)
        return back
      })
    })
  }
  return {
    rows, failed,
    change: (summary, before, some) => show(
      before.map(standard => [standard.id, { ...standard, ...some }]),
      duesRepository.setDuesStandards(summary, before.map(standard => ({ id: standard.id, change: now => ({ ...(now ?? standard), ...some }) }))),
    ),
    add: (summary, standards) => show(standards.map(standard => [standard.id, standard]), duesRepository.setDuesStandards(summary, standards.map(standard => ({ id: standard.id, change: () => standard })))),
    remove: (summary, standard) => show([[standard.id, null]], duesRepository.removeDuesStandard(summary, standard.id)),
  }
}
