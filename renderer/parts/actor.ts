import { createContext, useContext } from 'react'

/** The 操作人 of this PC and the way to change it; the machine side keeps it. */
export const ActorContext = createContext<readonly [string, (actor: string) => void]>(['', () => {}])

export function useActor(): readonly [string, (actor: string) => void] {
  return useContext(ActorContext)
}
