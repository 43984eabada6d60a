import { useEffect } from 'react'
import type { DataStatus } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../storage/connection.ts'
import { observable, useObservable } from '../storage/observable.ts'
import { told } from '../ui/doing.ts'

interface Known {
  /** The last answer; null before the first one. */
  readonly status: DataStatus | null
  readonly failure: { readonly message: string; readonly detail?: string } | null
}

const known = observable<Known>({ status: null, failure: null })

/** How the data folder stands, the same for every part of the window; asked for again whenever `since` changes. */
export function useDataStatus(since: string): Known {
  useEffect(() => { void askDataStatus() }, [since])
  return useObservable(known)
}

/** Asks the machine side now: after something was done that changes the data folder. */
export async function askDataStatus(): Promise<void> {
  try {
    known.set({ status: orThrow(await machineSide().dataStatus({})), failure: null })
  } catch (error) {
    known.set({ status: known.get().status, failure: told(error) })
  }
}
