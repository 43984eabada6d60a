import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActEntry, ActFilter } from '#shared/archive/act.ts'
import { historyRepository } from '../../../storage/history-repository.ts'
import { view } from '../../../storage/view.ts'
import { told } from '../../../ui/doing.ts'

export interface ActsRead {
  /** Newest first; undefined before the first page is there. */
  readonly acts: readonly ActEntry[] | undefined
  readonly isAll: boolean
  readonly failure: { readonly message: string; readonly detail?: string } | null
  /** Reads the next page, if there is one and it isn't being read already. */
  readonly more: () => void
}

const pageActs = 200
const mostAtOnce = 2000

interface Page { readonly acts: readonly ActEntry[] | undefined; readonly next: number | null; readonly failure: ActsRead['failure'] }

/** Acts by pages as one scrolls; read again from the top when something was saved. */
export function useActs(filter: ActFilter): ActsRead {
  const [page, setPage] = useState<Page>({ acts: undefined, next: null, failure: null })
  const key = JSON.stringify(filter)
  const present = useRef({ key, page, isReading: false })
  present.current.page = page
  const read = useCallback(async (before: number | null, limit: number) => {
    const { key: asked } = present.current
    present.current.isReading = true
    try {
      const answer = await historyRepository.acts(JSON.parse(asked) as ActFilter, before, limit) // written from a filter just below
      if (present.current.key !== asked) return
      setPage({ acts: before === null ? answer.acts : [...(present.current.page.acts ?? []), ...answer.acts], next: answer.next, failure: null })
    } catch (error) {
      if (present.current.key === asked) setPage({ ...present.current.page, failure: told(error) })
    } finally {
      present.current.isReading = false
    }
  }, [])
  useEffect(() => {
    present.current.key = key
    void read(null, pageActs)
    return view.follow(() => void read(null, Math.min(mostAtOnce, Math.max(pageActs, present.current.page.acts?.length ?? 0))))
  }, [key, read])
  const more = useCallback(() => {
    const { page: { next }, isReading } = present.current
    if (next !== null && !isReading) void read(next, pageActs)
  }, [read])
  return { acts: page.acts, isAll: page.acts !== undefined && page.next === null, failure: page.failure, more }
}

/** Every act that answers to the filter, for paper. */
export async function allActs(filter: ActFilter): Promise<readonly ActEntry[]> {
  const acts: ActEntry[] = []
  for (let before: number | null = null; ;) {
    const page = await historyRepository.acts(filter, before, mostAtOnce)
    acts.push(...page.acts)
    if (page.next === null) return acts
    before = page.next
  }
}
