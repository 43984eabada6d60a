import { execFileSync } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { hasTool } from './tools.ts'

/** Calls of the system that can be made to fail. `write` and `read` stand for all their kinds, `fsync` for both. */
export type FaultCall = 'open' | 'write' | 'read' | 'fsync' | 'rename' | 'link' | 'unlink' | 'mkdir'

export interface Fault {
  /** Only calls on what lies in this folder count. */
  readonly under: string
  readonly calls: readonly FaultCall[]
  /** The n-th call, from 1; from then on all of them, if it stays. */
  readonly at: number
  readonly stays?: boolean
  /** An error of the system; `flip` = one bit is written or read otherwise, and no word of it; `lie` = done, says the system, and has done nothing. */
  readonly how: 'EIO' | 'ENOSPC' | 'EROFS' | 'EPERM' | 'EACCES' | 'EBUSY' | 'ENODEV' | 'flip' | 'lie'
}

/** Needs a C compiler; tests that use it are skipped by name where there is none. */
export const hasShim = process.platform === 'linux' && hasTool('gcc')

export interface Shim {
  /** For a child process, which may set FAULT_AT (0 = no fault) and, to count anew, FAULT_ROUND by itself. The call that a fault befell stands in the file FAULT_LOG, as `write /path`. */
  readonly env: (fault: Fault) => NodeJS.ProcessEnv
}

export function buildShim(folder: string): Shim {
  const library = join(folder, 'fault-shim.so')
  const log = join(folder, 'fault-shim.log')
  execFileSync('gcc', ['-O1', '-Wall', '-Werror', '-shared', '-fPIC', '-o', library, join(import.meta.dirname, 'fault-shim.c'), '-ldl'])
  return {
    env: ({ under, calls, at, stays = false, how }) => ({
      LD_PRELOAD: library, FAULT_LOG: log, FAULT_UNDER: under, FAULT_CALLS: calls.join(','), FAULT_AT: String(at),
      FAULT_HOW: how === 'flip' || how === 'lie' ? how : String(constants.errno[how]), ...(stays ? { FAULT_STAYS: '1' } : {}),
    }),
  }
}
