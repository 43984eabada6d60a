import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'

export interface KillPlan {
  /** A bundled program (`bundle`), and what it is told. */
  readonly program: string
  readonly words: readonly string[]
  /** How long it lives, counted from its start or from the first thing that it says. */
  readonly afterMs: number
  readonly countedFrom: 'start' | 'firstWord'
  readonly env?: NodeJS.ProcessEnv
}

export interface Killed {
  /** Whole lines that it said before its end, as words. */
  readonly said: readonly (readonly string[])[]
  /** False = it had ended by itself before. */
  readonly wasKilled: boolean
}

/** Starts a program and kills it and whatever it started (SIGKILL) after a while; answers when all of them are gone. A word on stderr fails the test. */
export async function runUntilKilled({ program, words, afterMs, countedFrom, env = {} }: KillPlan): Promise<Killed> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, ...env } })
  let said = ''
  let complained = ''
  child.stdout.setEncoding('utf8').on('data', text => { said += String(text) })
  child.stderr.setEncoding('utf8').on('data', text => { complained += String(text) })
  const gone = once(child, 'close') // only when nobody holds its output any more
  if (countedFrom === 'firstWord') await Promise.race([once(child.stdout, 'data'), gone])
  await Promise.race([pause(afterMs), gone])
  const wasKilled = killGroup(child.pid)
  await gone
  expect(complained, 'the program does its work without a complaint').toBe('')
  const lines = said.slice(0, said.lastIndexOf('\n') + 1).split('\n').filter(line => line !== '')
  return { said: lines.map(line => line.split(' ')), wasKilled: wasKilled && child.signalCode === 'SIGKILL' }
}

/** A moment for the next kill, anywhere in the first `latestMs`. */
export function randomMs(latestMs = 600): number {
  return Math.random() * latestMs
}

/** How many kills: a tenth in npm test, all in npm run faults, which sets the variable. */
export function killCount(variable: 'FAULT_KILLS' | 'FAULT_BACKUP_KILLS' | 'FAULT_RESTORE_KILLS' | 'FAULT_MERGE_KILLS' | 'FAULT_IMPORT_KILLS' | 'FAULT_BINDER_KILLS', inTests = 20): number {
  return Number(process.env[variable] ?? inTests)
}

function killGroup(pid: number | undefined): boolean {
  try {
    if (pid === undefined) return false
    process.kill(-pid, 'SIGKILL')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false // it had ended by itself
    throw error
  }
}
