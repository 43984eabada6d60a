import { randomBytes } from 'node:crypto'
import { ExpectedFailure, type Failure, failures } from '#shared/contract/outcome.ts'
import type { OrderOf, ResultOf, WorkKind, WorkOrder, WorkProgress, WorkResult, WorkState } from '#shared/contract/work.ts'
import type { WorkContext } from '../archive/store/work-context.ts'

export type WorkRunners = { readonly [K in WorkKind]: (order: OrderOf<K>, context: WorkContext) => Promise<ResultOf<K>> }

export interface Works {
  /** Throws work-busy while another one runs. */
  begin(order: WorkOrder): string
  /** Throws work-gone. */
  state(work: string): WorkState
  cancel(work: string): void
  isBusy(): boolean
  /** Cancels what runs and waits for its end. */
  end(): Promise<void>
}

const stallMs = 30_000

/** Long work, one piece at a time; the last one's outcome is kept until the next begins. */
export function openWorks(runners: WorkRunners, now: () => Date, onFault: (what: string, error: unknown) => void): Works {
  let current: Running | null = null
  const known = (work: string) => {
    if (current?.id !== work) throw new ExpectedFailure('work-gone')
    return current
  }
  return {
    begin: order => {
      if (current?.outcome === null) throw new ExpectedFailure('work-busy')
      current = run(order, runners, now, onFault)
      return current.id
    },
    state: work => {
      const { outcome, progress, movedAt } = known(work)
      return outcome ?? { kind: 'running', progress: { ...progress, stalled: now().getTime() - movedAt > stallMs } }
    },
    cancel: work => { known(work).stop() },
    isBusy: () => current?.outcome === null,
    end: async () => {
      current?.stop()
      await current?.ended
    },
  }
}

interface Running {
  readonly id: string
  readonly stop: () => void
  readonly ended: Promise<void>
  progress: Omit<WorkProgress, 'stalled'>
  movedAt: number
  outcome: Exclude<WorkState, { kind: 'running' }> | null
}

function run(order: WorkOrder, runners: WorkRunners, now: () => Date, onFault: (what: string, error: unknown) => void): Running {
  const abort = new AbortController()
  const work = { id: randomBytes(16).toString('hex'), stop: () => { abort.abort() }, progress: { doing: '正在准备', done: 0, total: null, unit: 'bytes' as const }, movedAt: now().getTime(), outcome: null }
  const running: Running = { ...work, ended: Promise.resolve() }
  const report: WorkContext['report'] = progress => {
    running.progress = progress
    running.movedAt = now().getTime()
  }
  const start = runners[order.kind] as (order: WorkOrder, context: WorkContext) => Promise<WorkResult> // the runner of this very kind
  const ended = start(order, { report, signal: abort.signal }).then(
    result => { running.outcome = { kind: 'done', result } },
    (error: unknown) => { running.outcome = abort.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', failure: failureOf(error, order.kind, onFault) } },
  )
  return Object.assign(running, { ended })
}

function failureOf(error: unknown, kind: WorkKind, onFault: (what: string, error: unknown) => void): Extract<WorkState, { kind: 'failed' }>['failure'] {
  if (!(error instanceof ExpectedFailure)) onFault(`${kind} failed`, error)
  const failure: Failure = error instanceof ExpectedFailure ? error.failure : { code: 'unexpected', message: failures.unexpected }
  const { problems, ...rest } = failure
  return { ...rest, ...(problems === undefined ? {} : { problems: [...problems] }) }
}
