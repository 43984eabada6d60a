import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushOnLeaving } from '../storage/draft-keeper.ts'
import { type DraftPlace, draftRepository } from '../storage/draft-repository.ts'
import { useObservable } from '../storage/observable.ts'
import { clockText } from './instant-text.ts'

export interface DraftForm<T> {
  readonly value: T
  readonly change: (some: Partial<T>) => void
  /** What a save has set, the revision first of all: known to the form from now on, and nothing to keep a draft for. */
  readonly follow: (saved: Partial<T>) => void
  /** 草稿已存 10:32; never to be taken for 已保存. */
  readonly draftText: string
  /** Saved, or given up: nothing is kept any longer. */
  readonly discard: () => Promise<void>
  /** Writes what isn't kept yet: before the form is left, so that the next page finds the draft. */
  readonly flush: () => Promise<void>
  /** A draft of an earlier day or of before a crash was put back. */
  readonly isRestored: boolean
  /** Back to what is saved. */
  readonly startOver: () => Promise<void>
}

/** A form in hand whose draft is kept until it is saved or given up. Undefined while an earlier draft is looked for. `read` answers null for a draft that can't be used; `place`: where its drafts lie, the archive's own or the sealed section's. */
export function useDraftForm<T extends object>(form: string, recordId: string, initial: T, read: (content: unknown) => T | null, place: DraftPlace = draftRepository): DraftForm<T> | undefined {
  const [value, setValue] = useState<T | undefined>(undefined)
  const [isRestored, setRestored] = useState(false)
  const [first] = useState(initial)
  const reader = useRef(read)
  const keeper = useMemo(() => place.keep(form, recordId), [place, form, recordId])
  const state = useObservable(keeper.state)
  useEffect(() => flushOnLeaving(keeper), [keeper])
  useEffect(() => () => void keeper.flush(), [keeper])
  useEffect(() => {
    let isHere = true
    const begin = (draft: T | null) => {
      if (!isHere) return
      setValue(draft ?? first)
      setRestored(draft !== null)
    }
    place.ofRecord(form, recordId).then(draft => begin(draft === null ? null : reader.current(draft.content)), (error: unknown) => {
      console.error('drafts could not be read', error)
      begin(null)
    })
    return () => { isHere = false }
  }, [place, form, recordId, first])

  const change = useCallback((some: Partial<T>) => setValue(before => {
    if (before === undefined) return before
    return { ...before, ...some }
  }), [])
  const followed = useRef<ReadonlySet<string>>(new Set())
  const follow = useCallback((saved: Partial<T>) => {
    followed.current = new Set(Object.keys(saved))
    change(saved)
  }, [change])
  const kept = useRef<T | undefined>(undefined)
  useEffect(() => {
    if (value !== undefined && kept.current !== undefined && differs(kept.current, value, followed.current)) keeper.change(value)
    if (value !== kept.current) followed.current = new Set()
    kept.current = value
  }, [value, keeper])
  if (value === undefined) return undefined
  const startOver = async () => {
    await keeper.discard()
    kept.current = undefined
    setRestored(false)
    setValue(first)
  }
  const draftText = state.kind === 'kept' ? `草稿已存 ${clockText(state.at)}` : state.kind === 'notKept' ? `草稿没有存下：${state.message}` : ''
  return { value, change, follow, draftText, discard: keeper.discard, flush: keeper.flush, isRestored, startOver }
}

/** In any field but those of `apart`. */
function differs<T extends object>(before: T, after: T, apart: ReadonlySet<string>): boolean {
  return before !== after && (Object.keys(after) as (keyof T & string)[]).some(field => before[field] !== after[field] && !apart.has(field)) // Object.keys forgets the key type
}
