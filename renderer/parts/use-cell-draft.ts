import { useEffect, useMemo, useState } from 'react'
import * as z from 'zod'
import { flushOnLeaving } from '../storage/draft-keeper.ts'
import { draftRepository } from '../storage/draft-repository.ts'
import type { TypedCell } from '../ui/cell-grid.tsx'

/** A grid has one cell in hand at a time, so one draft. */
const theOnlyOne = '00000000-0000-4000-8000-000000000001'

const Content = z.object({ page: z.string(), rowId: z.string(), column: z.string(), text: z.string() })

export interface CellDraft {
  /** What was half typed when the page was left or the PC went off; null = nothing. */
  readonly kept: TypedCell | null
  readonly onTyping: (typed: TypedCell | null) => void
}

/** Keeps the cell that is being typed of a grid. `page` tells grids of one form apart (the year). Undefined while an earlier one is looked for. */
export function useCellDraft(form: string, page: string): CellDraft | undefined {
  const [kept, setKept] = useState<TypedCell | null>()
  const keeper = useMemo(() => draftRepository.keep(form, theOnlyOne), [form])
  useEffect(() => flushOnLeaving(keeper), [keeper])
  useEffect(() => () => void keeper.flush(), [keeper])
  useEffect(() => {
    let isHere = true
    const begin = (content: unknown) => {
      const read = Content.safeParse(content)
      if (isHere) setKept(read.success && read.data.page === page ? read.data : null)
    }
    draftRepository.ofRecord(form, theOnlyOne).then(draft => begin(draft?.content), (error: unknown) => {
      console.error('drafts could not be read', error)
      begin(null)
    })
    return () => { isHere = false }
  }, [form, page])
  return useMemo(() => {
    if (kept === undefined) return undefined
    const onTyping = (typed: TypedCell | null) => {
      if (typed !== null) keeper.change({ page, ...typed })
      else keeper.discard().catch((error: unknown) => console.error('draft not removed', error))
    }
    return { kept, onTyping }
  }, [kept, keeper, page])
}
