import { afterEach } from 'vitest'
import { connectStorage } from '../../renderer/storage/connection.ts'
import { database } from '../../renderer/storage/database.ts'
import { saveState } from '../../renderer/storage/save-state.ts'
import { view } from '../../renderer/storage/view.ts'
import { rebuildView, viewStatus } from '../../renderer/storage/view-keeper.ts'
import { memoryMachine, type MemoryMachine, type MemoryMachineOptions } from './memory-machine.ts'

/** A machine side in memory and an empty view beside it, as on the first start of a window. */
export async function connectedMachine(options: MemoryMachineOptions = {}): Promise<MemoryMachine> {
  const machine = memoryMachine(options)
  connectStorage(machine.machine)
  await view.drop()
  saveState.set({ kind: 'nothingYet' })
  viewStatus.set({ kind: 'readable' })
  return machine
}

/** The same with the view filled: what a screen finds. */
export async function openedArchive(options: MemoryMachineOptions = {}): Promise<MemoryMachine> {
  const machine = await connectedMachine(options)
  await rebuildView()
  return machine
}

afterEach(() => { database.close({ disableAutoOpen: false }) })
