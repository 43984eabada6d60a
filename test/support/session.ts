import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Call, type Input, type Output } from '#shared/contract/contract.ts'
import { type Outcome, orThrow } from '#shared/contract/outcome.ts'
import type { WorkOrder, WorkState } from '#shared/contract/work.ts'
import { answer } from '../../electron/contract/serve.ts'
import { type Session, type SessionOptions, type ShellParts, openSession } from '../../electron/contract/session.ts'

export interface TestSession extends Session {
  readonly shown: string[]
  readonly broughtUp: () => number
  /** As a window would ask, held to the contract's outputs. */
  ask<C extends Call>(call: C, input: unknown): Promise<Outcome<Output<C>>>
  /** The same, or the failure thrown. */
  get<C extends Call>(call: C, input: Input<C>): Promise<Output<C>>
  /** Long work to its end, as a window watches it. */
  work(order: WorkOrder): Promise<Exclude<WorkState, { kind: 'running' }>>
}

/** The real machine side of a user whose home is `home`. */
export async function testSession(home: string, shell: Partial<ShellParts> = {}, more: Pick<SessionOptions, 'drives' | 'now' | 'rescueProgram' | 'sectionLockAfterMs'> = {}): Promise<TestSession> {
  const shown: string[] = []
  let ups = 0
  const before = process.env['HOME']
  process.env['HOME'] = home
  mkdirSync(join(home, 'fonts'), { recursive: true })
  const session = await openSession({
    ...more, configFolder: join(home, 'config'), bundledFonts: join(home, 'fonts'),
    shell: { program: '测试', chooseFolder: null, showInFolder: path => { shown.push(path) }, clearWindowStorage: () => Promise.resolve(), bringUp: () => { ups += 1 }, ...shell },
  }).finally(() => { process.env['HOME'] = before })
  const ask = <C extends Call>(call: C, input: unknown) => answer({ ...session, checkOutput: true }, call, input)
  const get: TestSession['get'] = async (call, input) => orThrow(await ask(call, input))
  return { ...session, shown, broughtUp: () => ups, ask, get, work: order => watched(get, order) }
}

async function watched(get: TestSession['get'], order: WorkOrder): ReturnType<TestSession['work']> {
  const { work } = await get('beginWork', { order })
  for (;;) {
    const state = await get('workState', { work })
    if (state.kind !== 'running') return state
    await pause(10)
  }
}
