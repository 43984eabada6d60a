import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { Archive } from '../state/archive.ts'
import { type LaterState, keyOf, withLostWork } from './lost-rows.ts'
import { repairJournal } from '../journal/repair.ts'
import { seqOf } from '../sets/set-format.ts'
import { readSnapshot, snapshotIds } from '../sets/snapshots.ts'
import type { StartTools } from './start-folder.ts'

/** Goes on with all good frames and with what a later state (a snapshot, the view) knows; one commit, whole or not at all. `seen`: the highest seq that the window knows of. */
export async function repairFolder(folder: string, keys: ArchiveKeys, later: LaterState | null, seen: number, tools: StartTools): Promise<void> {
  await fs.mkdir(path.join(folder, 'journal'), { recursive: true })
  const { actor, device } = tools.settings.read()
  const names = (await snapshotIds(folder)).map(seqOf)
  await repairJournal(folder, keys, {
    snapshot: later, highestSeen: Math.max(seen, later?.seq ?? 0, ...names), actor, device, at: tools.now().toISOString(), commitId: tools.newId(),
  })
}

/** The state that a repair shall end with when a sound journal lacks work that a later state holds. */
export function takenBack(journal: readonly StoredRow[], journalSeq: number, later: LaterState): LaterState {
  return { seq: later.seq, rows: withLostWork(journal, journalSeq, later) }
}

/** Rows that the later state knows but can't give are taken from an older one, so that they don't count as deleted. */
export function filledUp(later: LaterState, missing: readonly StoredRow[], older: readonly StoredRow[]): LaterState {
  const keys = new Set(missing.map(keyOf))
  return { seq: later.seq, rows: [...later.rows, ...older.filter(row => keys.has(keyOf(row)))] }
}

export async function rowsOf(archive: Archive): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = []
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page = await archive.rowsPage(after)
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}

/** The newest snapshot that can be read to its last row, or null. */
export async function newestReadable(folder: string, keys: ArchiveKeys): Promise<(LaterState & { readonly id: string }) | null> {
  for (const id of await snapshotIds(folder)) {
    try {
      const { manifest, rows } = await readSnapshot(folder, keys, id)
      return { id, seq: manifest.seq, rows }
    } catch {
      continue // a damaged one: the next older one serves
    }
  }
  return null
}
