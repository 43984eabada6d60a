import type { Place } from '#shared/contract/contract.ts'
import { observable, useObservable } from '../storage/observable.ts'

/** Where this session saved last: its token dies with the program, so nothing is kept longer. */
export const lastFolder = observable<Place | null>(null)

export function useLastFolder(): Place | null {
  return useObservable(lastFolder)
}
