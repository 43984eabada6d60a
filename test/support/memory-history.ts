import type { Call, Input, Output } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { mostRowsInAnswer, type PagedRows } from '#shared/contract/paged-rows.ts'
import type { ActEntry } from '#shared/archive/act.ts'
import { sameRow } from '#shared/archive/change-report.ts'
import type { CommitOp } from '#shared/archive/commit.ts'
import { namedRows } from '#shared/archive/constraints.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import type { TableName } from '#shared/model/tables.ts'
import { dayInChina } from '#shared/time/instant.ts'

type Row = Record<string, unknown>
type HistoryCall = Extract<Call, 'recordHistory' | 'acts' | 'actRows' | 'deletedRecords' | 'restoreDeleted' | 'undoCommit' | 'undoableActs' | 'checkHead'>
type ChangedRow = RowRef & { readonly before: Row | null; readonly after: Row | null }

/** What the machine in memory remembers of a commit. */
export interface LoggedCommit extends Omit<ActEntry, 'device' | 'tables' | 'undoneBy'> {
  readonly undoes: number | null
  readonly rows: readonly ChangedRow[]
}

interface MemoryPast {
  readonly log: () => readonly LoggedCommit[]
  readonly now: () => string
  /** The row's revision; null = it is gone. */
  readonly isThere: (table: TableName, id: string) => number | null
  readonly commit: (act: string, summary: string, ops: CommitOp[], undoes: number | null) => Output<'commit'>
  readonly pagesOf: (seq: number) => PagedRows
}

/** The calls on history, answered from what a memory machine remembers of its commits. */
export function memoryHistory(past: MemoryPast): { readonly [C in HistoryCall]: (input: Input<C>) => Output<C> } {
  const { log, now, isThere, commit, pagesOf } = past
  const newestFirst = () => [...log()].reverse()
  const entry = ({ rows, undoes: _, ...act }: LoggedCommit): ActEntry => ({
    ...act, device: 'pc-1', undoneBy: undoneBy(log(), act.seq),
    tables: [...new Set(rows.map(row => row.table))].map(table => ({
      table, written: rows.filter(row => row.table === table && row.after !== null).length, deleted: rows.filter(row => row.table === table && row.after === null).length,
    })),
  })
  const deleted = () => newestFirst().flatMap(({ rows, ...act }) => rows.flatMap(({ table, id, before, after }) =>
    after !== null || before === null || isThere(table, id) !== null ? [] : [{ table, id, value: fieldsOf(before), seq: act.seq, deletedAt: act.at, deletedBy: act.actor, summary: act.summary, daysLeft: 90 }]))
    .filter((row, i, all) => all.findIndex(other => other.table === row.table && other.id === row.id) === i)
  const takeBack = (act: string, summary: string, ops: CommitOp[], kept: RowRef[], undoes: number | null): Output<'undoCommit'> => {
    for (let left = ops; left.length > 0;) {
      try {
        const { rows, ...written } = commit(act, summary, left, undoes)
        return rows.length > mostRowsInAnswer ? { ...written, rows: [], paged: pagesOf(written.seq), kept } : { ...written, rows, paged: null, kept }
      } catch (error) {
        const refused = error instanceof ExpectedFailure ? error.failure.problems ?? [] : []
        const dropped = left.filter(op => refused.some(({ table, id }) => op.table === table && op.id === id))
        if (dropped.length === 0) throw error
        kept.push(...dropped.map(({ table, id }) => ({ table, id })))
        left = left.filter(op => !dropped.includes(op))
      }
    }
    return { seq: null, at: now(), rows: [], paged: null, kept }
  }
  return {
    recordHistory: ({ table, id }) => ({
      changes: newestFirst().flatMap(({ seq, at, actor, act, summary, rows }) => rows.filter(row => row.table === table && row.id === id).map(({ after }) =>
        ({ seq, at, actor, device: 'pc-1', act, summary, value: after === null ? null : fieldsOf(after) }))),
    }),
    acts: ({ filter: { from, to, actor, act, text }, before, limit }) => {
      const found = newestFirst().filter(each => (before === null || each.seq < before) && (from === null || dayInChina(each.at) >= from) && (to === null || dayInChina(each.at) <= to) &&
        (actor === null || each.actor === actor) && (act === null || each.act === act) && each.summary.includes(text.trim()))
      return { acts: found.slice(0, limit).map(entry), next: found.length > limit ? found[limit - 1]!.seq : null }
    },
    actRows: ({ seq }) => ({ rows: (log().find(act => act.seq === seq)?.rows ?? []).map(({ before, after, ...row }) => ({ ...row, before: before === null ? null : fieldsOf(before), after: after === null ? null : fieldsOf(after) })) }),
    deletedRecords: () => ({ records: deleted() }),
    restoreDeleted: ({ rows }) => {
      const bin = deleted()
      const taken = new Set<(typeof bin)[number]>()
      const take = ({ table, id }: RowRef) => {
        const row = bin.find(each => each.table === table && each.id === id)
        if (row === undefined || taken.has(row)) return
        taken.add(row)
        namedRows(row.table, row.value).forEach(take)
        bin.filter(other => other.seq === row.seq && namedRows(other.table, other.value).some(named => named.id === id)).forEach(take)
      }
      rows.forEach(take)
      return takeBack('restoreDeleted', `恢复已删除的 ${taken.size} 条记录`, [...taken].map(({ table, id, value }) => ({ table, id, ifRev: null, value })), [], null)
    },
    undoCommit: ({ seq }) => {
      const act = log().find(each => each.seq === seq)
      if (act === undefined || act.act === 'createArchive' || undoneBy(log(), seq) !== null) throw new ExpectedFailure('nothing-to-undo')
      const last = ({ table, id }: RowRef) => newestFirst().flatMap(each => each.rows).find(row => row.table === table && row.id === id)
      const isAsLeft = (row: ChangedRow) => sameRow(last(row)?.after ?? null, row.after)
      const ops = act.rows.filter(isAsLeft).map(({ table, id, before }): CommitOp => ({ table, id, ifRev: isThere(table, id), value: before === null ? null : fieldsOf(before) }))
      return takeBack('undo', `撤销：${act.summary}`, ops, act.rows.filter(row => !isAsLeft(row)).map(({ table, id }) => ({ table, id })), seq)
    },
    undoableActs: () => ({ acts: newestFirst().filter(({ act }) => ['restore', 'merge', 'importRecords', 'importRoster'].includes(act)).map(entry).filter(act => act.undoneBy === null) }),
    checkHead: ({ seq, code }) => {
      const head = log().find(act => act.seq === seq)?.head
      return { verdict: head === undefined ? 'unknown' : head.startsWith(code.replaceAll('-', '').toLowerCase()) ? 'fits' : 'differs' }
    },
  }
}

function undoneBy(log: readonly LoggedCommit[], seq: number): number | null {
  return log.filter(act => act.undoes === seq && undoneBy(log, act.seq) === null).at(-1)?.seq ?? null
}

function fieldsOf({ rev: _, _h, ...fields }: Row): Row {
  return fields
}
