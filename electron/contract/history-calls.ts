import type { Handlers } from '#shared/contract/contract.ts'
import type { ActFilter } from '#shared/archive/act.ts'
import { checkHead } from '../archive/history/check-head.ts'
import type { TakenBack } from '../archive/history/take-back.ts'
import { deletedRecords, restoreDeleted, undoableActs, undoCommit } from '../archive/history/take-back-acts.ts'
import type { IndexedAct } from '../archive/journal/file-index.ts'
import type { Archive } from '../archive/state/archive.ts'
import { rowsOrPages } from './paged-answer.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'recordHistory' | 'acts' | 'actRows' | 'deletedRecords' | 'restoreDeleted' | 'undoCommit' | 'undoableActs' | 'checkHead'>

export function historyCalls({ state, tools }: SessionParts): Calls {
  const hand = () => ({ now: tools.now(), newId: tools.newId })
  const takeBack = async (work: (archive: Archive) => Promise<TakenBack>) => {
    const { archive, snapshots } = state.open()
    const { answer, kept } = await work(archive)
    if (answer === null) return { seq: null, at: tools.now().toISOString(), rows: [], paged: null, kept }
    snapshots.noteCommit(answer.seq)
    return { seq: answer.seq, at: answer.at, ...rowsOrPages(answer.seq, answer.rows), kept }
  }
  return {
    recordHistory: async ({ table, id }) => ({ changes: await state.open().archive.history.of(table, id) }),
    acts: ({ filter, before, limit }) => state.open().archive.history.acts({ before, limit, isWanted: wantedBy(filter) }),
    actRows: async ({ seq }) => ({ rows: await state.open().archive.history.rowsOf(seq) }),
    deletedRecords: async () => ({ records: await deletedRecords(state.open().archive, hand()) }),
    restoreDeleted: ({ rows }) => takeBack(archive => restoreDeleted(archive, rows, hand())),
    undoCommit: ({ seq }) => takeBack(archive => undoCommit(archive, seq, hand())),
    undoableActs: async () => ({ acts: await undoableActs(state.open().archive, hand()) }),
    checkHead: async ({ seq, code }) => ({ verdict: await checkHead(state.open().archive, seq, code) }),
  }
}

/** Days are those of China. */
function wantedBy({ from, to, actor, act, text }: ActFilter): (act: IndexedAct) => boolean {
  const first = from === null ? '' : new Date(`${from}T00:00:00+08:00`).toISOString()
  const last = to === null ? '9' : new Date(`${to}T23:59:59.999+08:00`).toISOString()
  const wanted = text.trim()
  return each => each.at >= first && each.at <= last && (actor === null || each.actor === actor) && (act === null || each.act === act) && each.summary.includes(wanted)
}
