import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'

export const run = promisify(execFile)

const known = new Map<string, boolean>()

/** Whether a program is on this machine. Tests that need one are skipped by name where it is missing. */
export function hasTool(name: string): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  const found = isOnPath(name)
  known.set(name, found)
  return found
}

function isOnPath(name: string): boolean {
  try {
    execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' })
    return true
  } catch (error) {
    if (error instanceof Error) return false // `which` ends with 1 when there is no such program
    throw error
  }
}
