import { useEffect, useState } from 'react'
import type { BinderOrder } from '#shared/binder/binder-order.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { view } from '../../storage/view.ts'
import { told } from '../../ui/doing.ts'
import { lookAtBinder } from '../../workers/binder-client.ts'
import type { BinderProgress, LookedAt } from '../../workers/binder-protocol.ts'

export type Looked =
  | { readonly kind: 'looking'; readonly progress: BinderProgress | null }
  | { readonly kind: 'looked'; readonly looked: LookedAt }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** What is missing in the binder, looked at anew whenever the archive changes. */
export function useLook(order: BinderOrder, today: LocalDate): Looked {
  const [looked, setLooked] = useState<Looked>({ kind: 'looking', progress: null })
  const key = JSON.stringify(order)
  useEffect(() => {
    let controller = new AbortController()
    const look = () => {
      controller.abort()
      controller = new AbortController()
      const { signal } = controller
      const show = (next: Looked) => { if (!signal.aborted) setLooked(next) }
      show({ kind: 'looking', progress: null })
      lookAtBinder({ order: JSON.parse(key) as BinderOrder, today, footerNote: null }, { signal, onProgress: progress => show({ kind: 'looking', progress }) }) // written from an order just above
        .then(found => show({ kind: 'looked', looked: found }), (error: unknown) => { if (!signal.aborted) show({ kind: 'failed', ...told(error) }) })
    }
    look()
    const unfollow = view.follow(look)
    return () => {
      unfollow()
      controller.abort()
    }
  }, [key, today])
  return looked
}
