import { useEffect, useState } from 'react'
import type { Drive } from '#shared/archive/backup-set.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../storage/connection.ts'
import { told } from '../ui/doing.ts'

export interface KnownDrives {
  /** Null before the first answer. */
  readonly drives: readonly Drive[] | null
  readonly failure: { readonly message: string; readonly detail?: string } | null
  readonly again: () => void
}

const askAgainAfterMs = 3000

/** The drives of this PC, asked for again every few seconds while the part is on the screen: a stick that is put in shows by itself. */
export function useDrives(): KnownDrives {
  const [known, setKnown] = useState<Omit<KnownDrives, 'again'>>({ drives: null, failure: null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    let isGone = false
    const ask = async () => {
      const next = await machineSide().drives({}).then(orThrow).then(({ drives }) => ({ drives, failure: null }), (error: unknown) => ({ drives: null, failure: told(error) }))
      if (isGone) return
      setKnown(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
      if (next.failure === null) timer = setTimeout(() => void ask(), askAgainAfterMs)
    }
    void ask()
    return () => {
      isGone = true
      if (timer !== null) clearTimeout(timer)
    }
  }, [round])
  return { ...known, again: () => setRound(round + 1) }
}
