import { useEffect, useState } from 'react'
import { view } from '../storage/view.ts'
import { told } from '../ui/doing.ts'
import { askArchive } from './archive-client.ts'
import type { ArchiveAnswers, ArchiveQuestion } from './archive-protocol.ts'

export type Asked<T> =
  | { readonly kind: 'asking' }
  /** The last answer stays until the next one comes. */
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** A live question: asked again whenever the view changes, one at a time. null = nothing to ask yet. */
export function useArchive<K extends ArchiveQuestion['kind']>(question: Extract<ArchiveQuestion, { readonly kind: K }> | null): Asked<ArchiveAnswers[K]> {
  const [asked, setAsked] = useState<Asked<ArchiveAnswers[K]>>({ kind: 'asking' })
  const key = question === null ? null : JSON.stringify(question)
  useEffect(() => {
    if (key === null) return
    const live = JSON.parse(key) as Extract<ArchiveQuestion, { readonly kind: K }> // written from a question just above
    let isShown = true
    let isUnderWay = false
    let isStale = false
    const ask = () => {
      if (isUnderWay) {
        isStale = true
        return
      }
      isUnderWay = true
      isStale = false
      const settle = (next: Asked<ArchiveAnswers[K]>) => {
        isUnderWay = false
        if (!isShown) return
        setAsked(next)
        if (isStale) ask()
      }
      askArchive(live).then(answer => settle({ kind: 'answered', answer: answer as ArchiveAnswers[K] }), (error: unknown) => settle({ kind: 'failed', ...told(error) })) // of the question's own kind
    }
    ask()
    const unfollow = view.follow(ask)
    return () => {
      isShown = false
      unfollow()
    }
  }, [key])
  return asked
}
