import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { backupIdsIn } from './known-packs.ts'
import { removeBackups } from './prune-set.ts'
import { readManifest } from './read-manifest.ts'
import { openSetFiles } from './set-files.ts'
import { seqOf } from './set-format.ts'
import { snapshotsToKeep } from './snapshots-to-keep.ts'

/** Manifests are opened to be judged, so not each time. */
const mostBackups = 40

/** Keeps of a mirror what is kept of snapshots; while any manifest doesn't open, everything. Nothing of before a purge (`since`: its seq) is kept. */
export async function pruneMirror(set: string, keys: ArchiveKeys, since: number, most = mostBackups): Promise<void> {
  const outdated = backupIdsIn(await openSetFiles(set)).filter(id => seqOf(id) < since)
  if (outdated.length > 0) await removeBackups(set, outdated)
  const files = await openSetFiles(set)
  const ids = backupIdsIn(files)
  if (ids.length <= most) return
  const backups = await Promise.all(ids.map(async id => {
    const { at, seq, counts } = await readManifest(files, keys, id)
    return { id, at, seq, counts }
  }))
  const keep = snapshotsToKeep(backups, at => new Date(at).toDateString())
  await removeBackups(set, ids.filter(id => !keep.has(id)))
}
