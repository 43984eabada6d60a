import { useEffect, useRef, useState } from 'react'
import { view } from '../../storage/view.ts'
import { told } from '../../ui/doing.ts'

export type Asked<T> =
  | { readonly kind: 'asking' }
  /** The last answer stays until the next one comes. */
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string | undefined }

/** What the machine side knows, asked for again whenever something was saved. */
export function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'asking' })
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    let isShown = true
    const again = () => {
      latest.current().then(answer => { if (isShown) setAsked({ kind: 'answered', answer }) }, (error: unknown) => { if (isShown) setAsked({ kind: 'failed', ...told(error) }) })
    }
    again()
    const unfollow = view.follow(again)
    return () => {
      isShown = false
      unfollow()
    }
  }, [])
  return asked
}
