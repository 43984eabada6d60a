import type { Input } from '#shared/contract/contract.ts'
import { CommitOp } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { PagedRows } from '#shared/contract/paged-rows.ts'
import type { OrderOf, ResultOf } from '#shared/contract/work.ts'

interface Archive {
  readonly commit: (id: string, summary: string, ops: CommitOp[]) => { readonly seq: number; readonly at: string }
  readonly pagesOf: (seq: number) => PagedRows
}

/** Large commits in memory: staged in pieces, written when ordered. */
export function memoryImports({ commit, pagesOf }: Archive) {
  let held: { readonly commit: string; readonly pieces: Uint8Array[] } | null = null
  return {
    stageOps: ({ commit: id, bytes }: Input<'stageOps'>) => {
      if (held?.commit !== id) held = { commit: id, pieces: [] }
      held.pieces.push(bytes)
      return {}
    },
    run: (order: OrderOf<'importRoster'>): ResultOf<'importRoster'> => {
      if (held?.commit !== order.commit) throw new ExpectedFailure('work-gone')
      const lines = Buffer.concat(held.pieces).toString('utf8').split('\n').filter(line => line !== '')
      const { seq, at } = commit(order.commit, order.summary, lines.map(line => CommitOp.parse(JSON.parse(line))))
      return { kind: 'importRoster', seq, at, rows: pagesOf(seq) }
    },
  }
}
