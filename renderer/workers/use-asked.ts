import { useEffect, useState } from 'react'
import { view } from '../storage/view.ts'
import { told } from '../ui/doing.ts'

export type Asked<T> =
  | { readonly kind: 'asking' }
  /** The last answer stays until the next one comes. */
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** A live question: asked again whenever the view changes, one at a time. `key` says which question it is; null = nothing to ask yet. */
export function useAsked<T>(key: string | null, question: () => Promise<T>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'asking' })
  useEffect(() => {
    if (key === null) return
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
      const settle = (next: Asked<T>) => {
        isUnderWay = false
        if (!isShown) return
        setAsked(next)
        if (isStale) ask()
      }
      question().then(answer => settle({ kind: 'answered', answer }), (error: unknown) => settle({ kind: 'failed', ...told(error) }))
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
