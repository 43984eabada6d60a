import { upgradedRow } from '#shared/archive/upgrade-row.ts'
import { refsOf } from '#shared/archive/constraints.ts'
import { type TableName, tables } from '#shared/model/tables.ts'
import { type ArchiveCheckpoint, ArchiveState, type RowEntry, type StateChange } from './archive-state.ts'
import type { JournalEnd, JournalVisitor, ReadCommit } from '../journal/journal.ts'
import { sealedTexts } from './row-hash.ts'

/** Builds the state from what a scan reads, from the first commit or from a checkpoint on. */
export class Replay implements JournalVisitor {
  state = new ArchiveState()
  /** Of the last commit that was read. */
  last: { readonly seq: number; readonly head: string; readonly at: string } | null = null
  /** Names of files that repairs set aside. */
  readonly setAside = new Set<string>()
  private readonly checkpoint: ArchiveCheckpoint | null

  constructor(checkpoint: ArchiveCheckpoint | null) {
    this.checkpoint = checkpoint
  }

  restart(from: JournalEnd | null): void {
    this.state = from === null || this.checkpoint === null ? new ArchiveState() : ArchiveState.from(this.checkpoint)
    this.last = null
    this.setAside.clear()
  }

  commit(commit: ReadCommit): void {
    const change = changeOf(commit)
    if (change === null) return
    this.state.apply(change)
    this.last = { seq: commit.seq, head: commit.head, at: change.commit.at }
    for (const { frame } of commit.frames) for (const { file } of frame.repair ?? []) this.setAside.add(file)
  }
}

function changeOf({ seq, frames }: ReadCommit): StateChange | null {
  const first = frames[0]
  if (first === undefined) return null
  const puts: RowEntry[] = []
  const deletes: StateChange['deletes'][number][] = []
  for (const { frame, file, offset } of frames) {
    for (const { table, id, value } of frame.ops) {
      if (value === null) deletes.push({ table, id })
      else puts.push({ table, id, rev: seq, file, offset, part: frame.part, ...digest(table, upgradedRow(table, value, frame.schema), seq) })
    }
  }
  return { commitId: first.frame.commitId, commit: { seq, at: first.frame.at, file: first.file, offset: first.offset, part: 1 }, puts, deletes }
}

function digest(table: string, value: Readonly<Record<string, unknown>>, seq: number): Pick<RowEntry, 'hash' | 'refs'> {
  const refs = isTable(table) ? refsOf(table, value) : []
  return { hash: sealedTexts(value, seq).hash, refs }
}

function isTable(name: string): name is TableName {
  return name in tables
}
