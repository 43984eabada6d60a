import { render } from '@testing-library/react'
import { App } from '../../renderer/app.tsx'
import { connectLists } from '../../renderer/workers/list-client.ts'
import { listPort } from './list-port.ts'
import type { MemoryMachine, MemoryMachineOptions } from './memory-machine.ts'
import { connectedMachine } from './open-view.ts'

type Seed = Parameters<MemoryMachine['seed']>[0]

/** The window as a clerk sees it, over an empty view and a machine side in memory; `seed`: what its archive holds. Needs fake-indexeddb. */
export async function showWindow(hash: string, seed: Seed = [], options: MemoryMachineOptions = {}): Promise<MemoryMachine> {
  const memory = await connectedMachine(options)
  memory.seed(seed)
  connectLists(listPort())
  window.location.hash = hash
  render(<App nonce="" />)
  return memory
}
