import { modelVersion } from '#shared/model/tables.ts'
import { checkHead } from '../history/check-head.ts'
import type { KnownPacks } from './known-packs.ts'
import type { RowsPack, SetManifest } from './set-format.ts'
import type { BackupSource } from './steady-rows.ts'

/** Rows that lie in the set as the archive had them at one of its commits: only what changed since must be written. */
export interface RowsBefore {
  readonly seq: number
  readonly packs: readonly RowsPack[]
}

/** So many packs at most, and later ones of at most a fifth of the first: else all rows are written anew, so that no backup hangs on a long row of packs. */
const mostPacks = 8
const mostChanged = 0.2

/** What the newest backup of the set holds of the rows; null where it can't be built upon. Its packs must still be asked whether they are sound. */
export async function rowsBefore(known: KnownPacks, archive: BackupSource['archive']): Promise<RowsBefore | null> {
  const before = known.newest
  if (before === null || !isOurs(before) || before.seq > archive.head().seq) return null
  const packs = before.packs.filter((pack): pack is RowsPack => pack.holds === 'tables')
  const areThere = packs.length > 0 && packs.every(({ name }) => known.packs.has(name))
  if (!areThere || packs.length >= mostPacks || isMostlyChanged(packs)) return null
  if ((await checkHead(archive, before.seq, before.head)) !== 'fits') return null // another history: its rows are none of ours
  return { seq: before.seq, packs }
}

/** Of the whole archive as the present model has it, with no attachment missing: which ones are named is known of new rows only. */
function isOurs({ kind, scope, schema, missingBlobs }: SetManifest): boolean {
  return kind === 'full' && scope === 'all' && schema === modelVersion && missingBlobs.length === 0
}

function isMostlyChanged([first, ...later]: readonly RowsPack[]): boolean {
  return later.reduce((sum, { lines }) => sum + lines, 0) > (first?.lines ?? 0) * mostChanged
}
