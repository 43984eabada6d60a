import type { Handlers } from '#shared/contract/contract.ts'
import { ExpectedFailure, failures, type FailureCode } from '#shared/contract/outcome.ts'
import type { OrderOf, ResultOf, WorkKind, WorkOrder, WorkProgress, WorkResult, WorkState } from '#shared/contract/work.ts'

type Calls = { readonly [C in 'beginWork' | 'workState' | 'cancelWork']: (input: Parameters<Handlers[C]>[0]) => Awaited<ReturnType<Handlers[C]>> }

/** The handles by which a test slows long work down or makes it fail. */
export interface MemoryWorks {
  /** Works that were ordered, oldest first. */
  readonly orders: readonly WorkOrder[]
  /** Works stand still, saying this, until the returned function is called. */
  readonly hold: (progress?: Partial<WorkProgress>) => () => void
  readonly failNext: (code: FailureCode) => void
  /** What works of that kind come to, where no machine in memory can do them. */
  readonly answer: <K extends WorkKind>(kind: K, result: (order: OrderOf<K>) => ResultOf<K>) => void
}

/** Long work in memory: one at a time, done as soon as somebody asks for its state, unless a test holds it. */
export function memoryWorks(run: (order: WorkOrder) => WorkResult): MemoryWorks & { readonly calls: Calls } {
  const orders: WorkOrder[] = []
  const answers = new Map<WorkKind, (order: never) => unknown>()
  let failing: FailureCode | null = null
  let held: WorkProgress | null = null
  let current: { readonly id: string; readonly order: WorkOrder; outcome: WorkState | null } | null = null
  const known = (work: string) => {
    if (current?.id !== work) throw new ExpectedFailure('work-gone')
    return current
  }
  const outcome = (order: WorkOrder): WorkState => {
    const code = failing
    failing = null
    if (code !== null) return { kind: 'failed', failure: { code, message: failures[code] } }
    try {
      return { kind: 'done', result: (answers.get(order.kind)?.(order as never) ?? run(order)) as WorkResult } // of the order's own kind
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error
      return { kind: 'failed', failure: { code: error.failure.code, message: error.failure.message } }
    }
  }
  return {
    orders,
    hold: progress => {
      held = { doing: '正在写入附件', done: 30, total: 100, unit: 'bytes', stalled: false, ...progress }
      return () => { held = null }
    },
    failNext: code => { failing = code },
    answer: (kind, result) => { answers.set(kind, result as (order: never) => unknown) }, // asked only with orders of its own kind
    calls: {
      beginWork: ({ order }) => {
        if (current !== null && current.outcome === null) throw new ExpectedFailure('work-busy')
        orders.push(order)
        current = { id: `work-${orders.length}`, order, outcome: null }
        return { work: current.id }
      },
      workState: ({ work }) => {
        const one = known(work)
        if (one.outcome === null && held !== null) return { kind: 'running', progress: held }
        one.outcome ??= outcome(one.order)
        return one.outcome
      },
      cancelWork: ({ work }) => {
        const one = known(work)
        one.outcome ??= { kind: 'cancelled' }
        return {}
      },
    },
  }
}
