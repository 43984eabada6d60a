import { useCallback, useEffect, useState } from 'react'
import type { SnapshotInfo } from '#shared/archive/start-state.ts'
import type { DataStatus } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { machineSide } from '../storage/connection.ts'
import { told } from '../ui/doing.ts'
import { daysAgo } from './instant-text.ts'

/** How the data folder stands; asked for again whenever `since` changes or `reload` is called. */
export function useDataStatus(since: string): { readonly status: DataStatus | null; readonly failure: { message: string; detail?: string } | null; readonly reload: () => void } {
  const [status, setStatus] = useState<DataStatus | null>(null)
  const [failure, setFailure] = useState<{ message: string; detail?: string } | null>(null)
  const reload = useCallback(() => {
    machineSide().dataStatus({}).then(orThrow).then(found => {
      setStatus(found)
      setFailure(null)
    }).catch((error: unknown) => setFailure(told(error)))
  }, [])
  useEffect(reload, [reload, since])
  return { status, failure, reload }
}

/** 今天有快照, 快照 3 天前. */
export function snapshotText(snapshot: SnapshotInfo | null, now: Date): string {
  if (snapshot === null) return '还没有快照'
  const days = daysAgo(new Date(snapshot.at), now)
  return days <= 0 ? '今天有快照' : `快照 ${days} 天前`
}
