import { beforeEach, expect, test, vi } from 'vitest'
import { callNames } from '#shared/contract/contract.ts'

const bridge = vi.hoisted(() => ({ exposed: {} as Record<string, Record<string, (...given: unknown[]) => unknown>>, invoked: [] as unknown[][] }))

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: never) => { bridge.exposed[name] = api } },
  ipcRenderer: { invoke: async (...given: unknown[]) => { bridge.invoked.push(given) } },
}))

beforeEach(async () => {
  vi.resetModules()
  bridge.exposed = {}
  bridge.invoked = []
  await import('../../electron/preload.ts')
})

test('the page gets one frozen object, with one function for each call and nothing else', () => {
  expect(Object.keys(bridge.exposed)).toEqual(['ledger'])
  expect(Object.keys(bridge.exposed['ledger']!).sort()).toEqual([...callNames].sort())
  expect(Object.isFrozen(bridge.exposed['ledger'])).toBe(true)
})

test('each function goes to its own channel with its input alone: no name of a channel comes from the page', async () => {
  for (const call of callNames) await bridge.exposed['ledger']![call]!({ some: call }, 'ledger:commit', 'more')
  expect(bridge.invoked).toEqual(callNames.map(call => [`ledger:${call}`, { some: call }]))
})
