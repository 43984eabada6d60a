import type { MergedSource } from '#shared/archive/commit.ts'
import type { MergeState } from '#shared/archive/merge.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import { readSource } from './sources.ts'

/** The archive that others are merged into, as far as it must be open to be compared. */
export interface Comparable extends Pick<OpenFolder, 'folder' | 'archive'> {
  readonly keys: ArchiveKeys
}

/** What this archive and another one shared last. */
export type SharedState =
  /** They were never merged, or every merge was undone. */
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly seq: number; readonly head: string; readonly rows: MergeState }
  /** Its file is gone or damaged. */
  | { readonly kind: 'damaged'; readonly seq: number }
  /** This archive was put back to an older state since: what it lacks now was not deleted on purpose. */
  | { readonly kind: 'restored'; readonly seq: number }

/** Finds, through the newest merge with each archive that still stands, what was shared then. */
export async function sharedStates(open: Comparable, archiveIds: ReadonlySet<string>): Promise<(archiveId: string) => Promise<SharedState>> {
  const found = new Map<string, Found>()
  let restored = false
  for await (const { seq, act } of standingActs(open)) {
    if (act === 'restore') restored = true
    else {
      const frame = await open.archive.history.frameOf(seq)
      for (const source of frame?.sources ?? []) if (!found.has(source.archiveId)) found.set(source.archiveId, { source, schema: frame?.schema ?? 0, restored })
    }
    if ([...archiveIds].every(id => found.has(id))) break
  }
  return async archiveId => {
    const last = found.get(archiveId)
    return last === undefined ? { kind: 'none' } : stateOf(open, last)
  }
}

interface Found {
  readonly source: MergedSource
  readonly schema: number
  readonly restored: boolean
}

const actsAtATime = 200

/** Merges and restores that were not undone, newest first. */
async function* standingActs({ archive }: Comparable): AsyncGenerator<{ readonly seq: number; readonly act: string }> {
  for (let before: number | null = null; ;) {
    const page = await archive.history.acts({ before, limit: actsAtATime, isWanted: ({ act }) => act === 'merge' || act === 'restore' })
    yield* page.acts.filter(({ undoneBy }) => undoneBy === null)
    if (page.next === null) return
    before = page.next
  }
}

async function stateOf({ folder, keys }: Comparable, { source, schema, restored }: Found): Promise<SharedState> {
  const { seq, head } = source
  if (restored) return { kind: 'restored', seq }
  const rows = await readSource(folder, keys, source, schema)
  return rows === null ? { kind: 'damaged', seq } : { kind: 'known', seq, head, rows }
}
