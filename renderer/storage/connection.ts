import type { Machine } from '#shared/contract/contract.ts'

let connected: Machine | null = null

/** Called once, before anything is read or written: the machine side that this window's storage talks to. */
export function connectStorage(machine: Machine): void {
  connected = machine
}

export function machineSide(): Machine {
  if (connected === null) throw new Error('storage is used before connectStorage')
  return connected
}
