import { type Commit, CommitOp } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { breath } from '../archive/state/breath.ts'
import type { WorkContext } from '../archive/store/work-context.ts'
import { pagedRows } from './paged-answer.ts'
import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

type Parts = Pick<SessionParts, 'state' | 'staged'>

/** 导入名册: what the window planned and a person looked through, written as one commit after a snapshot (formats.md §7). */
export function importWork({ state, staged }: Parts): Pick<WorkRunners, 'importRoster'> {
  return {
    importRoster: async ({ commit: id, summary }, context) => {
      const { archive, snapshots } = state.open()
      if (archive.head().readOnly) throw new ExpectedFailure('archive-read-only')
      const ops = (await opsIn(staged.of(id), context)).map(imported)
      context.report({ doing: '正在保存现有档案的快照', done: 0, total: null, unit: 'records' })
      await snapshots.takeNow()
      context.signal.throwIfAborted()
      context.report({ doing: '正在写入档案', done: 0, total: ops.length, unit: 'records' })
      const commit: Commit = { id, act: 'importRoster', summary, ops }
      const { seq, at, rows } = await archive.commit(commit, {
        keepBase: true, signal: context.signal, onProgress: done => { context.report({ doing: '正在写入档案', done, total: ops.length, unit: 'records' }) },
      })
      snapshots.noteCommit(seq)
      staged.drop(id)
      return { kind: 'importRoster', seq, at, rows: pagedRows(seq, rows) }
    },
  }
}

const newline = 0x0a

/** Throws bad-request on a line that is no op. */
async function opsIn(pieces: readonly Uint8Array[], { report, signal }: WorkContext): Promise<CommitOp[]> {
  const breathe = breath(signal)
  const bytes = Buffer.concat(pieces)
  const ops: CommitOp[] = []
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(newline, from)
    const end = found === -1 ? bytes.length : found
    if (end > from) ops.push(opOf(bytes.toString('utf8', from, end)))
    from = end + 1
    report({ doing: '正在读取要写入的内容', done: from, total: bytes.length, unit: 'bytes' })
    await breathe()
  }
  if (ops.length === 0) throw new ExpectedFailure('bad-request', { detail: 'no ops were staged' })
  return ops
}

function opOf(line: string): CommitOp {
  try {
    return CommitOp.parse(JSON.parse(line))
  } catch (error) {
    throw new ExpectedFailure('bad-request', { detail: `a staged line is no op: ${error instanceof Error ? error.name : ''}` })
  }
}

/** Who wrote it and when is the machine's word as ever; only that new rows came by import is kept. */
function imported(op: CommitOp): CommitOp {
  if (op.value === null) return op
  const { createdAt: _at, createdBy: _by, updatedAt: _on, updatedBy: _who, source: _from, ...value } = op.value
  return { ...op, value: op.ifRev === null ? { ...value, source: 'import' } : value }
}
