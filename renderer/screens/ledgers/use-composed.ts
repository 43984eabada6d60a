import { useEffect, useState } from 'react'
import type { ComposedLedger } from '#shared/ledgers/ledger.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { view } from '../../storage/view.ts'
import { told } from '../../ui/doing.ts'
import { composeJob, type LedgerJob, type Progress } from './ledger-job.ts'

export type Composed =
  | { readonly kind: 'composing'; readonly progress: Progress | null }
  | { readonly kind: 'composed'; readonly ledgers: readonly ComposedLedger[] }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }

/** The job's ledgers, composed anew whenever the job or the archive changes. */
export function useComposed(job: LedgerJob | null, today: LocalDate): Composed {
  const [composed, setComposed] = useState<Composed>({ kind: 'composing', progress: null })
  const key = job === null ? null : JSON.stringify(job)
  useEffect(() => {
    if (key === null) return
    let controller = new AbortController()
    const compose = () => {
      controller.abort()
      controller = new AbortController()
      const { signal } = controller
      const show = (next: Composed) => { if (!signal.aborted) setComposed(next) }
      show({ kind: 'composing', progress: null })
      composeJob(JSON.parse(key) as LedgerJob, today, progress => show({ kind: 'composing', progress }), signal) // written from a job just above
        .then(ledgers => show({ kind: 'composed', ledgers }), (error: unknown) => { if (!signal.aborted) show({ kind: 'failed', ...told(error) }) })
    }
    compose()
    const unfollow = view.follow(compose)
    return () => {
      unfollow()
      controller.abort()
    }
  }, [key, today])
  return composed
}
