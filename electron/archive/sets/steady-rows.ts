import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { Archive } from '../state/archive.ts'
import type { RowLine } from './set-format.ts'

/** What a backup or snapshot is taken of: an open archive, which may go on being written to meanwhile. */
export type RowsSource = Pick<Archive, 'head' | 'rowsPage' | 'changedSince'>

/** What a whole backup is taken of: an archive with its folder and keys, open for writing or only for reading. */
export interface BackupSource {
  readonly folder: string
  readonly keys: ArchiveKeys
  readonly archive: RowsSource & Pick<Archive, 'journalEnd' | 'purged' | 'history'>
}

/**
 * Rows page by page, or only those that commits after `since` changed; what commits changed meanwhile follows, until nothing did. `at`, what `look` said of
 * the archive at that very commit, is known once the lines have ended.
 */
export function steadyRows<T>(source: RowsSource, look: () => T, since: number | null = null): { readonly lines: AsyncIterable<RowLine>; readonly at: () => T } {
  let last: { readonly seen: T } | undefined
  async function* lines(): AsyncGenerator<RowLine> {
    let seq = since ?? source.head().seq
    if (since === null) yield* allRows(source)
    for (let now = source.head(); now.seq !== seq; now = source.head()) {
      const changed = await source.changedSince(seq)
      yield* changed.map(toLine)
      seq = now.seq
    }
    last = { seen: look() }
  }
  return {
    lines: lines(),
    at: () => {
      if (last === undefined) throw new Error('rows that were not read to their end')
      return last.seen
    },
  }
}

async function* allRows(source: RowsSource): AsyncGenerator<RowLine> {
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page = await source.rowsPage(after)
    yield* page.rows.map(toLine)
    after = page.next
  }
}

/** `_h` can be made from the rest. */
export function toLine({ table, id, row }: StoredRow): RowLine {
  if (row === null) return { table, id, value: null }
  const { _h: _, ...value } = row
  return { table, id, value }
}
