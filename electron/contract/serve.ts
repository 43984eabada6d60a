import { type Call, type Handlers, type Input, type Output, contract } from '#shared/contract/contract.ts'
import { ExpectedFailure, type Failure, type Outcome, failed, failures } from '#shared/contract/outcome.ts'
import type { Log } from '../files/log-file.ts'

export interface Served {
  readonly handlers: Handlers
  readonly log: Log
  /** Tests hold the handlers to the contract's outputs too. */
  readonly checkOutput?: boolean
}

/** Every call is checked, run and answered the same way, whichever shell it came through. */
export async function answer<C extends Call>({ handlers, log, checkOutput = false }: Served, call: C, raw: unknown): Promise<Outcome<Output<C>>> {
  const input = contract[call].input.safeParse(raw)
  if (!input.success) return failed(plain('bad-request', input.error.issues.map(issue => `${issue.path.join('.')}: ${issue.code}`).join('; ')))
  try {
    const value = await handlers[call](input.data as Input<C>) // parsed by this very call's schema
    if (checkOutput) contract[call].output.parse(value)
    return { ok: true, value }
  } catch (error) {
    if (error instanceof ExpectedFailure) return failed(error.failure)
    log.error(`${call} failed`, error)
    return failed(plain('unexpected'))
  }
}

/** For calls that never reached a handler. */
export function plain(code: Failure['code'], detail?: string): Failure {
  return { code, message: failures[code], ...(detail === undefined ? {} : { detail }) }
}
